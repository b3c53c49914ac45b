package io.hubbub.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hubbub.room.MessageId;
import io.hubbub.scenario.Witness.Heard;
import io.hubbub.store.PostgresServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A server that is killed again and again while everybody speaks keeps what it promised to keep: where events are stored before anybody
 * sees them, all that anybody saw; else all but the end of it. {@code -Dhubbub.kill.rounds} says how often.
 */
@Timeout(900)
class KilledServerTest {
    private static final List<String> ROOMS = List.of("lobby", "den");

    /** After that a relayed event is stored for sure, on a machine that has anything to do with others. */
    private static final long COMMITTED_NS = TimeUnit.SECONDS.toNanos(5);

    private static final String SERVER = """
            { "limits": { "behindBytes": 16777216 },
              "history": { "durability": "%s", "flushMillis": 50, "keepEvents": 0 },
              "doors": [
                { "door": "raw", "port": 0, "room": "lobby" },
                { "door": "raw", "name": "rawden", "port": 0, "room": "den" },
                { "door": "line", "port": 0, "room": "lobby", "floodBurst": 0 },
                { "door": "line", "name": "lineden", "port": 0, "room": "den", "floodBurst": 0 },
                { "door": "irc", "port": 0, "floodBurst": 0, "registrationSeconds": 0 },
                { "door": "web", "port": 0, "floodBurst": 0 } ] }
            """;

    @TempDir
    Path folder;

    private final Random random = Scenario.random();
    private final int rounds = Integer.getInteger("hubbub.kill.rounds", Scenario.isFull() ? 20 : 2);
    private final Witness witness = new Witness();

    /** What is kept of each room, as it was read after the last start. */
    private final Map<String, Kept> kept = new ConcurrentHashMap<>();

    /** When the server was killed, in each of its lives. */
    private final List<Long> killedNs = new ArrayList<>();

    private volatile boolean isKilled;
    private boolean isStored;
    private String uri;

    /** What is kept of a room: its events, by their numbers, and the gaps between them. */
    private record Kept(NavigableMap<Long, JsonNode> events, NavigableMap<Long, Long> gaps) {
        boolean isGap(long seq) {
            Map.Entry<Long, Long> before = gaps.floorEntry(seq);
            return before != null && before.getValue() >= seq;
        }
    }

    @Test
    void whatAnybodySawIsThereIfItIsStoredFirst() throws Exception {
        diesAgainAndAgain("sqlite:" + folder.resolve("kept.db"), true);
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("kept.db"))) {
            everythingIsInTheTable(connection);
        }
    }

    @Test
    void onlyTheEndIsMissingIfItIsRelayedFirst() throws Exception {
        diesAgainAndAgain("sqlite:" + folder.resolve("kept.db"), false);
    }

    @Test
    void theSameHoldsForPostgres() throws Exception {
        diesAgainAndAgain(PostgresServer.shared().newDatabase(), true);
    }

    @Test
    void andForPostgresIfItIsRelayedFirst() throws Exception {
        diesAgainAndAgain(PostgresServer.shared().newDatabase(), false);
    }

    private void diesAgainAndAgain(String database, boolean storedFirst) throws Exception {
        uri = database;
        isStored = storedFirst;
        for (int life = 0; life <= rounds; life++) {
            witness.life = life;
            try (ServerProcess server = start(life)) {
                if (life > 0) {
                    auditAll(server);
                }
                if (life == rounds) {
                    assertEquals(List.of(), server.complaints());
                    server.terminate();
                    server.exitCode();
                } else {
                    speakAndDie(server, life);
                }
            }
        }
        System.out.printf(
                "%s: %d lives, %d events received%n",
                storedFirst ? "stored" : "relayed",
                rounds + 1,
                ROOMS.stream().mapToInt(room -> witness.inRoom(room).size()).sum());
    }

    private ServerProcess start(int life) throws IOException {
        Path files = Files.createDirectory(folder.resolve("life" + life));
        String durability = isStored ? "stored" : "relayed";
        return ServerProcess.start(files, SERVER.formatted(durability), Map.of("HUBBUB_HISTORY_URI", uri), "-Xmx256m");
    }

    // A life, and its end.

    private void speakAndDie(ServerProcess server, int life) throws Exception {
        isKilled = false;
        List<AutoCloseable> clients = new ArrayList<>();
        try (Writers writers = new Writers(server, life, "")) {
            JsonClient operator = JsonClient.open(server.port("web"), message -> {});
            clients.add(operator);
            ROOMS.forEach(room -> operator.ask(JsonClient.object("join").put("room", room)));
            listen(server, writers, clients);
            for (int i = 0; i < 5; i++) {
                boolean even = i % 2 == 0;
                writers.raw(even ? "raw" : "rawden").line(even ? "line" : "lineden");
                writers.irc(even ? "lobby" : "den").json(even ? "lobby" : "den");
            }
            writers.begin();
            for (int i = 0; i < 3; i++) {
                changeTheRoom(operator, life, i).join();
            }
            long startNs = System.nanoTime();
            long lifeNs = TimeUnit.MILLISECONDS.toNanos(300 + random.nextInt(Scenario.isFull() ? 8000 : 1200));
            Thread other = new Thread(() -> asksOnAndOn(server), "asks for pages");
            other.start();
            for (int i = 3; System.nanoTime() - startNs < lifeNs; i++) {
                changeTheRoom(operator, life, i);
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
            }
            isKilled = true;
            killedNs.add(System.nanoTime());
            server.signal("KILL");
            server.exitCode();
            other.join();
            for (AutoCloseable client : clients) {
                if (client instanceof JsonClient json) {
                    Scenario.await("the end of a connection", json::hasEnded);
                    json.check();
                } else if (client instanceof Talker talker) {
                    Scenario.await("the end of a connection", talker::hasEnded);
                }
            }
        } finally {
            for (AutoCloseable client : clients) {
                client.close();
            }
        }
    }

    private void listen(ServerProcess server, Writers writers, List<AutoCloseable> clients) {
        for (int i = 0; i < 2; i++) {
            boolean isFirst = i == 0;
            JsonClient reader = JsonClient.open(server.port("web"), message -> {
                if (message.path("type").asText().equals("event")) {
                    witness.hear(message.path("room").asText(), message);
                    if (isFirst) {
                        writers.seen(message);
                    }
                }
            });
            clients.add(reader);
            ROOMS.forEach(room -> reader.ask(JsonClient.object("join").put("room", room)));
        }
        for (String door : List.of("raw", "rawden")) {
            clients.add(new Talker(server.port(door), "", witness::hearWords));
        }
        for (String door : List.of("line", "lineden")) {
            clients.add(new Talker(server.port(door), "* Here:", witness::hearWords).awaitWelcome());
        }
        Talker irc = new Talker(server.port("irc"), " 366 ", witness::hearWords);
        clients.add(irc);
        irc.send("NICK ircreader\r\nUSER i 0 * :i\r\nJOIN #den\r\nJOIN #lobby\r");
        irc.awaitWelcome();
    }

    /** What a page shows is kept, whatever happens then. */
    private void asksOnAndOn(ServerProcess server) {
        try {
            JsonClient client = JsonClient.open(server.port("web"), message -> {});
            client.ask(JsonClient.object("join").put("room", "lobby"));
            while (!client.hasEnded()) {
                JsonNode page = client.ask(
                        JsonClient.object("history").put("room", "lobby").put("count", 50));
                page.path("events").forEach(event -> witness.seeKept("lobby", event));
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
            }
            client.close();
        } catch (AssertionError killed) {
            if (!isKilled) {
                throw killed;
            }
        }
    }

    private static CompletableFuture<JsonNode> changeTheRoom(JsonClient operator, int life, int count) {
        int number = life * 1000 + count;
        if (count % 3 == 0) {
            return operator.send(JsonClient.object("topic").put("room", "den").put("topic", "topic " + number));
        } else if (count % 3 == 1) {
            return change(operator, JsonClient.JSON.createObjectNode().put("limit", 1000 + number));
        }
        String mask = count < 60 ? "foe" + number + "!*@*" : "foe!*@*";
        ObjectNode ban = JsonClient.JSON.createObjectNode().put("list", "ban");
        return change(operator, ban.put("mask", mask).put("added", true));
    }

    private static CompletableFuture<JsonNode> change(JsonClient operator, ObjectNode change) {
        ObjectNode request = JsonClient.object("modes").put("room", "den");
        request.putArray("changes").add(change);
        return operator.send(request);
    }

    // What is found afterwards.

    private void auditAll(ServerProcess server) throws InterruptedException {
        Set<String> words = new HashSet<>();
        try (JsonClient auditor = JsonClient.open(server.port("web"), message -> {})) {
            for (String room : ROOMS) {
                JsonNode joined = auditor.ask(JsonClient.object("join").put("room", room));
                Kept found = readAll(auditor, room);
                kept.put(room, found);
                found.events
                        .values()
                        .forEach(event -> Witness.tokens(event.path("text").asText(), words));
                compare(room, found);
                if (room.equals("den")) {
                    compareState(joined, auditor, found);
                }
            }
        }
        for (Map.Entry<String, Long> heard : witness.words().entrySet()) {
            int life = Witness.life(heard.getKey());
            boolean isOld = killedNs.get(life) - heard.getValue() > COMMITTED_NS;
            assertTrue(words.contains(heard.getKey()) || !(isStored || isOld), heard::toString);
        }
        for (int i = 0; i < 6; i++) {
            comesBack(server, ROOMS.get(i % 2), i < 2);
        }
    }

    private Kept readAll(JsonClient client, String room) {
        Kept found = new Kept(new TreeMap<>(), new TreeMap<>());
        long after = 0;
        while (true) {
            JsonNode page = client.ask(JsonClient.object("history")
                    .put("room", room)
                    .put("after", after)
                    .put("count", 1000));
            assertEquals("history", page.path("type").asText(), page.toString());
            assertEquals(after + 1, page.path("from").asLong());
            for (JsonNode event : page.path("events")) {
                witness.seeKept(room, event);
                long seq = event.path("seq").asLong();
                assertTrue(found.events.isEmpty() || found.events.lastKey() < seq, () -> "twice: " + event);
                found.events.put(seq, event);
            }
            for (JsonNode gap : page.path("gaps")) {
                found.gaps.put(gap.path("from").asLong(), gap.path("to").asLong());
            }
            after = page.path("to").asLong();
            if (page.path("end").asBoolean()) {
                for (long seq = 1; seq <= after; seq++) {
                    long number = seq;
                    assertTrue(found.events.containsKey(seq) != found.isGap(seq), () -> room + " " + number);
                }
                return found;
            }
        }
    }

    /** Everything that must be there is; what is not is the end of a life, and known not to be there. */
    private void compare(String room, Kept found) {
        long lostInLife = -1;
        for (Heard heard : witness.inRoom(room).values()) {
            boolean isThere = found.events.containsKey(heard.seq());
            if (isThere) {
                assertTrue(heard.life() > lostInLife, () -> "there, and an earlier one of its life is not: " + heard);
            } else {
                assertTrue(!isStored && !witness.isKept(heard), () -> "lost: " + heard);
                assertTrue(found.isGap(heard.seq()), () -> "missing without a word: " + heard);
                assertTrue(killedNs.get(heard.life()) - heard.ns() < COMMITTED_NS, () -> "lost, and old: " + heard);
                lostInLife = heard.life();
            }
        }
    }

    /** The room is what its last events made of it. */
    private void compareState(JsonNode joined, JsonClient member, Kept found) {
        String topic = "";
        long limit = 0;
        Set<String> bans = new HashSet<>();
        for (JsonNode event : found.events.values()) {
            if (event.path("kind").asText().equals("topic")) {
                topic = event.path("text").asText();
            }
            for (JsonNode change : event.path("changes")) {
                limit = change.has("limit") ? change.path("limit").asLong() : limit;
                if (change.has("mask")) {
                    bans.add(change.path("mask").asText());
                }
            }
        }
        assertEquals(topic, joined.path("topic").path("text").asText());
        assertEquals(limit, joined.path("modes").path("limit").asLong());
        assertTrue(!isStored || (limit > 0 && !bans.isEmpty() && !topic.isEmpty()), "nobody has changed the room");
        Set<String> masks = new HashSet<>();
        JsonNode listed =
                member.ask(JsonClient.object("masks").put("room", "den").put("list", "ban"));
        listed.path("masks").forEach(mask -> masks.add(mask.path("mask").asText()));
        assertEquals(bans, masks);
    }

    /** Somebody who has seen an event comes back, and is told the truth about what is missing. */
    private void comesBack(ServerProcess server, String room, boolean sawAll) {
        NavigableMap<Long, Heard> all = witness.inRoom(room);
        List<Long> numbers = List.copyOf(all.keySet());
        Heard last = all.get(sawAll ? all.lastKey() : numbers.get(random.nextInt(numbers.size())));
        Set<Long> got = ConcurrentHashMap.newKeySet();
        try (JsonClient client = JsonClient.open(server.port("web"), message -> {
            boolean isEvent =
                    List.of("event", "passed").contains(message.path("type").asText());
            if (isEvent && message.path("past").asBoolean()) {
                assertTrue(got.add(message.path("seq").asLong()), message::toString);
                witness.hear(room, message);
            } else if (message.path("type").asText().equals("gap")) {
                for (long seq = message.path("from").asLong();
                        seq <= message.path("to").asLong();
                        seq++) {
                    assertTrue(got.add(-seq), message::toString);
                }
            }
        })) {
            JsonNode joined =
                    client.ask(JsonClient.object("join").put("room", room).put("since", last.msgid()));
            JsonNode verdict = client.awaitCaughtUp();
            client.check();
            for (long seq = last.seq() + 1; seq < joined.path("seq").asLong(); seq++) {
                long number = seq;
                assertTrue(got.contains(seq) != got.contains(-seq), () -> number + " after " + last + verdict);
            }
            long missing = all.tailMap(last.seq(), false).keySet().stream()
                    .filter(seq ->
                            !got.contains(seq) && seq < joined.path("seq").asLong())
                    .count();
            switch (verdict.path("verdict").asText()) {
                case "full" -> assertEquals(0, missing, last + " " + verdict);
                case "partial" ->
                    assertTrue(
                            !isStored && missing <= verdict.path("missing").asLong(),
                            missing + " are missing after " + last + ", stored: " + isStored + " " + verdict);
                default -> assertTrue(!kept.get(room).events.containsKey(last.seq()), last + " " + verdict);
            }
        }
    }

    /** Once, and under the same number and time. */
    private void everythingIsInTheTable(Connection connection) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("select count(*), min(time) from event where id = ?")) {
            for (String room : ROOMS) {
                for (Heard heard : witness.inRoom(room).values()) {
                    MessageId id = MessageId.parse(heard.msgid()).orElseThrow();
                    query.setLong(1, id.key());
                    try (ResultSet found = query.executeQuery()) {
                        assertEquals(1, found.getInt(1), heard::toString);
                        assertEquals(id.timeMs(), found.getLong(2), heard::toString);
                    }
                }
            }
        }
    }
}
