package io.hubbub.door;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hubbub.door.DoorPassword.Verdict;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Who guesses at the passwords of doors waits, wherever it guesses. */
class DoorPasswordTriesTest {
    private static final String HOST = "192.0.2.1";
    private static final long SECOND_NS = TimeUnit.SECONDS.toNanos(1);

    private final AtomicLong nowNs = new AtomicLong(77);
    private final Services services = new Services(null, null, null, null, null, null, null, new Common(), nowNs::get);
    private final DoorPassword one = DoorPassword.at(services, Optional.of("sesame"));
    private final DoorPassword other = DoorPassword.at(services, Optional.of("a:b"));

    private void guesses() {
        for (int i = 0; i < 5; i++) {
            assertEquals(new Verdict(false, 0), one.judge(HOST, "guess " + i));
        }
    }

    @Test
    void aNetworkThatGuessesWaitsAtAllDoorsAndNobodyElseDoes() {
        guesses();
        assertEquals(new Verdict(false, SECOND_NS), one.judge(HOST, "sesame"));
        assertEquals(new Verdict(false, SECOND_NS), other.judge(HOST, "a:b"));
        assertTrue(one.judge("198.51.100.7", "sesame").isRight());
        nowNs.addAndGet(SECOND_NS);
        assertTrue(other.judge(HOST, "a:b").isRight());
        guesses();
    }

    @Test
    void aWordThatMeansSomethingElseDoesNotCount() {
        for (int i = 0; i < 20; i++) {
            assertEquals(new Verdict(false, 0), one.judge(HOST, "ann:secret", false));
        }
        assertTrue(one.judge(HOST, "sesame", false).isRight());
        assertTrue(other.contains(':'));
        assertFalse(one.contains(':'));
    }

    @Test
    void aDoorWithoutOneLetsEverybodyIn() {
        guesses();
        DoorPassword none = DoorPassword.at(services, Optional.empty());
        assertFalse(none.isAsked());
        assertTrue(none.judge(HOST, "").isRight());
    }
}
