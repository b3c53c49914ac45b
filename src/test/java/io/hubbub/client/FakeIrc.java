package io.hubbub.client;

import io.hubbub.net.LineSplitter;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * An IRC server for one client named bob: lets it in, and answers what it sends by its first word. A test gives other
 * answers, before the client comes.
 */
final class FakeIrc implements AutoCloseable {
    private final FakeServer server = new FakeServer(this::welcome);
    private final Map<String, String> answers = new HashMap<>();
    private final List<String> received = new CopyOnWriteArrayList<>();

    FakeIrc() {
        on("CAP REQ", ":irc.test CAP * ACK :echo-message");
        on("CAP END", ":irc.test 001 bob :Welcome to Test, bob");
        on("JOIN", ":bob!b@h JOIN #lobby\r\n:irc.test 353 bob = #lobby :@bob ann\r\n:irc.test 366 bob #lobby :End");
        on("QUIT", "ERROR :Closing Link");
    }

    /** Answers lines that begin so with these, the latest first; nothing said is no answer. */
    FakeIrc on(String beginning, String answer) {
        answers.put(beginning, answer);
        return this;
    }

    private void welcome(NetSocket socket) {
        socket.handler(new LineSplitter(1 << 16, new LineSplitter.Lines() {
            @Override
            public void line(Buffer line) {
                answer(socket, line.toString());
            }

            @Override
            public void lineTooLong() {
                socket.close();
            }
        }));
    }

    private void answer(NetSocket socket, String line) {
        received.add(line);
        answers.entrySet().stream()
                .filter(entry ->
                        line.startsWith(entry.getKey()) && !entry.getValue().isEmpty())
                .forEach(entry -> socket.write(entry.getValue() + "\r\n"));
        if (line.startsWith("QUIT")) {
            socket.close();
        }
    }

    /** All lines so far. */
    List<String> received() {
        return received;
    }

    Endpoint endpoint() {
        return server.endpoint();
    }

    @Override
    public void close() {
        server.close();
    }
}
