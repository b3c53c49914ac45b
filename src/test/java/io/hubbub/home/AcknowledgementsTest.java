package io.hubbub.home;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When a batch of requests is settled: once each hub has acknowledged everything that it got. */
class AcknowledgementsTest {
    private final List<Integer> settled = new ArrayList<>();
    private final Acknowledgements acknowledgements =
            new Acknowledgements(pending -> settled.add(pending.hub()), () -> false);

    /** A batch of hub 7, after which hubs 1 and 2 get something under number 10, and hub 2 something under number 11. */
    private void sendSomething() {
        acknowledgements.open(7, 1, List.of());
        acknowledgements.await(10, List.of(1, 2));
        acknowledgements.await(11, List.of(2));
        acknowledgements.closeRound();
    }

    @Test
    void aBatchThatNobodyGetsAnythingOfIsSettledAtOnce() {
        acknowledgements.open(7, 1, List.of());
        acknowledgements.await(10, List.of());
        acknowledgements.closeRound();
        assertEquals(List.of(7), settled);
        assertTrue(acknowledgements.isEmpty());
    }

    @Test
    void aBatchIsSettledOnceEveryHubHasSeenEverything() {
        sendSomething();
        assertTrue(acknowledgements.seen(2, 11));
        assertTrue(acknowledgements.seen(1, 10));
        assertEquals(List.of(), settled);
        assertTrue(acknowledgements.seen(2, 10));
        assertEquals(List.of(7), settled);
        assertTrue(acknowledgements.isEmpty());
    }

    @Test
    void aDoubledAcknowledgementCountsOnce() {
        sendSomething();
        assertTrue(acknowledgements.seen(2, 10));
        assertFalse(acknowledgements.seen(2, 10));
        assertTrue(acknowledgements.seen(2, 11));
        assertEquals(List.of(), settled);
        assertTrue(acknowledgements.seen(1, 10));
        assertEquals(List.of(7), settled);
        assertFalse(acknowledgements.seen(1, 10));
        assertEquals(List.of(7), settled);
    }

    @Test
    void anAcknowledgementOfAStrangerOrOfSomethingUnknownIsIgnored() {
        sendSomething();
        assertFalse(acknowledgements.seen(3, 10));
        assertFalse(acknowledgements.seen(1, 11));
        assertFalse(acknowledgements.seen(1, 12));
        assertEquals(List.of(), settled);
    }

    @Test
    void aHubThatIsGoneIsNotWaitedFor() {
        sendSomething();
        acknowledgements.seen(1, 10);
        acknowledgements.gone(2);
        assertEquals(List.of(7), settled);
        assertTrue(acknowledgements.isEmpty());
        assertFalse(acknowledgements.seen(2, 11));
    }

    @Test
    void aHubThatIsGoneHearsOfNothingThatItAsked() {
        sendSomething();
        acknowledgements.gone(7);
        acknowledgements.gone(1);
        acknowledgements.gone(2);
        assertEquals(List.of(), settled);
        assertTrue(acknowledgements.isEmpty());
    }
}
