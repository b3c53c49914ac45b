package io.hubbub.metrics;

import io.hubbub.stats.Histogram;
import io.prometheus.metrics.model.registry.Collector;
import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.MetricFamilyDescriptor;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/** A histogram of the core's, of nanoseconds, as Prometheus wants it; Micrometer only knows those that it has counted itself. */
final class DurationsCollector implements Collector {
    private static final double SECOND_NS = TimeUnit.SECONDS.toNanos(1);

    private final Metric metric;
    private final Histogram durationsNs;

    DurationsCollector(Metric metric, Histogram durationsNs) {
        this.metric = metric;
        this.durationsNs = durationsNs;
    }

    @Override
    public MetricFamilyDescriptor getMetricFamilyDescriptor() {
        return MetricFamilyDescriptor.histogram(metric.word())
                .help(metric.help())
                .build();
    }

    @Override
    public HistogramSnapshot collect() {
        Histogram.Snapshot now = durationsNs.snapshot();
        HistogramDataPointSnapshot point = HistogramDataPointSnapshot.builder()
                .classicHistogramBuckets(ClassicHistogramBuckets.of(boundsSeconds(now), now.counts()))
                .sum(now.sum() / SECOND_NS)
                .build();
        return HistogramSnapshot.builder()
                .name(metric.word())
                .help(metric.help())
                .dataPoint(point)
                .build();
    }

    /** With one more at the end, for what is above all bounds. */
    private static double[] boundsSeconds(Histogram.Snapshot snapshot) {
        double[] inner = Arrays.stream(snapshot.bounds())
                .mapToDouble(ns -> ns / SECOND_NS)
                .toArray();
        double[] all = Arrays.copyOf(inner, inner.length + 1);
        all[inner.length] = Double.POSITIVE_INFINITY;
        return all;
    }
}
