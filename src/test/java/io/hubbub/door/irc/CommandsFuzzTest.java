package io.hubbub.door.irc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hubbub.TestServer;
import io.hubbub.room.CloseReason;
import java.io.ByteArrayOutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Commands with any parameters, from several clients at once. */
@Timeout(120)
class CommandsFuzzTest {
    private static final int CLIENTS = 6;
    private static final int ROUNDS = 30;
    private static final int LINES = 12;

    private static final List<String> WORDS = List.of(
            "#den",
            "#DEN",
            "#x",
            "#",
            "##",
            "@#den",
            "+#den",
            "den",
            "fuzz0",
            "fuzz1",
            "FUZZ2",
            "fuzz3",
            "fuzz4",
            "nobody",
            "guest1",
            "hubbub.local",
            "root",
            "frenchfries",
            "+o",
            "-o",
            "+B",
            "+iw",
            "-n",
            "+b",
            "+beI",
            "+k",
            "+l",
            "-kl",
            "+mst-n",
            "+ovb",
            "*!*@*",
            "f?zz*!*@127.*",
            "7",
            "-1",
            "0",
            "+",
            "-",
            "C",
            "L",
            "S",
            "LS",
            "302",
            "REQ",
            "LIST",
            "END",
            "server-time",
            "-message-tags",
            "%tcuihsnfdlaor,12",
            "%n",
            ">1",
            "u",
            "sum",
            ",",
            ",,a,",
            "*",
            ":",
            "::",
            ": a  b ",
            ":\u0001ACTION waves\u0001",
            ":\u0001VERSION\u0001",
            "\r",
            "a\rb",
            "\0",
            "\u0001",
            "é",
            "👩‍👩‍👧",
            "\u2028",
            "\u202E",
            "=;\\",
            "x".repeat(300),
            "é".repeat(200));

    private static final List<String> TAGS = List.of(
            "+a=b",
            "+a",
            "+draft/reply=x\\:y\\s",
            "+=x",
            "time=now",
            "msgid=mine",
            "bot",
            "batch=1",
            ";;",
            "\\",
            "+é=👩‍👩‍👧",
            "+n=\0\r",
            "+long=" + "x".repeat(1500),
            "+cr=" + "\r".repeat(1900));

    private final Random random;
    private int connections;
    private int sent;

    CommandsFuzzTest() {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        random = new Random(seed);
    }

    /** One of the clients. One that keeps to its labels never negotiates again, so that each must be answered. */
    private static final class Client {
        final IrcPeer peer;
        final boolean labels;
        final List<String> asked = new ArrayList<>();
        byte[] input = {};
        boolean gone;

        Client(IrcPeer peer, boolean labels) {
            this.peer = peer;
            this.labels = labels;
        }
    }

    @Test
    void nothingThatIsSentMakesTheDoorStumble() {
        try (TestServer server = TestServer.start("""
                {'doors': [{'door': 'irc', 'port': 0, 'floodBurst': 0, 'operators': [
                  {'name': 'root', 'passwordHash': '$2a$04$3GzUZB5JapaAbwn7sogpOu9NSiLOgnozVllm2e96LiNPrm61ZsZSq'}]}]}
                """)) {
            List<Client> clients = new ArrayList<>();
            for (int round = 0; round < ROUNDS; round++) {
                clients.removeIf(client -> client.gone);
                while (clients.size() < CLIENTS) {
                    clients.add(newcomer(server));
                }
                for (Client client : clients) {
                    send(client);
                }
                for (Client client : clients) {
                    check(client);
                }
            }
            assertEquals(0, server.stats().closed(CloseReason.INTERNAL_ERROR));
            assertEquals(0, server.stats().mistakes().made());
            clients.forEach(client -> client.peer.hangUp());
            server.awaitOpen(0);
            TestServer.await(() -> leftOver(server).equals("0 0 0 0 0"), "nothing left over: " + leftOver(server));
            assertEquals(0, server.stats().closed(CloseReason.INTERNAL_ERROR));
            assertEquals(0, server.stats().mistakes().made());
        }
    }

    private static String leftOver(TestServer server) {
        var count = server.stats().presence();
        return Stream.of(count.present(), count.strangers(), count.hidden(), count.operators(), count.rooms())
                .map(String::valueOf)
                .reduce((a, b) -> a + " " + b)
                .orElseThrow();
    }

    private Client newcomer(TestServer server) {
        boolean labels = random.nextBoolean();
        List<String> wanted = new ArrayList<>();
        for (Capability capability : Capability.offered(false, false, false)) {
            if (random.nextBoolean()) {
                wanted.add(capability.written());
            }
        }
        if (labels) {
            wanted.addAll(List.of("batch", "labeled-response"));
        }
        IrcPeer peer = IrcPeer.stranger(server).sends("CAP REQ :" + String.join(" ", wanted));
        String nick = "fuzz" + connections++ % CLIENTS;
        peer.sends("CAP END", "NICK " + nick, "NICK late" + connections, "USER u 0 * :U", "JOIN #den");
        return new Client(peer, labels);
    }

    private void send(Client client) {
        ByteArrayOutputStream input = new ByteArrayOutputStream();
        for (int i = 0; i < LINES; i++) {
            String line = command(client);
            String tags = tags();
            String label = "label" + sent++;
            boolean fits = line.getBytes(UTF_8).length < 500 && tags.getBytes(UTF_8).length < 4000;
            if (fits && random.nextBoolean()) {
                tags = "label=" + label + (tags.isEmpty() ? "" : ";" + tags);
                client.asked.add(label);
            }
            input.writeBytes(((tags.isEmpty() ? "" : "@" + tags + " ") + line).getBytes(UTF_8));
            if (random.nextInt(20) == 0) {
                input.write(0xE9);
            }
            input.writeBytes("\r\n".getBytes(UTF_8));
        }
        input.writeBytes("PING barrier\r\n".getBytes(UTF_8));
        client.input = input.toByteArray();
        client.peer.peer().send(client.input);
    }

    private String command(Client client) {
        if (random.nextInt(30) == 0) {
            return "OPER root frenchfries";
        }
        List<Command> all = List.copyOf(Command.all());
        String name = all.get(random.nextInt(all.size())).name();
        boolean fatal = name.equals("QUIT") || name.equals("KILL");
        if ((fatal && random.nextInt(4) > 0) || (name.equals("CAP") && client.labels)) {
            name = "PRIVMSG";
        }
        StringBuilder line = new StringBuilder(random.nextInt(10) == 0 ? ":fuzz1 " : "").append(name);
        for (int words = random.nextInt(5); words > 0; words--) {
            line.append(random.nextInt(10) == 0 ? "," : " ").append(WORDS.get(random.nextInt(WORDS.size())));
        }
        return line.toString();
    }

    private String tags() {
        List<String> tags = new ArrayList<>();
        for (int i = random.nextInt(4) - 1; i > 0; i--) {
            tags.add(TAGS.get(random.nextInt(TAGS.size())));
        }
        return String.join(";", tags);
    }

    /** Reads until the barrier, or until the server says goodbye. */
    private static void check(Client client) {
        List<String> seen = new ArrayList<>();
        while (true) {
            String line = line(client, seen);
            Message message = Message.parse(line);
            isWellFormed(line, message);
            seen.add(line);
            if (message.command().equals("ERROR")) {
                client.gone = true;
                return;
            } else if (message.command().equals("PONG") && message.parameter(1).equals("barrier")) {
                break;
            }
        }
        if (client.labels) {
            for (String label : client.asked) {
                seen = Answer.find(label, seen).others();
            }
            for (String line : seen) {
                assertTrue(!Message.parse(line).tags().containsKey("batch"), line);
                assertTrue(!Message.parse(line).tags().containsKey("label"), line);
            }
        }
        client.asked.clear();
    }

    private static String line(Client client, List<String> seen) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        while (true) {
            byte[] next = next(client, seen);
            assertEquals(1, next.length, "the end without a goodbye");
            bytes.writeBytes(next);
            if (next[0] == '\n') {
                break;
            }
        }
        try {
            String line = UTF_8.newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString();
            assertTrue(line.endsWith("\r\n"), line);
            return line.substring(0, line.length() - 2);
        } catch (CharacterCodingException broken) {
            throw new AssertionError("not UTF-8: " + bytes.toString(UTF_8), broken);
        }
    }

    private static byte[] next(Client client, List<String> seen) {
        try {
            return client.peer.peer().bytes(1);
        } catch (UncheckedIOException silence) {
            throw new AssertionError(
                    "not answered: " + new String(client.input, UTF_8) + "\nbut for:\n" + String.join("\n", seen),
                    silence);
        }
    }

    private static void isWellFormed(String line, Message message) {
        assertTrue(line.chars().noneMatch(c -> c == '\r' || c == '\n' || c == 0), line);
        int tags = line.startsWith("@") ? line.indexOf(' ') + 1 : 0;
        assertTrue(line.substring(0, tags).getBytes(UTF_8).length <= 8191, () -> tags + " of tags: " + line);
        assertTrue(line.substring(tags).getBytes(UTF_8).length <= 510, () -> "too long: " + line);
        assertTrue(line.substring(tags).matches("(?s)(:[^ ]+ )?([A-Z]+|[0-9]{3})( .*)?"), line);
        assertTrue(message.parameters().size() <= 15, line);
        long names = tags == 0 ? 0 : line.substring(1, tags - 1).split(";").length;
        assertEquals(names, message.tags().size(), line);
    }
}
