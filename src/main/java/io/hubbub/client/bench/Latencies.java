package io.hubbub.client.bench;

import org.HdrHistogram.Histogram;

/** How long messages took, from when they were sent (or should have been) until a receiver had them. */
final class Latencies {
    private static final long MAX_NS = 600_000_000_000L;

    private final Histogram total = new Histogram(1, MAX_NS, 3);
    private final Histogram interval = new Histogram(1, MAX_NS, 3);
    private boolean measuring;
    private boolean stopped;
    private long fromNs;
    private long toNs;

    /** Messages sent from now on count. */
    void measure(long nowNs) {
        measuring = true;
        fromNs = nowNs;
    }

    /** Messages sent from now on do not count any more. */
    void stop(long nowNs) {
        stopped = true;
        toNs = nowNs;
    }

    void record(long sentNs, long arrivedNs) {
        if (measuring && sentNs - fromNs >= 0 && (!stopped || sentNs - toNs < 0)) {
            interval.recordValue(Math.max(1, Math.min(MAX_NS, arrivedNs - sentNs)));
        }
    }

    /** In microseconds, since the last call. */
    Percentiles takeInterval() {
        Percentiles percentiles = percentiles(interval);
        total.add(interval);
        interval.reset();
        return percentiles;
    }

    /** In microseconds, of the whole measured time up to the last {@link #takeInterval}. */
    Percentiles total() {
        return percentiles(total);
    }

    private static Percentiles percentiles(Histogram ns) {
        return new Percentiles(
                ns.getTotalCount(),
                ns.getValueAtPercentile(50) / 1000.0,
                ns.getValueAtPercentile(90) / 1000.0,
                ns.getValueAtPercentile(99) / 1000.0,
                ns.getValueAtPercentile(99.9) / 1000.0,
                ns.getMaxValue() / 1000.0);
    }

    /** Microseconds; all 0 without samples. */
    record Percentiles(long samples, double p50, double p90, double p99, double p999, double max) {}
}
