package io.hubbub.hub;

import java.util.ArrayDeque;
import java.util.Deque;

/** How often something may be done within a time. Time is passed in, by a clock for durations. Not thread-safe. */
final class Ration {
    private final int most;
    private final long withinNs;
    private final Deque<Long> times = new ArrayDeque<>(0);

    Ration(int most, long withinNs) {
        this.most = most;
        this.withinNs = withinNs;
    }

    /** How long there is to wait until it may be done again, in nanoseconds; 0 if it may be done now. */
    long waitNs(long nowNs) {
        while (!times.isEmpty() && nowNs - times.peekFirst() >= withinNs) {
            times.removeFirst();
        }
        return times.size() < most ? 0 : withinNs - (nowNs - times.peekFirst());
    }

    /** It is done. */
    void count(long nowNs) {
        times.addLast(nowNs);
    }
}
