package io.hubbub.net;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hubbub.Peer;
import io.hubbub.TestServer;
import io.hubbub.hub.Session;
import io.hubbub.room.CloseReason;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A door that makes mistakes at its threshold, before there is a conversation, takes nobody's place by that. */
@Timeout(60)
class DoorMistakesTest {
    /** More than may be in at once, see {@link OneDoor}. */
    private static final int MANY = 12;

    /** Sends back what it gets, if it lets anybody in. */
    private static final class Threshold implements Door {
        private volatile Supplier<FirstBytes> firstBytes = () -> FirstBytes.ANYTHING;
        private volatile Supplier<String> refusal = () -> "no";
        private volatile Runnable opening = () -> {};

        @Override
        public Conversation open(Session session) {
            opening.run();
            return session::reply;
        }

        @Override
        public FirstBytes firstBytes() {
            return firstBytes.get();
        }

        @Override
        public String refusal(String sentence) {
            return refusal.get();
        }
    }

    private final Threshold threshold = new Threshold();

    private static RuntimeException mistake() {
        return new IllegalStateException("a mistake at the threshold, thrown by a test");
    }

    @Test
    void whenItCannotTellWhatItSpeaksTheVisitorEndsAndItsPlaceIsFree() {
        threshold.firstBytes = () -> {
            throw mistake();
        };
        endsManyAndLetsTheNextIn(() -> threshold.firstBytes = () -> FirstBytes.ANYTHING);
    }

    @Test
    void whenItCannotOpenTheVisitorEndsAndItsPlaceIsFree() {
        threshold.opening = () -> {
            throw mistake();
        };
        endsManyAndLetsTheNextIn(() -> threshold.opening = () -> {});
    }

    private void endsManyAndLetsTheNextIn(Runnable mended) {
        try (OneDoor door = OneDoor.open(threshold)) {
            for (int i = 0; i < MANY; i++) {
                Peer victim = door.connect();
                victim.awaitGone();
                victim.hangUp();
                TestServer.await(() -> door.stats.open() == 0, "the place is free");
            }
            assertEquals(MANY, door.stats.closed(CloseReason.INTERNAL_ERROR));
            assertEquals(MANY, door.stats.mistakes().made());
            assertEquals(0, door.stats.presence().present());
            mended.run();
            door.connect().send("hi").expect("hi");
        }
    }

    @Test
    void whenItHasNoWordForWhoCannotComeInTheyAreTurnedAwayWithoutOne() {
        threshold.refusal = () -> {
            throw mistake();
        };
        try (OneDoor door = OneDoor.open(threshold)) {
            List<Peer> inside = new ArrayList<>();
            for (int i = 0; i < OneDoor.MOST; i++) {
                inside.add(door.connect().send("hi").expect("hi"));
            }
            for (int i = 0; i < MANY; i++) {
                door.connect().expectEnd();
            }
            TestServer.await(() -> door.stats.mistakes().made() == MANY, "each is counted");
            inside.forEach(peer -> peer.send("still here").expect("still here"));
            inside.get(0).hangUp();
            TestServer.await(() -> door.stats.open() == OneDoor.MOST - 1, "the place is free");
            door.connect().send("hi").expect("hi");
        }
    }
}
