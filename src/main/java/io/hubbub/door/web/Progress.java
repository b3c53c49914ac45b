package io.hubbub.door.web;

import io.hubbub.stats.Histogram;
import io.hubbub.stats.Traffic;
import java.util.concurrent.TimeUnit;

/** The traffic of the server from one look to the next. One for each console that looks; on its event loop. */
final class Progress {
    private static final double SECOND_NS = TimeUnit.SECONDS.toNanos(1);

    private final Traffic traffic;
    private long lastNs;
    private long events;
    private long deliveries;
    private long bytes;
    private Histogram.Snapshot latency;

    Progress(Traffic traffic, long nowNs) {
        this.traffic = traffic;
        look(nowNs);
    }

    private void look(long nowNs) {
        lastNs = nowNs;
        events = traffic.events();
        deliveries = traffic.deliveries();
        bytes = traffic.deliveredBytes();
        latency = traffic.latencyNs().snapshot();
    }

    /** Writes what is new since the last time; latencies only if something was delivered. */
    void write(JsonLine out, long nowNs) {
        double seconds = Math.max(1, nowNs - lastNs) / SECOND_NS;
        long eventsBefore = events;
        long deliveriesBefore = deliveries;
        long bytesBefore = bytes;
        Histogram.Snapshot latencyBefore = latency;
        look(nowNs);
        out.put("eventsPerSecond", (events - eventsBefore) / seconds)
                .put("deliveriesPerSecond", (deliveries - deliveriesBefore) / seconds)
                .put("bytesPerSecond", (bytes - bytesBefore) / seconds);
        Histogram.Snapshot fresh = latency.since(latencyBefore);
        if (fresh.count() > 0) {
            out.begin("latencyMicros")
                    .put("p50", micros(fresh.quantile(0.5)))
                    .put("p99", micros(fresh.quantile(0.99)))
                    .end();
        }
    }

    private static double micros(long ns) {
        return ns / 1000.0;
    }
}
