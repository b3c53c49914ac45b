package io.hubbub.net;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hubbub.Peer;
import io.hubbub.TestServer;
import io.hubbub.hub.Session;
import io.hubbub.room.CloseReason;
import io.vertx.core.buffer.Buffer;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What becomes of one socket, whatever its peer and its door do. */
@Timeout(60)
class ConnectionHandlerTest {
    /** Bytes that no two sockets' buffers can hold. */
    private static final int MORE_THAN_FITS = 64 << 20;

    private Session session;

    @Test
    void aDoorMayUseTheSessionBeforeAnythingIsReceived() {
        Door greeter = opened -> new Talk(opened) {
            @Override
            public void began() {
                session.reply(Buffer.buffer("welcome "));
            }
        };
        try (OneDoor door = OneDoor.open(greeter)) {
            door.connect().send("words").expect("welcome words");
        }
    }

    @Test
    void whoHasSentEverythingStillGetsItsAnswers() {
        try (OneDoor door = OneDoor.open(Talk::new)) {
            door.connect().send("words").endInput().expect("words").expectEnd();
            awaitClosed(door, CloseReason.PEER_CLOSED);
        }
    }

    @Test
    void theEndOfTheInputIsToldAfterEverythingThatWaitedToBeRead() {
        try (OneDoor door = OneDoor.open(this::remember)) {
            Peer peer = door.connect().send("?").expect("?");
            door.run(session.reading()::pause);
            peer.send("words").endInput();
            door.turn();

            door.run(session.reading()::resume);

            peer.expect("words").expectEnd();
        }
    }

    /** Its socket isn't watched by the system any more, and so it is tried again and again. */
    @Test
    void whoHasSentEverythingGetsAllOfItsAnswersHoweverSlowlyItReads() {
        int count = 40;
        byte[] each = new byte[64 * 1024];
        try (OneDoor door = OneDoor.open(this::remember)) {
            Peer peer = door.connect().send("?").expect("?");
            door.run(session.reading()::pause);
            peer.endInput();
            door.turn();
            for (int i = 0; i < count; i++) {
                each[0] = (byte) i;
                byte[] answer = each.clone();
                door.run(() -> session.reply(Buffer.buffer(answer)));
            }
            door.run(session.reading()::resume);

            byte[] all = peer.rest();
            assertEquals(count * each.length, all.length);
            for (int i = 0; i < count; i++) {
                assertEquals((byte) i, all[i * each.length]);
            }
            awaitClosed(door, CloseReason.PEER_CLOSED);
        }
    }

    /** Its socket isn't watched by the system's means any more, and so it is looked after now and then. */
    @Test
    void whoIsGoneAltogetherIsNoticedByTheFirstWordThatItIsWritten() {
        try (OneDoor door = OneDoor.open(this::remember)) {
            Peer peer = door.connect().send("?").expect("?");
            door.run(session.reading()::pause);
            peer.send("words").endInput();
            door.turn();
            peer.hangUp();

            door.run(() -> session.reply(Buffer.buffer("are you there")));

            awaitClosed(door, CloseReason.PEER_CLOSED);
        }
    }

    @Test
    void whatIsOnItsWayToASlowReaderIsKnownAndThatItHasComeToo() {
        Door giver = opened -> {
            session = opened;
            return new Talk(opened, (talker, chunk) -> talker.reply(Buffer.buffer(new byte[MORE_THAN_FITS])));
        };
        try (OneDoor door = OneDoor.open(giver)) {
            Peer peer = door.connect();
            peer.send("more").expect("\0");
            TestServer.await(() -> door.on(session::isStillTaking), "bytes wait for the peer");
            peer.bytes(MORE_THAN_FITS - 1);
            TestServer.await(() -> !door.on(session::isStillTaking), "all bytes are taken");
        }
    }

    /** What comes for a closed socket is answered by a reset, which makes a system forget what it has not handed out. */
    @Test
    void whoGoesOnSendingWhileItIsClosedStillGetsItsLastWords() {
        Door curt = opened -> new Talk(opened, (talker, chunk) -> {
            talker.reply(Buffer.buffer("enough"));
            talker.close(CloseReason.SERVED);
        });
        try (OneDoor door = OneDoor.open(curt)) {
            for (int i = 0; i < 20; i++) {
                Peer peer = door.connect().send("a");
                door.turn();
                peer.send("b").send("c");
                door.turn();
                peer.expect("enough").expectEnd();
                peer.hangUp();
            }
        }
    }

    @Test
    void whoStaysAfterItsLastWordsIsClosedAllTheSame() {
        Door curt = opened -> new Talk(opened, (talker, chunk) -> talker.close(CloseReason.SERVED));
        try (OneDoor door = OneDoor.open(curt)) {
            door.connect().send("a").expectEnd();
            awaitClosed(door, CloseReason.SERVED);
        }
    }

    @Test
    void nothingIsReadFromWhoShallWait() {
        try (OneDoor door = OneDoor.open(this::remember)) {
            Peer peer = door.connect().send("?").expect("?");
            door.run(session.reading()::pause);
            peer.send("words");
            door.turn();
            door.run(() -> session.reply(Buffer.buffer("first ")));

            door.run(session.reading()::resume);

            peer.expect("first words");
        }
    }

    @Test
    void aResetIsANetworkErrorAndACloseIsThePeersOwnDoing() {
        try (OneDoor door = OneDoor.open(Talk::new)) {
            door.connect().send("?").expect("?").reset();
            awaitClosed(door, CloseReason.NETWORK_ERROR);
            door.connect().send("?").expect("?").hangUp();
            awaitClosed(door, CloseReason.PEER_CLOSED);
            assertEquals(1, door.stats.closed(CloseReason.NETWORK_ERROR));
            assertEquals(1, door.stats.closed(CloseReason.PEER_CLOSED));
        }
    }

    @Test
    void whatIsStillToGoOutGoesOutBeforeAClose() {
        byte[] much = new byte[1 << 20];
        Door giver = opened -> new Talk(opened, (talker, chunk) -> {
            talker.reply(Buffer.buffer(much));
            talker.close(CloseReason.SERVED);
        });
        try (OneDoor door = OneDoor.open(giver)) {
            assertEquals(much.length, door.connect().send("more").rest().length);
            awaitClosed(door, CloseReason.SERVED);
        }
    }

    @Test
    void whoFallsTooFarBehindIsCutOffWithoutReadingTheRest() {
        Door giver = opened -> new Talk(opened, (talker, chunk) -> {
            for (int i = 0; i < 32; i++) {
                talker.reply(Buffer.buffer(new byte[1 << 20]));
            }
        });
        try (OneDoor door = OneDoor.open(giver)) {
            door.connect().send("more");
            awaitClosed(door, CloseReason.TOO_SLOW);
        }
    }

    @Test
    void whoTakesNothingForTooLongIsCutOff() {
        Door giver = opened -> new Talk(opened, (talker, chunk) -> {
            talker.reply(Buffer.buffer(new byte[MORE_THAN_FITS]));
            // Vert.x takes some more before it calls a socket full.
            for (int i = 0; i < 100; i++) {
                talker.reply(Buffer.buffer("and more".repeat(4096)));
            }
        });
        try (OneDoor door = OneDoor.open(giver)) {
            door.connect().send("more").expect("\0");
            door.pass(OneDoor.BEHIND_SECONDS + 1);
            awaitClosed(door, CloseReason.TOO_SLOW);
        }
    }

    @Test
    void whoDoesNotReadItsLastBytesIsCutOffInTheEnd() {
        Door giver = opened -> new Talk(opened, (talker, chunk) -> {
            talker.reply(Buffer.buffer(new byte[MORE_THAN_FITS]));
            talker.close(CloseReason.SERVED);
        });
        try (OneDoor door = OneDoor.open(giver)) {
            door.connect().send("more").expect("\0");
            assertEquals(1, door.stats.open());
            door.pass(OneDoor.CLOSING_SECONDS + 1);
            awaitClosed(door, CloseReason.SERVED);
        }
    }

    @Test
    void aMistakeOfTheDoorsEndsThatConnectionAlone() {
        Door clumsy = opened -> new Talk(opened, (talker, chunk) -> {
            if (chunk.toString().equals("trip")) {
                throw new IllegalStateException("a test's");
            }
            talker.reply(chunk);
        });
        try (OneDoor door = OneDoor.open(clumsy)) {
            Peer victim = door.connect();
            Peer other = door.connect();
            victim.send("trip").expectEnd();
            other.send("walk").expect("walk").hangUp();
            awaitClosed(door, CloseReason.INTERNAL_ERROR);
        }
    }

    @Test
    void aDoorThatCannotEvenOpenEndsTheConnectionAlone() {
        AtomicInteger visits = new AtomicInteger();
        Door clumsy = opened -> {
            if (visits.getAndIncrement() == 0) {
                throw new NoClassDefFoundError("a test's");
            }
            return new Talk(opened);
        };
        try (OneDoor door = OneDoor.open(clumsy)) {
            door.connect().send("hello").expectEnd();
            awaitClosed(door, CloseReason.INTERNAL_ERROR);
            assertEquals(1, door.stats.mistakes().made());
            door.connect().send("walk").expect("walk");
        }
    }

    @Test
    void aMistakeAtTheBeginningEndsTheConnection() {
        Door clumsy = opened -> new Talk(opened) {
            @Override
            public void began() {
                throw new IllegalStateException("a test's");
            }
        };
        try (OneDoor door = OneDoor.open(clumsy)) {
            door.connect().expectEnd();
            awaitClosed(door, CloseReason.INTERNAL_ERROR);
        }
    }

    private Conversation remember(Session opened) {
        session = opened;
        return new Talk(opened);
    }

    private static void awaitClosed(OneDoor door, CloseReason reason) {
        TestServer.await(() -> door.stats.closed(reason) == 1 && door.stats.open() == 0, "closed as " + reason);
    }

    /** Does something about every chunk; says it back, mostly. */
    private static class Talk implements Conversation {
        final Session session;
        private final BiConsumer<Session, Buffer> action;

        Talk(Session session) {
            this(session, Session::reply);
        }

        Talk(Session session, BiConsumer<Session, Buffer> action) {
            this.session = session;
            this.action = action;
        }

        @Override
        public void received(Buffer chunk) {
            action.accept(session, chunk);
        }
    }
}
