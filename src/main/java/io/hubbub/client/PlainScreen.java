package io.hubbub.client;

import io.hubbub.net.LineSplitter;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;

/** No terminal: every line of the input is a message, and what the server says goes to the output as it comes. */
final class PlainScreen implements Screen {
    static final int LIMIT_BYTES = 65536;

    private final InputStream in;
    private final PrintStream out;
    private final PrintStream err;
    private final Look look;

    PlainScreen(InputStream in, PrintStream out, PrintStream err, Look look) {
        this.in = in;
        this.out = out;
        this.err = err;
        this.look = look;
    }

    @Override
    public void show(String line) {
        out.print(look.stamp() + line + "\n");
        out.flush();
    }

    @Override
    public void tell(String notice) {
        err.print(notice + "\n");
        err.flush();
    }

    @Override
    public void converse(Conversation conversation) throws IOException {
        LineSplitter splitter = new LineSplitter(LIMIT_BYTES, new Speaker(conversation));
        byte[] chunk = new byte[8192];
        int length = in.read(chunk);
        while (length >= 0 && !conversation.ended().isComplete()) {
            splitter.handle(Buffer.buffer(length).appendBytes(chunk, 0, length));
            length = in.read(chunk);
        }
        splitter.end();
        conversation.leave();
    }

    @Override
    public void close() {
        out.flush();
    }

    private final class Speaker implements LineSplitter.Lines {
        private final Conversation conversation;

        Speaker(Conversation conversation) {
            this.conversation = conversation;
        }

        /** Waits for each write, so that a large input is read only as fast as the server takes it. */
        @Override
        public void line(Buffer line) {
            conversation.say(line).otherwiseEmpty().await();
        }

        @Override
        public void lineTooLong() {
            tell("a line of more than " + LIMIT_BYTES + " bytes was not sent");
        }
    }
}
