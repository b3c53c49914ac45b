package io.hubbub.metrics;

import java.util.concurrent.TimeUnit;

/**
 * How promptly one event loop gets to what waits for it. The loop gives itself something to do for {@link #EVERY_MS} later, and
 * tells here when it got to it; whatever kept it shows as lateness. Times are by a clock for durations. Written on that loop,
 * read on any thread.
 */
public final class Pulse {
    /** When the next beat is due after one. */
    public static final long EVERY_MS = 1000;

    private static final long EVERY_NS = TimeUnit.MILLISECONDS.toNanos(EVERY_MS);

    private volatile long lastNs;
    private volatile long lagNs;

    /** Begins to count from here. */
    public Pulse(long nowNs) {
        this.lastNs = nowNs;
    }

    /** The loop has got to it. */
    public void beat(long nowNs) {
        lagNs = Math.max(0, nowNs - lastNs - EVERY_NS);
        lastNs = nowNs;
    }

    /** How long nothing has been heard from the loop. */
    public long silentNs(long nowNs) {
        return Math.max(0, nowNs - lastNs);
    }

    /** How late the last beat was; or how late the next one is already, if that is more. */
    public long lagNs(long nowNs) {
        return Math.max(lagNs, silentNs(nowNs) - EVERY_NS);
    }
}
