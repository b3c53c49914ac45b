package io.hubbub.scenario;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hubbub.TestServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Ann is connected many times, at three doors and at every instance of the server, and Bob as well, who looks after the room. For others she
 * is one.
 */
@Timeout(120)
class OnePersonTest {
    private static final int CONNECTIONS = 12;
    private static final String PASSWORD = "sesame";

    private static final String SERVER =
            "{'instances': %s, 'history': {'uri': 'sqlite:%s'}, 'accounts': {'passwordRounds': 4096}, 'doors': ["
                    + "{'door': 'web', 'port': 0, 'floodBurst': 0}, {'door': 'irc', 'port': 0, 'floodBurst': 0},"
                    + "{'door': 'line', 'port': 0, 'floodBurst': 0, 'room': 'den', 'replay': 0}]}";

    @TempDir
    Path folder;

    private final List<Eyes> anns = new ArrayList<>();
    private final List<Eyes> bobs = new ArrayList<>();
    private final List<AutoCloseable> clients = new ArrayList<>();
    private TestServer server;
    private JsonClient bob;
    private int marks;

    /** What one connection has seen, a line each, and how it speaks. */
    private static final class Eyes {
        final String door;
        final Queue<String> seen = new ConcurrentLinkedQueue<>();
        Consumer<String> talk;

        Eyes(String door) {
            this.door = door;
        }

        long count(String part) {
            return seen.stream().filter(line -> line.contains(part)).count();
        }

        void awaits(String part) {
            Scenario.await(part + " at the door " + door, () -> count(part) > 0);
        }
    }

    @AfterEach
    void stop() throws Exception {
        for (AutoCloseable client : clients) {
            client.close();
        }
        server.close();
    }

    // How they come in.

    private JsonClient jsonClient(String account, String verb, Eyes eyes) {
        JsonClient client = JsonClient.open(server.port("web"), message -> eyes.seen.add(message.toString()));
        clients.add(client);
        ObjectNode request = JsonClient.object(verb).put("account", account);
        JsonNode in = client.ask(request.put("password", PASSWORD));
        assertEquals(account, in.path("nick").asText(), in::toString);
        assertEquals(
                "joined",
                client.ask(JsonClient.object("join").put("room", "den"))
                        .path("type")
                        .asText());
        eyes.talk =
                text -> client.send(JsonClient.object("direct").put("to", "bob").put("text", text));
        return client;
    }

    private void ircClient(String account, Eyes eyes) {
        Talker client = new Talker(server.port("irc"), " 366 ", eyes.seen::add);
        clients.add(client);
        String secret = "\0" + account + "\0" + PASSWORD;
        client.send("CAP REQ :sasl echo-message\r\nAUTHENTICATE PLAIN\r\nAUTHENTICATE "
                + Base64.getEncoder().encodeToString(secret.getBytes(UTF_8)) + "\r");
        eyes.awaits(" 903 ");
        client.send("NICK " + account + "\r\nUSER x 0 * :x\r\nCAP END\r\nJOIN #den\r");
        client.awaitWelcome();
        eyes.talk = text -> client.send("PRIVMSG bob :" + text + "\r");
    }

    /** Comes into the room as a guest, and is somebody there who is in it already. */
    private void lineClient(String account, Eyes eyes) {
        Talker client = new Talker(server.port("line"), "* Here:", eyes.seen::add);
        clients.add(client);
        client.awaitWelcome().send("/login " + account + " " + PASSWORD);
        eyes.awaits("* You are now " + account);
        eyes.talk = text -> client.send("/msg bob " + text);
    }

    private void comesIn(String account, List<Eyes> all) {
        for (int i = 0; i < CONNECTIONS; i++) {
            Eyes eyes = new Eyes(List.of("web", "irc", "line").get(i % 3));
            all.add(eyes);
            switch (eyes.door) {
                case "web" -> jsonClient(account, i == 0 ? "register" : "login", eyes);
                case "irc" -> ircClient(account, eyes);
                default -> lineClient(account, eyes);
            }
        }
    }

    /** Everybody has seen everything that has happened in the room so far. */
    private void everybodyIsThere(List<Eyes> all) {
        String mark = "mark" + ++marks;
        bob.ask(JsonClient.object("say").put("room", "den").put("text", mark));
        all.forEach(eyes -> eyes.awaits(mark));
    }

    private List<String> members() {
        List<String> members = new ArrayList<>();
        JsonNode names = bob.ask(JsonClient.object("names").put("room", "den"));
        for (JsonNode member : names.path("members")) {
            members.add(member.path("nick").asText() + member.path("roles"));
        }
        return members.stream().sorted().toList();
    }

    private void each(List<Eyes> all, int times, String web, String irc, String line) {
        for (Eyes eyes : all) {
            String what =
                    List.of(web, irc, line).get(List.of("web", "irc", "line").indexOf(eyes.door));
            assertEquals(times, eyes.count(what), () -> eyes.door + " " + what + ": " + String.join("\n", eyes.seen));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 4})
    void sheIsOneMemberHearsEverythingEverywhereHasARoleOnceAndIsKickedAtAllDoors(int instances) {
        server = TestServer.start(SERVER.formatted(String.valueOf(instances), folder.resolve("hubbub.db")));
        Eyes first = new Eyes("web");
        bob = jsonClient("bob", "register", first);
        bobs.add(first);
        for (String door : List.of("irc", "line")) {
            Eyes eyes = new Eyes(door);
            bobs.add(eyes);
            if (door.equals("irc")) {
                ircClient("bob", eyes);
            } else {
                lineClient("bob", eyes);
            }
        }
        comesIn("ann", anns);
        List<Eyes> all = new ArrayList<>(anns);
        all.addAll(bobs);
        everybodyIsThere(all);
        assertEquals(List.of("ann", "bob[\"operator\"]"), members());
        each(bobs, 1, "\"nick\":\"ann\",\"kind\":\"join\"", ":ann!", "* ann joined");

        bob.ask(JsonClient.object("direct").put("to", "ann").put("text", "psst"));
        anns.forEach(eyes -> eyes.awaits("psst"));
        for (int i = 0; i < anns.size(); i++) {
            String text = "from" + i + "!";
            anns.get(i).talk.accept(text);
            bobs.forEach(eyes -> eyes.awaits(text));
            anns.forEach(eyes -> eyes.awaits(text));
        }
        everybodyIsThere(all);
        each(anns, 1, "psst", "psst", "psst");
        each(bobs, 1, "from5!", "from5!", "from5!");

        bob.ask(JsonClient.object("role")
                .put("room", "den")
                .put("nick", "ann")
                .put("role", "voice")
                .put("granted", true));
        everybodyIsThere(all);
        assertEquals(List.of("ann[\"voice\"]", "bob[\"operator\"]"), members());
        each(all, 1, "\"role\":\"voice\",\"who\":\"ann\"", "MODE #den +v ann", "* bob gave voice to ann");

        bob.ask(JsonClient.object("kick").put("room", "den").put("nick", "ann").put("reason", "noise"));
        anns.forEach(eyes -> eyes.awaits("noise"));
        everybodyIsThere(bobs);
        assertEquals(List.of("bob[\"operator\"]"), members());
        each(bobs, 1, "noise", "noise", "noise");
        each(anns, 1, "noise", "noise", "noise");
        long before = anns.stream().mapToLong(eyes -> eyes.count("mark")).sum();
        everybodyIsThere(bobs);
        bob.ask(JsonClient.object("direct").put("to", "ann").put("text", "sorry"));
        anns.forEach(eyes -> eyes.awaits("sorry"));
        assertEquals(before, anns.stream().mapToLong(eyes -> eyes.count("mark")).sum(), "what is said in the room");
        assertTrue(server.stats().mistakes().made() == 0);
    }
}
