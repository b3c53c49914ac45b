package io.hubbub.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hubbub.Peer;
import io.hubbub.WsPeer;
import io.hubbub.store.PostgresServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A room in which many speak as fast as the server takes it, while others come in, come back, and fall behind: what is kept and what happens
 * now meet exactly, at every door.
 */
@Timeout(600)
class SeamTest {
    private static final int WRITERS = 8;
    private static final int WINDOW_BYTES = 128 * 1024;

    private static final int FIN = 0x80;

    /** What happens while a slow reader doesn't read for the first time; more and more if it doesn't fall behind by that. */
    private static final int EVENTS_TO_FALL_BEHIND = 1000;

    private static final String SERVER = """
            { "limits": { "behindBytes": 262144, "behindSeconds": 60 },
              "history": { "durability": "%s" },
              "doors": [
                { "door": "raw", "port": 0, "room": "lobby", "limits": { "behindBytes": 16777216 } },
                { "door": "raw", "name": "replaying", "port": 0, "room": "lobby", "replay": 50,
                  "limits": { "behindBytes": 16777216 } },
                { "door": "line", "port": 0, "room": "lobby", "floodBurst": 0 },
                { "door": "irc", "port": 0, "floodBurst": 0 },
                { "door": "web", "port": 0, "floodBurst": 0 } ] }
            """;

    @TempDir
    Path folder;

    private final Random random = Scenario.random();
    private final AtomicLong said = new AtomicLong();
    private final AtomicInteger visits = new AtomicInteger();
    private ServerProcess server;
    private volatile boolean isOver;
    private volatile boolean hasFallenBehind;

    @Test
    void nothingIsMissingOrTwiceWhereThePastEnds() throws Exception {
        everybodyComesAndGoes("sqlite:" + folder.resolve("kept.db"), "relayed");
    }

    @Test
    void norIfItIsStoredFirst() throws Exception {
        everybodyComesAndGoes("sqlite:" + folder.resolve("kept.db"), "stored");
    }

    @Test
    void norWithPostgres() throws Exception {
        everybodyComesAndGoes(PostgresServer.shared().newDatabase(), "relayed");
    }

    private void everybodyComesAndGoes(String uri, String durability) throws Exception {
        String json = SERVER.formatted(durability);
        server = ServerProcess.start(folder, json, Map.of("HUBBUB_HISTORY_URI", uri), "-Xmx256m");
        ExecutorService threads = Executors.newCachedThreadPool();
        try (Writers writers = new Writers(server, 0, " and so on".repeat(20));
                JsonClient listener = JsonClient.open(server.port("web"), message -> {
                    said.set(Math.max(said.get(), message.path("seq").asLong()));
                    writers.seen(message);
                })) {
            listener.ask(JsonClient.object("join").put("room", "lobby"));
            for (int i = 0; i < WRITERS; i++) {
                writers.raw("raw").json("lobby");
            }
            writers.begin();
            List<Callable<?>> guests = List.of(
                    this::comesIn,
                    this::comesBack,
                    this::isSlow,
                    this::readsLines,
                    this::readsBytes,
                    this::chatsOnIrc,
                    this::asksOnIrc);
            List<Future<?>> visiting = new ArrayList<>();
            guests.forEach(guest -> visiting.add(threads.submit(guest)));
            long startNs = System.nanoTime();
            long endNs =
                    startNs + Scenario.seconds("hubbub.seam.seconds", 5, 60).toNanos();
            Scenario.await(
                    "the end",
                    () -> (System.nanoTime() > endNs && hasFallenBehind)
                            || visiting.stream().anyMatch(Future::isDone));
            isOver = true;
            writers.stop();
            for (Future<?> each : visiting) {
                each.get(Scenario.PATIENCE.toSeconds(), TimeUnit.SECONDS);
            }
            System.out.printf(
                    "%s: %d events a second, %d visits%n",
                    durability, said.get() * 1_000_000_000L / (System.nanoTime() - startNs), visits.get());
            assertEquals(List.of(), server.complaints());
        } finally {
            threads.shutdownNow();
            server.close();
        }
    }

    private ObjectNode join() {
        return JsonClient.object("join").put("room", "lobby");
    }

    /** Until so many events more have happened. */
    private void awaitEvents(int count) {
        long wanted = said.get() + count;
        Scenario.await("events", () -> isOver || said.get() >= wanted);
    }

    /** New ones come in, with some of what was said last. */
    private Void comesIn() {
        do {
            Seams.Numbers numbers = new Seams.Numbers();
            try (JsonClient client = JsonClient.open(server.port("web"), numbers::hear)) {
                client.joinsAndCatchesUp(join().put("last", 1 + random.nextInt(1000)));
                awaitEvents(random.nextInt(300));
                client.check();
                visits.incrementAndGet();
            }
        } while (!isOver);
        return null;
    }

    /** The same one comes back again and again, from where it was. */
    private Void comesBack() {
        Seams.Numbers numbers = new Seams.Numbers();
        do {
            ObjectNode join = join().put("last", 10);
            if (!numbers.position().isEmpty()) {
                join.put("since", numbers.position());
            }
            Seams.Numbers visit = numbers;
            JsonClient client = JsonClient.open(server.port("web"), visit::hear);
            try (client) {
                client.joinsAndCatchesUp(join);
                awaitEvents(random.nextInt(300));
                client.check();
                visits.incrementAndGet();
            }
            client.awaitSilence();
            awaitEvents(random.nextInt(300));
        } while (!isOver);
        return null;
    }

    /** One that reads nothing for a while gets what it has missed. */
    private Void isSlow() throws IOException {
        Seams.Numbers numbers = new Seams.Numbers();
        int pause = EVENTS_TO_FALL_BEHIND;
        try (Socket socket = new Socket()) {
            socket.setReceiveBufferSize(WINDOW_BYTES);
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port("web")));
            WsPeer peer = WsPeer.open(new Peer(socket), "/ws");
            peer.sends("{\"type\":\"hello\",\"version\":1,\"nick\":\"slow\"}\n" + join().put("last", 10));
            do {
                while (numbers.seams() <= numbers.fallsBehind()) {
                    hear(peer, numbers);
                }
                hasFallenBehind = numbers.fallsBehind() > 0;
                awaitEvents(pause);
                int falls = numbers.fallsBehind();
                long readTo = said.get();
                while (numbers.fallsBehind() == falls && numbers.last() < readTo) {
                    hear(peer, numbers);
                }
                pause *= numbers.fallsBehind() == falls ? 2 : 1;
            } while (!isOver);
        }
        visits.addAndGet(numbers.seams());
        return null;
    }

    private static void hear(WsPeer peer, Seams.Numbers numbers) throws JsonProcessingException {
        WsPeer.Frame frame = peer.frame();
        if (frame.opcode() == WsPeer.PING) {
            peer.sends(FIN | WsPeer.PONG, frame.payload().getBytes());
        }
        if (frame.opcode() == WsPeer.TEXT) {
            for (String line : frame.text().split("\n")) {
                JsonNode message = JsonClient.JSON.readTree(line);
                numbers.hear(message);
            }
        }
    }

    private Void readsLines() {
        visitsAt("line", "* Here:");
        return null;
    }

    private Void readsBytes() {
        visitsAt("replaying", "");
        return null;
    }

    private void visitsAt(String door, String welcome) {
        do {
            Seams.Counts counts = new Seams.Counts();
            try (Talker talker = new Talker(server.port(door), welcome, counts::hear).awaitWelcome()) {
                stays(door, talker, counts::heard);
            }
        } while (!isOver);
    }

    private void stays(String door, Talker talker, IntSupplier heard) {
        int enough = 60 + random.nextInt(300);
        Scenario.await("words at the door " + door, () -> isOver || talker.hasEnded() || heard.getAsInt() > enough);
        assertTrue(!talker.hasEnded(), door);
        visits.incrementAndGet();
    }

    /** An IRC client that knows nothing of the past is given some of it. */
    private Void chatsOnIrc() {
        do {
            Seams.Counts counts = new Seams.Counts();
            try (Talker talker = new Talker(server.port("irc"), " 366 ", counts::hear)) {
                talker.send("NICK c" + visits.get() + "\r\nUSER c 0 * :c\r\nJOIN #lobby\r");
                talker.awaitWelcome();
                stays("irc", talker, counts::heard);
            }
        } while (!isOver);
        return null;
    }

    /** An IRC client that asks for the past while others go on: what it is given and what it hears make a whole. */
    private Void asksOnIrc() {
        do {
            Seams.Pages pages = new Seams.Pages();
            try (Talker talker = new Talker(server.port("irc"), " 366 ", pages::hear)) {
                talker.send("CAP REQ :batch message-tags server-time draft/chathistory\r\nNICK a" + visits.get()
                        + "\r\nUSER a 0 * :a\r\nCAP END\r\nJOIN #lobby\r");
                talker.awaitWelcome();
                awaitEvents(random.nextInt(300));
                talker.send("CHATHISTORY LATEST #lobby * 500\r");
                stays("irc", talker, pages::heard);
            }
        } while (!isOver);
        return null;
    }
}
