package io.hubbub.net;

import java.util.concurrent.TimeUnit;

/**
 * How much one peer may ask for: a burst at once, and then so much a second. It is the reader that waits, nothing is lost.
 * Not thread-safe; time is passed in, by a clock for durations.
 */
public final class Throttle {
    private final int burst;
    private final int perSecond;
    private double left;
    private long filledNs;

    /**
     * @param burst how much at once; 0 for no limit at all
     * @param perSecond how much comes back each second
     */
    public Throttle(int burst, int perSecond, long nowNs) {
        this.burst = burst;
        this.perSecond = perSecond;
        this.left = burst;
        this.filledNs = nowNs;
    }

    /** Takes one. Returns whether there is another one left. */
    public boolean take(long nowNs) {
        if (burst == 0) {
            return true;
        }
        fill(nowNs);
        left--;
        return left >= 1;
    }

    /** Whether one can be taken. */
    public boolean has(long nowNs) {
        fill(nowNs);
        return burst == 0 || left >= 1;
    }

    private void fill(long nowNs) {
        double seconds = (double) (nowNs - filledNs) / TimeUnit.SECONDS.toNanos(1);
        left = Math.min(burst, left + seconds * perSecond);
        filledNs = nowNs;
    }
}
