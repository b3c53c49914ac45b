package io.hubbub.metrics;

import io.hubbub.room.CloseReason;
import io.hubbub.stats.DatagramStats;
import io.hubbub.stats.StorageHealth;
import io.hubbub.stats.Traffic;
import io.hubbub.task.TaskResult;
import io.hubbub.task.Tasks;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Everything that is measured, of a server and of its JVM, as Micrometer knows it. */
final class Meters implements AutoCloseable {
    private static final double SECOND_NS = TimeUnit.SECONDS.toNanos(1);

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final JvmGcMetrics garbageCollection = new JvmGcMetrics();
    private final Watched server;

    Meters(Watched server) {
        this.server = server;
        registry.throwExceptionOnRegistrationFailure();
        bindConnections();
        bindTraffic(server.stats().traffic());
        bindTasks(server.tasks());
        server.storage().ifPresent(this::bindStorage);
        bindLoops();
        gauge(Metric.BUILD_INFO, server.version(), () -> 1);
        bindProcess();
    }

    private void bindConnections() {
        server.doors().forEach((door, inside) -> gauge(Metric.SESSIONS, door, inside::getAsInt));
        for (CloseReason reason : CloseReason.values()) {
            counter(Metric.CLOSES, word(reason), () -> server.stats().closed(reason));
        }
        for (DatagramStats.Fate fate : DatagramStats.Fate.values()) {
            counter(
                    Metric.DATAGRAMS,
                    word(fate),
                    () -> server.stats().datagrams().count(fate));
        }
        counter(Metric.MISTAKES, "", () -> server.stats().mistakes().made());
        counter(Metric.STRAYS, "", () -> server.stats().strays().ignored());
    }

    private void bindTraffic(Traffic traffic) {
        gauge(Metric.ROOMS, "", () -> server.stats().presence().rooms());
        counter(Metric.EVENTS, "", traffic::events);
        counter(Metric.DELIVERIES, "", traffic::deliveries);
        counter(Metric.DELIVERED_BYTES, "", traffic::deliveredBytes);
        gauge(Metric.MEMBERS_BEHIND, "", traffic::behind);
        registry.getPrometheusRegistry().register(new DurationsCollector(Metric.DELIVERY_LATENCY, traffic.latencyNs()));
    }

    private void bindTasks(Tasks tasks) {
        gauge(Metric.TASKS_RUNNING, "", tasks::running);
        gauge(Metric.TASKS_QUEUED, "", tasks::queued);
        for (TaskResult.Kind kind : TaskResult.Kind.values()) {
            counter(Metric.TASKS_ANSWERED, word(kind), () -> tasks.answered(kind));
        }
        counter(Metric.TASKS_DROPPED, "", tasks::dropped);
    }

    private void bindStorage(Supplier<StorageHealth> health) {
        counter(Metric.HISTORY_EVENTS, "", () -> health.get().stored());
        counter(Metric.HISTORY_LOST, "", () -> health.get().lost());
        counter(Metric.HISTORY_FAILURES, "", () -> health.get().failures());
        counter(Metric.HISTORY_COMMITS, "", () -> health.get().commits());
        gauge(Metric.HISTORY_COMMIT_SECONDS, "", () -> health.get().lastCommitNs() / SECOND_NS);
        gauge(Metric.HISTORY_QUEUE, "", () -> health.get().queueBytes());
        gauge(Metric.HISTORY_FAILING, "", () -> health.get().isWorking() ? 0 : 1);
    }

    private void bindLoops() {
        for (int i = 0; i < server.loops().size(); i++) {
            Pulse loop = server.loops().get(i);
            gauge(
                    Metric.EVENT_LOOP_LAG,
                    String.valueOf(i),
                    () -> loop.lagNs(server.clockNs().getAsLong()) / SECOND_NS);
        }
    }

    private void bindProcess() {
        new JvmMemoryMetrics().bindTo(registry);
        garbageCollection.bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        new FileDescriptorMetrics().bindTo(registry);
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private void gauge(Metric metric, String labelValue, DoubleSupplier value) {
        Gauge.builder(dotted(metric), value::getAsDouble)
                .tags(tags(metric, labelValue))
                .description(metric.help())
                .register(registry);
    }

    /** Micrometer doesn't keep what it asks alive: it is the server that is asked, which is kept here. */
    private void counter(Metric metric, String labelValue, LongSupplier value) {
        FunctionCounter.builder(dotted(metric), server, asked -> value.getAsLong())
                .tags(tags(metric, labelValue))
                .description(metric.help())
                .register(registry);
    }

    /** Names are Micrometer's here, which knows a few by their last part and makes the page's names of all. */
    private static String dotted(Metric metric) {
        return metric.word().replace('_', '.');
    }

    private static List<Tag> tags(Metric metric, String value) {
        return metric.label().isEmpty() ? List.of() : List.of(Tag.of(metric.label(), value));
    }

    String scrape(String contentType) {
        return registry.scrape(contentType);
    }

    @Override
    public void close() {
        garbageCollection.close();
        registry.close();
    }
}
