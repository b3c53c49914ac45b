package io.hubbub.door.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hubbub.Peer;
import io.hubbub.TestServer;
import io.hubbub.WsPeer;
import io.hubbub.net.OneDoor;
import io.hubbub.room.CloseReason;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Connections that bring no request, at a time that the test moves. */
@Timeout(60)
class SilentGuestTest {
    private static final String REQUEST = "GET /first-room HTTP/1.1\r\nHost: localhost\r\n\r\n";

    private final OneDoor door = WebDoor.open();

    @AfterEach
    void close() {
        door.close();
    }

    private void closed(Peer peer) {
        peer.awaitGone();
        TestServer.await(() -> door.stats.closed(CloseReason.IDLE) == 1, "it is counted");
    }

    @Test
    void whoSendsHalfARequestIsNotWaitedForLongerThanThirtySeconds() {
        Peer slow = door.connect().send("GET / HTTP/1.1\r\nHo");
        Peer other = door.connect().send(REQUEST).expect("HTTP/1.1 200 OK");
        door.pass(29);
        other.awaitText("lobby\n");
        other.send(REQUEST).awaitText("lobby\n");
        door.pass(2);
        closed(slow);
        other.send(REQUEST).awaitText("lobby\n");
    }

    @Test
    void whoHasHadItsAnswerIsLetGoAfterThirtySecondsToo() {
        Peer peer = door.connect().send(REQUEST);
        peer.awaitText("lobby\n");
        door.pass(31);
        closed(peer);
    }

    /** The door may have four of them, and two from one address. */
    @Test
    void forOneTooManyTheOneThatIsSilentLongestGoes() {
        Peer first = door.connect().send(REQUEST);
        first.awaitText("lobby\n");
        Peer second = door.connect().send(REQUEST);
        second.awaitText("lobby\n");
        first.send(REQUEST).awaitText("lobby\n");
        Peer third = door.connect().send(REQUEST);
        third.awaitText("lobby\n");
        second.awaitGone();
        first.send(REQUEST).awaitText("lobby\n");
        TestServer.await(() -> door.stats.closed(CloseReason.ADDRESS_FULL) == 1, "it is counted");
        for (int i = 0; i < 20; i++) {
            door.connect();
        }
        door.connect().send(REQUEST).awaitText("lobby\n");
    }

    @Test
    void aWebSocketIsNoneOfThem() {
        for (int i = 0; i < 5; i++) {
            WsPeer.open(door.connect(), "/irc");
        }
        Peer guest = door.connect().send(REQUEST);
        guest.awaitText("lobby\n");
        WsPeer.open(door.connect(), "/irc");
        guest.send(REQUEST).awaitText("lobby\n");
        assertEquals(0, door.stats.closed(CloseReason.ADDRESS_FULL));
    }

    @Test
    void whoHasBecomeAWebSocketMayBeSilent() {
        WsPeer socket = WsPeer.open(door.connect(), "/ws");
        door.pass(20);
        door.pass(20);
        JsonPeer.over(socket).greets("ann");
        assertEquals(0, door.stats.closed(CloseReason.IDLE));
    }
}
