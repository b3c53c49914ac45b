package io.hubbub.net;

import java.util.concurrent.TimeUnit;

/**
 * How much one peer may ask for: a burst at once, and then so much a second. It is the reader that waits, nothing is lost.
 * Not thread-safe; time is passed in, by a clock for durations.
 */
public final class RateLimiter {
    private final boolean unlimited;

    /** How long it takes until one comes back, and so what one costs. */
    private final long costNs;

    private final long mostNs;

    /** The rest of the allowance, in the time that it takes to come back. */
    private long leftNs;

    private long filledNs;

    /**
     * @param burst how much at once; 0 for no limit at all
     * @param perSecond how much comes back each second
     */
    public RateLimiter(int burst, int perSecond, long nowNs) {
        this.unlimited = burst == 0;
        this.costNs = TimeUnit.SECONDS.toNanos(1) / perSecond;
        this.mostNs = burst * costNs;
        this.leftNs = mostNs;
        this.filledNs = nowNs;
    }

    /** Takes one. Returns whether there is another one left. */
    public boolean take(long nowNs) {
        return take(1, nowNs);
    }

    /** Takes several at once, even if there are fewer: what was too much has to come back before there is another one. */
    public boolean take(int count, long nowNs) {
        fill(nowNs);
        leftNs -= count * costNs;
        return unlimited || leftNs >= costNs;
    }

    /** Whether one can be taken. */
    public boolean has(long nowNs) {
        fill(nowNs);
        return unlimited || leftNs >= costNs;
    }

    private void fill(long nowNs) {
        leftNs = Math.min(mostNs, leftNs + nowNs - filledNs);
        filledNs = nowNs;
    }
}
