package io.hubbub.client.bench;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/** The times of the 100th, 1000th … join, when members come in one after another. Each is the last of some that count. */
final class JoinTimes {
    static final int WINDOW = 50;
    private static final int FIRST = 100;
    private static final int FACTOR = 10;

    private final LongSupplier clock;

    /** Of the server, in nanoseconds; always 0 when it is not watched. */
    private final LongSupplier cpu;

    private final Map<String, JoinCost> costs = new LinkedHashMap<>();
    private final long[] tookNs = new long[WINDOW];
    private int milestone = FIRST;
    private long begunNs;
    private long cpuNs;

    JoinTimes(LongSupplier clock, LongSupplier cpu) {
        this.clock = clock;
        this.cpu = cpu;
    }

    /** @param nth which join this is, from 1 on */
    void begin(int nth) {
        if (nth == milestone - WINDOW + 1) {
            cpuNs = cpu.getAsLong();
        }
        begunNs = clock.getAsLong();
    }

    void end(int nth) {
        tookNs[nth % WINDOW] = clock.getAsLong() - begunNs;
        if (nth == milestone) {
            long usedNs = cpu.getAsLong() - cpuNs;
            long[] sorted = tookNs.clone();
            Arrays.sort(sorted);
            costs.put(
                    Integer.toString(nth),
                    new JoinCost(sorted[WINDOW / 2] / 1000.0, Math.max(0, usedNs) / 1000.0 / WINDOW));
            milestone *= FACTOR;
        }
    }

    /** By how many members there then were. */
    Map<String, JoinCost> costs() {
        return costs;
    }
}
