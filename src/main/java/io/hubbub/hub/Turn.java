package io.hubbub.hub;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * The ticks of one hub, one after another: the time by which they go, and what has to wait until everything is written. Runs on the
 * hub's loop.
 */
final class Turn {
    private final LongSupplier clockNs;
    private final LongSupplier clockMs;
    private final Consumer<Runnable> later;
    private final Runnable atEnd;
    private final long beganMs;
    private final List<Runnable> afterwards = new ArrayList<>();
    private long nowNs;
    private long number;
    private boolean due;

    /**
     * @param later does something once the loop has done what it has to do at the moment
     * @param atEnd writes to everybody what the tick brought
     */
    Turn(LongSupplier clockNs, LongSupplier clockMs, Consumer<Runnable> later, Runnable atEnd) {
        this.clockNs = clockNs;
        this.clockMs = clockMs;
        this.later = later;
        this.beganMs = clockMs.getAsLong();
        this.atEnd = atEnd;
        readClock();
    }

    /** The time of the last sweep or the end of the last tick: near enough for limits in seconds, and free. */
    long nowNs() {
        return nowNs;
    }

    /** The time of day at this moment. */
    long nowMs() {
        return clockMs.getAsLong();
    }

    /** The time of day when the hub began. */
    long beganMs() {
        return beganMs;
    }

    void readClock() {
        nowNs = clockNs.getAsLong();
    }

    /** The number of the present tick. */
    long number() {
        return number;
    }

    /** Whether something waits for the end of the tick. */
    boolean isDue() {
        return due;
    }

    /** Something has to be done at the end of the tick. */
    void isNeeded() {
        if (!due) {
            due = true;
            later.accept(this::end);
        }
    }

    /** Does something once this tick is written to everybody. It must not throw. */
    void afterwards(Runnable action) {
        afterwards.add(action);
        isNeeded();
    }

    private void end() {
        due = false;
        readClock();
        atEnd.run();
        number++;
        List<Runnable> actions = List.copyOf(afterwards);
        afterwards.clear();
        actions.forEach(Runnable::run);
    }
}
