package io.hubbub.client.bench;

import io.hubbub.client.IrcMessage;
import io.hubbub.net.LineSplitter;
import io.hubbub.net.Text;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.WriteStream;
import java.nio.charset.StandardCharsets;

/** One member on its way into a channel of an IRC server: registers, joins when told to, and answers PING meanwhile. */
final class IrcEntrance implements LineSplitter.Lines {
    /** What becomes of it. */
    interface Host {
        void welcomed(IrcEntrance member);

        void joined(IrcEntrance member);

        void refused(IrcEntrance member, String why);
    }

    private static final int END_OF_NAMES = 366;

    private final int index;
    private final WriteStream<Buffer> socket;
    private final Host host;
    private final LineSplitter splitter = new LineSplitter(IrcMessage.LONGEST_BYTES, this);
    private boolean joined;

    IrcEntrance(int index, WriteStream<Buffer> socket, Host host) {
        this.index = index;
        this.socket = socket;
        this.host = host;
    }

    int index() {
        return index;
    }

    /** @param capabilities with spaces between them; may be empty */
    void register(String nick, String capabilities) {
        String wish = capabilities.isEmpty() ? "" : "CAP REQ :" + capabilities + "\r\n";
        send(wish + "NICK " + nick + "\r\nUSER bench 0 * :bench");
    }

    void join(String channel) {
        send("JOIN " + channel);
    }

    void received(Buffer data) {
        splitter.handle(data);
    }

    private void send(String line) {
        socket.write(Buffer.buffer(line + "\r\n"));
    }

    @Override
    public void line(Buffer line) {
        if (isOthersComing(line)) {
            return;
        }
        IrcMessage message = IrcMessage.parse(line.toString(StandardCharsets.UTF_8));
        switch (message.command()) {
            case "PING" -> send("PONG :" + message.text());
            case "CAP" -> capabilities(message);
            case "ERROR" -> refused(message.text());
            default -> replied(message);
        }
    }

    /** Most of what is received: who asks a thousand members in is told of a thousand others by each. */
    private static boolean isOthersComing(Buffer line) {
        int command = line.length() > 0 && line.getByte(0) == ':' ? afterSpace(line) : 0;
        return command + 1 < line.length() && line.getByte(command) == 'J' && line.getByte(command + 1) == 'O';
    }

    private static int afterSpace(Buffer line) {
        int at = 0;
        while (at < line.length() && line.getByte(at) != ' ') {
            at++;
        }
        return at + 1;
    }

    private void capabilities(IrcMessage message) {
        switch (message.parameter(1)) {
            case "ACK" -> send("CAP END");
            case "NAK" ->
                refused("the server does not offer all of: " + message.text().strip());
            default -> {
                // Nothing that was asked for.
            }
        }
    }

    private void replied(IrcMessage message) {
        if (message.numeric() == IrcMessage.WELCOME) {
            host.welcomed(this);
        } else if (message.numeric() == END_OF_NAMES && !joined) {
            joined = true;
            host.joined(this);
        } else if (message.isComplaint()) {
            refused(message.complaint());
        }
    }

    private void refused(String why) {
        if (!joined) {
            host.refused(this, Text.harmless(why));
        }
    }

    @Override
    public void lineTooLong() {}
}
