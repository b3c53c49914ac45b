package io.hubbub.client.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.hubbub.client.Endpoint;
import io.hubbub.client.FakeServer;
import io.hubbub.client.Tools;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.WebSocketFrame;
import io.vertx.core.net.NetSocket;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

@Timeout(60)
class BenchRunTest {
    private static final int CLIENTS = 5;
    private static final int SENDERS = 2;
    private static final int SIZE = 64;

    private final Vertx vertx = Tools.oneLoop();

    @AfterEach
    void close() {
        vertx.close().await();
    }

    @Test
    void aFaithfulRawRoomIsClean() {
        try (FakeRoom room = FakeRoom.raw(FakeRoom.FAITHFUL)) {
            assertClean(run(room.endpoint(), Dialect.RAW, 0, 16));
        }
    }

    @Test
    void aFaithfulLineRoomIsCleanThoughItSaysOtherThingsToo() {
        try (FakeRoom room = FakeRoom.line()) {
            assertClean(run(room.endpoint(), Dialect.LINE, 0, 16));
        }
    }

    @Test
    void aFaithfulRedisIsClean() {
        try (FakeRoom room = FakeRoom.redis()) {
            assertClean(run(room.endpoint(), Dialect.REDIS, 0, 16));
        }
    }

    @Test
    void aFaithfulIrcChannelIsCleanWhateverCapabilitiesItsMembersHave() {
        try (FakeRoom room = FakeRoom.irc(FakeRoom.FAITHFUL)) {
            assertClean(run(room.endpoint(), Dialect.IRC, 0, 16));
            assertClean(runMixed(room));
        }
    }

    @Test
    void anotherOrderForThoseWithOtherCapabilitiesIsFound() {
        Map<NetSocket, Buffer> held = new HashMap<>();
        try (FakeRoom room = FakeRoom.irc((member, index, nth, message) -> {
            if (message.toString().startsWith("@") && nth == 20) {
                held.put(member, message);
            } else {
                member.write(message);
            }
            if (held.containsKey(member) && nth == 21) {
                member.write(held.remove(member));
            }
        })) {
            BenchReport report = runMixed(room);
            assertFalse(report.oneOrder());
            assertEquals(0, report.differingReceivers());
            assertTrue(report.divergences().get(0).contains("server-time saw message"), report.divergences()::toString);
        }
    }

    @Test
    void aCapabilityThatIsNotOfferedIsNoRun() {
        try (FakeRoom room = FakeRoom.irc(FakeRoom.FAITHFUL)) {
            BenchOptions options = options(room.endpoint(), Dialect.IRC, List.of("magic"), 0, 1, 0.1);
            CannotRun failure = assertThrows(
                    CannotRun.class,
                    () -> new BenchRun(vertx, options, quiet()).run().await());
            assertTrue(failure.getMessage().endsWith("the server does not offer all of: echo-message magic"));
        }
    }

    @Test
    void aFaithfulRoomOverWebSocketsIsCleanHoweverItsFramesFall() {
        try (FakeWsRoom room = new FakeWsRoom((member, index, nth, message) -> {
            if (index == 1 && nth % 3 == 0) {
                member.writePing(Buffer.buffer("there?"));
                member.writeFrame(WebSocketFrame.textFrame(message.substring(0, 30), false));
                member.writeFrame(WebSocketFrame.continuationFrame(Buffer.buffer(message.substring(30)), true));
            } else {
                member.writeTextMessage(message);
            }
        })) {
            assertClean(run(room.endpoint(), Dialect.WS, 0, 16));
        }
    }

    @Test
    void aMessageChangedOnOneWebSocketIsFoundAndTheReceiverNamed() {
        try (FakeWsRoom room = new FakeWsRoom((member, index, nth, message) ->
                member.writeTextMessage(index == 3 && nth == 200 ? message.replace('.', ',') : message))) {
            assertTrouble(run(room.endpoint(), Dialect.WS, 0, 16), 3);
        }
    }

    @Test
    void aServerThatKnowsNoWebSocketsIsNoRun() {
        try (FakeServer server = new FakeServer(socket ->
                socket.handler(request -> socket.write("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n")))) {
            CannotRun failure = assertThrows(CannotRun.class, () -> run(server.endpoint(), Dialect.WS, 0, 16));
            assertTrue(failure.getMessage().endsWith("was not let in: HTTP/1.1 404 Not Found"), failure.getMessage());
        }
    }

    private BenchReport runMixed(FakeRoom room) {
        BenchOptions options = options(room.endpoint(), Dialect.IRC, List.of("", "server-time"), 1000, 0, 0.3);
        return new BenchRun(vertx, options, quiet()).run().await();
    }

    @Test
    void aFaithfulRoomIsCleanAtARate() {
        try (FakeRoom room = FakeRoom.raw(FakeRoom.FAITHFUL)) {
            assertClean(run(room.endpoint(), Dialect.RAW, 1000, 0));
        }
    }

    @Test
    void oneMessageKeptFromOneReceiverIsFoundAndTheReceiverNamed() {
        try (FakeRoom room = FakeRoom.raw((member, index, nth, message) -> {
            if (index != 3 || nth != 20) {
                member.write(message);
            }
        })) {
            BenchReport report = run(room.endpoint(), Dialect.RAW, 1000, 0);
            assertTrouble(report, 3);
            assertEquals(1, report.lost());
            assertEquals(0, report.duplicated());
        }
    }

    @Test
    void oneMessageDoubledForOneReceiverIsFoundAndTheReceiverNamed() {
        try (FakeRoom room = FakeRoom.raw((member, index, nth, message) -> {
            member.write(message);
            if (index == 1 && nth == 20) {
                member.write(message);
            }
        })) {
            BenchReport report = run(room.endpoint(), Dialect.RAW, 1000, 0);
            assertTrouble(report, 1);
            assertEquals(1, report.duplicated());
            assertEquals(0, report.lost());
        }
    }

    @Test
    void twoMessagesSwappedForOneReceiverAreFoundAndTheReceiverNamed() {
        Buffer held = Buffer.buffer();
        try (FakeRoom room = FakeRoom.raw((member, index, nth, message) -> {
            if (index == 2 && nth == 20) {
                held.appendBuffer(message);
            } else {
                member.write(message);
            }
            if (index == 2 && nth == 21) {
                member.write(held);
            }
        })) {
            BenchReport report = run(room.endpoint(), Dialect.RAW, 1000, 0);
            assertTrouble(report, 2);
            assertEquals(0, report.lost() + report.duplicated());
        }
    }

    @Test
    void aMessageNobodyGetsIsLostForAll() {
        try (FakeRoom room = FakeRoom.raw((member, index, nth, message) -> {
            if (nth != 20) {
                member.write(message);
            }
        })) {
            BenchReport report = run(room.endpoint(), Dialect.RAW, 1000, 0);
            assertFalse(report.isClean());
            assertEquals(CLIENTS, report.lost());
            assertTrue(report.oneOrder());
        }
    }

    @Test
    void aClosedLoopWhoseLastMessageIsLostEndsAndSaysSo() {
        try (FakeRoom room = FakeRoom.raw((member, index, nth, message) -> {
            if (nth < 20) {
                member.write(message);
            }
        })) {
            BenchOptions options = options(room.endpoint(), Dialect.RAW, 0, 1, 30);
            BenchReport report = new BenchRun(vertx, options, quiet()).run().await();
            assertTrue(report.stalled());
            assertEquals(CLIENTS, report.lost());
        }
    }

    @Test
    void aDisconnectedReceiverIsTrouble() {
        try (FakeRoom room = FakeRoom.raw((member, index, nth, message) -> {
            member.write(message);
            if (index == 4 && nth == 20) {
                member.close();
            }
        })) {
            BenchReport report = run(room.endpoint(), Dialect.RAW, 1000, 0);
            assertFalse(report.isClean());
            assertEquals(1, report.disconnectedReceivers());
            assertTrue(report.oneOrder());
            assertTrue(report.lost() > 0);
        }
    }

    @Test
    void whereNobodyListensIsNoRun() {
        CannotRun failure = assertThrows(CannotRun.class, () -> run(FakeServer.nobody(), Dialect.RAW, 0, 1));
        assertEquals(3, failure.exitCode());
        assertTrue(failure.getMessage().startsWith("0 of 5 connections came about: connection refused"));
    }

    @Test
    @Timeout(10)
    void aReceiverClosedBeforeTheBeginningIsNoRun() {
        FakeRoom room = FakeRoom.raw(FakeRoom.FAITHFUL);
        room.turnAway(3);
        try (room) {
            CannotRun failure = assertThrows(CannotRun.class, () -> run(room.endpoint(), Dialect.RAW, 0, 1));
            assertEquals("1 of 5 connections were closed before the run began", failure.getMessage());
        }
    }

    @Test
    void theCommandWritesTheSameReportAsJson(@TempDir Path directory) throws Exception {
        Path json = directory.resolve("report.json");
        try (FakeRoom room = FakeRoom.raw(FakeRoom.FAITHFUL)) {
            String arguments = room.endpoint() + " --clients 3 --senders 1 --in-flight 2 --seconds 0.2 --warmup 0.1";
            String pid = " --server-pid " + ProcessHandle.current().pid();
            String[] words = (arguments + pid + " --json " + json).split(" ");
            assertEquals(0, new CommandLine(new BenchCommand()).execute(words));
        }
        JsonNode report = new ObjectMapper().readTree(json.toFile());
        assertEquals(3, report.get("clients").asInt());
        assertTrue(report.get("oneOrder").asBoolean());
        assertTrue(report.get("deliveriesPerSecond").asDouble() > 0);
        assertTrue(report.get("latencyMicros").get("p99").asDouble() > 0);
        assertTrue(report.get("server").get("residentKiBAfter").asLong() > 0);
    }

    private BenchReport run(Endpoint endpoint, Dialect dialect, double rate, int inFlight) {
        return new BenchRun(vertx, options(endpoint, dialect, rate, inFlight, 0.3), quiet())
                .run()
                .await();
    }

    private static BenchOptions options(Endpoint endpoint, Dialect dialect, double rate, int inFlight, double seconds) {
        return options(endpoint, dialect, List.of(""), rate, inFlight, seconds);
    }

    private static BenchOptions options(
            Endpoint endpoint, Dialect dialect, List<String> sets, double rate, int inFlight, double seconds) {
        return new BenchOptions(
                endpoint,
                dialect,
                BenchOptions.USUAL_PATH,
                sets,
                false,
                CLIENTS,
                SENDERS,
                SIZE,
                rate,
                inFlight,
                seconds,
                0.1,
                0);
    }

    private static Progress quiet() {
        return new Progress(new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8));
    }

    private static void assertClean(BenchReport report) {
        assertTrue(report.isClean(), () -> String.join("\n", ReportText.lines(report)));
        assertTrue(report.messages() > 0);
        assertEquals(report.messages() * CLIENTS, report.deliveries());
        assertTrue(report.latencyMicros().samples() > 0);
    }

    private static void assertTrouble(BenchReport report, int receiver) {
        assertFalse(report.isClean());
        assertFalse(report.oneOrder());
        assertTrue(report.divergences().get(0).contains("receiver " + receiver + " "), report.divergences()::toString);
    }
}
