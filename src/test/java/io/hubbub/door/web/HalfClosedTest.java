package io.hubbub.door.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hubbub.Peer;
import io.hubbub.TestServer;
import io.hubbub.WsPeer;
import io.hubbub.door.Figures;
import io.hubbub.net.OneDoor;
import io.hubbub.room.CloseReason;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** HTTP clients that send everything and then wait for their answers, as {@code nc -N} does. */
@Timeout(60)
class HalfClosedTest {
    private static final String HOST = " HTTP/1.1\r\nHost: localhost\r\n\r\n";

    /** More than the system holds for a connection. */
    private static final int LARGE_BYTES = 20 << 20;

    private final AtomicReference<Promise<Figures>> figures = new AtomicReference<>(Promise.promise());
    private final OneDoor door = WebDoor.open(
            () -> Future.failedFuture("nobody asks for health here"),
            accept -> figures.get().future());

    @AfterEach
    void close() {
        door.close();
    }

    private void tell(String text) {
        door.run(() -> figures.get().complete(new Figures("text/plain", text)));
    }

    private void served(int count) {
        TestServer.await(() -> door.stats.closed(CloseReason.SERVED) == count, count + " are served");
    }

    private static String rest(Peer peer) {
        return new String(peer.rest(), StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/first-room", "/docs/", "/health/live", "/metrics", "/nothing", "/js/main.js"})
    void everyAddressIsAnswered(String address) {
        try (TestServer server = TestServer.withDoors("web")) {
            for (String request : List.of("GET " + address + " HTTP/1.0\r\n\r\n", "GET " + address + HOST)) {
                String answer = rest(server.connect("web").send(request).endInput());
                assertTrue(answer.startsWith("HTTP/1."), answer);
                String[] parts = answer.split("\r\n\r\n", 2);
                String length = "content-length: " + parts[1].getBytes(StandardCharsets.UTF_8).length + "\r\n";
                assertTrue((parts[0] + "\r\n").contains(length), parts[0]);
            }
            TestServer.await(() -> server.stats().closed(CloseReason.SERVED) == 2, "both are served");
        }
    }

    @Test
    void allThatWasAskedForIsAnsweredInOrderAndThenTheConnectionEnds() {
        Peer peer = door.connect()
                .send("GET /first-room" + HOST + "GET /metrics" + HOST + "GET /nothing" + HOST + "GET /first-room"
                        + HOST)
                .endInput();
        peer.awaitText("lobby\n");
        tell("figures\n");
        peer.awaitText("figures\n");
        peer.awaitText("nothing at this address.\n");
        peer.awaitText("lobby\n");
        peer.expectEnd();
        served(1);
    }

    /** More than Vert.x takes in advance, and so not all of it is answered. */
    @Test
    void theConnectionEndsHoweverMuchWasAskedForInAdvance() {
        Peer peer = door.connect()
                .send("GET /metrics" + HOST + ("GET /first-room" + HOST).repeat(2000))
                .endInput();
        door.turn();
        tell("figures\n");
        peer.awaitGone();
        TestServer.await(() -> door.stats.closed(CloseReason.SERVED) == 1, "it is closed");
    }

    @Test
    void anAnswerLargerThanTheSystemTakesComesWhole() {
        Peer peer = door.connect().send("GET /metrics" + HOST).endInput();
        door.turn();
        tell("x".repeat(LARGE_BYTES));
        peer.awaitText("\r\n\r\n");
        assertEquals(LARGE_BYTES, peer.rest().length);
        served(1);
    }

    @Test
    void aLargeAnswerThatHasBegunBeforeTheInputEndsComesWhole() {
        Peer peer = door.connect().send("GET /metrics" + HOST);
        door.turn();
        tell("x".repeat(LARGE_BYTES));
        peer.awaitText("\r\n\r\n");
        peer.endInput();
        door.turn();
        assertEquals(LARGE_BYTES, peer.rest().length);
        served(1);
    }

    @Test
    void whoGoesAltogetherIsNotWrittenToForEver() {
        Peer peer = door.connect().send("GET /metrics" + HOST).endInput();
        door.turn();
        tell("x".repeat(LARGE_BYTES));
        peer.awaitText("\r\n\r\n");
        peer.reset();
        TestServer.await(() -> door.stats.closed(CloseReason.SERVED) == 1, "it is closed");
    }

    @Test
    void anIdleConnectionEnds() {
        Peer peer = door.connect().send("GET /first-room" + HOST);
        peer.awaitText("lobby\n");
        peer.endInput().expectEnd();
        door.connect().endInput().expectEnd();
        served(2);
    }

    @Test
    void halfARequestIsABadOne() {
        Peer peer = door.connect().send("GET / HTTP/1.1\r\nHo").endInput();
        assertTrue(rest(peer).startsWith("HTTP/1.1 400 Bad Request\r\n"));
        served(1);
    }

    @Test
    void manyOfThemLeaveNothingBehind() {
        int many = 100;
        for (int i = 0; i < many; i++) {
            String answer = rest(door.connect().send("GET /first-room" + HOST).endInput());
            assertTrue(answer.endsWith("lobby\n"), answer);
        }
        served(many);
    }

    /** It is refused, or closed at once if the input's end comes a moment after it. */
    @Test
    void aWebSocketAtTheEndOfTheInputDoesNotStay() {
        Peer peer = door.connect()
                .send("GET /metrics" + HOST + WsPeer.request("/ws"))
                .endInput();
        door.turn();
        tell("figures\n");
        assertTrue(rest(peer).contains("figures\n"));
        TestServer.await(() -> door.stats.open() == 0, "nobody is there");
    }

    @Test
    void aWebSocketWhoseClientEndsItsInputIsClosed() {
        Peer first = door.connect();
        JsonPeer.over(WsPeer.open(first, "/ws")).greets("ann");
        first.endInput().awaitGone();
        Peer second = door.connect().send(WsPeer.request("/ws")).endInput();
        assertTrue(rest(second).startsWith("HTTP/1.1 101 "));
        TestServer.await(() -> door.stats.closed(CloseReason.PEER_CLOSED) == 2, "both are closed");
        TestServer.await(() -> door.stats.open() == 0, "nobody is there");
    }
}
