package io.hubbub.client.bench;

import io.hubbub.client.IrcMessage;
import io.hubbub.net.LineSplitter;
import io.hubbub.net.Text;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.WriteStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** One member on its way into a channel of an IRC server: registers, joins when told to, and answers PING meanwhile. */
final class IrcEntrance implements Entrance, LineSplitter.Lines {
    private static final int END_OF_NAMES = 366;
    private static final String ECHO = "echo-message";

    private final int index;
    private final WriteStream<Buffer> socket;
    private final String nick;
    private final String channel;
    private final String capabilities;
    private final Host host;
    private final LineSplitter splitter = new LineSplitter(IrcMessage.LONGEST_BYTES, this);
    private boolean joined;

    /** @param capabilities with spaces between them; may be empty */
    IrcEntrance(int index, WriteStream<Buffer> socket, String nick, String channel, String capabilities, Host host) {
        this.index = index;
        this.socket = socket;
        this.nick = nick;
        this.channel = channel;
        this.capabilities = capabilities;
        this.host = host;
    }

    /**
     * The capabilities that a member asks for. A speaker asks for {@code echo-message} besides: so it gets its own messages, as at the
     * other doors, in their place among the others', and those who have the same capabilities but for that see the same bytes.
     */
    static String capabilities(BenchOptions options, int index) {
        List<String> sets = options.capabilities();
        String set = sets.get(index % sets.size());
        boolean more = index < options.senders() && !List.of(set.split(",")).contains(ECHO);
        return ((more ? ECHO + " " : "") + set.replace(',', ' ')).strip();
    }

    @Override
    public int index() {
        return index;
    }

    @Override
    public void introduce() {
        String negotiation = capabilities.isEmpty() ? "" : "CAP REQ :" + capabilities + "\r\n";
        send(negotiation + "NICK " + nick + "\r\nUSER bench 0 * :bench");
    }

    @Override
    public void join() {
        send("JOIN #" + channel);
    }

    @Override
    public void received(Buffer data) {
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
