package io.hubbub.history;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hubbub.room.Event;
import io.vertx.core.Future;
import java.util.Collections;
import org.junit.jupiter.api.Test;

/** Speakers wait while more is said than is stored, and only while that helps. */
class LoadTest {
    private static final int MOST_BYTES = 1000;

    private long nowNs = 7;
    private final Load load = new Load(MOST_BYTES, () -> nowNs);

    private static Batch.Item item(int events, long weight) {
        return new Batch.Item(
                null, Collections.nCopies(events, new Event.Unknown(1, 1)), weight, null, null, false, null);
    }

    private boolean isReady() {
        load.weigh(true);
        return load.ready().isComplete();
    }

    private boolean add(int events, long weight) {
        load.add(item(events, weight));
        return isReady();
    }

    private boolean remove(int events, long weight) {
        load.remove(item(events, weight));
        return isReady();
    }

    @Test
    void twoRoundsOfCommitsMayWait() {
        assertTrue(add(Load.EVENTS_BEHIND, 0));
        assertFalse(add(1, 0));
    }

    @Test
    void whoeverWaitsGoesOnWhenOneRoundIsLeft() {
        add(Load.EVENTS_BEHIND + 1, 0);
        Future<Void> relief = load.ready();
        assertFalse(remove(Spool.MOST_EVENTS, 0));
        assertFalse(relief.isComplete());
        assertTrue(remove(1, 0));
        assertTrue(relief.succeeded());
    }

    @Test
    void largeMessagesWaitBeforeTheQueueIsFull() {
        assertTrue(add(1, MOST_BYTES / 2));
        assertFalse(add(1, 1));
        assertFalse(remove(1, MOST_BYTES / 4));
        assertTrue(remove(1, 1));
    }

    @Test
    void nobodyWaitsForADatabaseThatFails() {
        add(Load.EVENTS_BEHIND + 1, 0);
        Future<Void> relief = load.ready();
        load.weigh(false);
        assertTrue(relief.succeeded());
        assertTrue(load.ready().isComplete());
    }

    @Test
    void nobodyWaitsForADatabaseThatDoesNotAnswer() {
        add(Load.EVENTS_BEHIND + 1, 0);
        Future<Void> relief = load.ready();
        nowNs += Load.STALL_NS - 1;
        assertFalse(isReady());
        nowNs++;
        assertTrue(isReady());
        assertTrue(relief.succeeded());
        load.getsOn();
        assertFalse(isReady());
    }

    @Test
    void whatWasFullTakesNothingBeforeItIsHalfEmpty() {
        add(1, MOST_BYTES);
        assertFalse(load.admits(1));
        assertFalse(load.relays(1));
        load.remove(item(1, MOST_BYTES / 2 - 1));
        assertTrue(load.admits(1));
        assertFalse(load.relays(1));
        load.remove(item(1, 1));
        assertTrue(load.relays(1));
    }
}
