package io.hubbub.client;

import io.hubbub.net.LineSplitter;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.WriteStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** The {@link Probe} at an IRC server: gets in, sends, and measures how long a PING takes there and back. */
final class IrcIntroduction implements LineSplitter.Lines {
    private static final String TOKEN = "round-trip";

    private final WriteStream<Buffer> socket;
    private final String nick;
    private final Buffer payload;
    private final Consumer<String> say;
    private final LongSupplier clock;
    private final LineSplitter splitter = new LineSplitter(IrcMessage.LONGEST_BYTES, this);

    private long pingedNs;
    private boolean answered;

    /**
     * @param payload what to send once we are in, or null for nothing
     * @param clock nanoseconds
     */
    IrcIntroduction(WriteStream<Buffer> socket, String nick, Buffer payload, Consumer<String> say, LongSupplier clock) {
        this.socket = socket;
        this.nick = nick;
        this.payload = payload;
        this.say = say;
        this.clock = clock;
    }

    /** The lines to send first. */
    Buffer greeting() {
        return Buffer.buffer("NICK " + nick + "\r\nUSER " + nick + " 0 * :" + nick + "\r\n");
    }

    void received(Buffer chunk) {
        splitter.handle(chunk);
    }

    @Override
    public void line(Buffer line) {
        IrcMessage message = IrcMessage.parse(line.toString(StandardCharsets.UTF_8));
        if (message.command().equals("PING")) {
            socket.write(Buffer.buffer("PONG :" + message.text() + "\r\n"));
        } else if (message.numeric() == IrcMessage.WELCOME) {
            welcomed(message.parameter(0));
        } else if (message.command().equals("PONG") && message.text().equals(TOKEN) && !answered) {
            answered = true;
            double millis = (clock.getAsLong() - pingedNs) / 1e6;
            say.accept(String.format(Locale.ROOT, "round trip: %.2f ms", millis));
        }
    }

    @Override
    public void lineTooLong() {}

    private void welcomed(String givenNick) {
        say.accept("let in as " + givenNick);
        pingedNs = clock.getAsLong();
        socket.write(Buffer.buffer("PING :" + TOKEN + "\r\n"));
        if (payload != null) {
            socket.write(payload);
            say.accept("we wrote: " + payload.length());
        }
    }

    /** Whether the server has let us in and answered. */
    boolean isAnswered() {
        return answered;
    }
}
