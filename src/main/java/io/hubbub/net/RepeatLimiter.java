package io.hubbub.net;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Tells whether it is time to say the same thing again, of a limited number of things, so that nobody can fill a log by asking
 * often. Time is passed in, by a clock for durations. Thread-safe.
 */
public final class RepeatLimiter {
    private final long everyNs;
    private final int things;
    private final Map<String, Long> saidNs = new LinkedHashMap<>();

    /** @param things how many are remembered; of more than these, those said longest ago are forgotten */
    public RepeatLimiter(long everyNs, int things) {
        this.everyNs = everyNs;
        this.things = things;
    }

    /** Whether it was not said lately; if so, it counts as said now. */
    public synchronized boolean isDue(String thing, long nowNs) {
        Long before = saidNs.get(thing);
        if (before != null && nowNs - before < everyNs) {
            return false;
        }
        saidNs.remove(thing);
        saidNs.put(thing, nowNs);
        if (saidNs.size() > things) {
            saidNs.remove(saidNs.keySet().iterator().next());
        }
        return true;
    }
}
