package io.hubbub.client.bench;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Sums up a run that is over. */
final class ReportMaker {
    /** The part of the messages that were due which must have come back in time for the rate to be reached. */
    private static final double ENOUGH = 0.9;

    private final BenchOptions options;
    private final Snapshot before;
    private final Snapshot connected;
    private final Load load;
    private final Audience audience;
    private final MessageOrder order;
    private final JoinTimes joins;
    private final Latencies latencies;
    private final FloodControl floodControl;

    ReportMaker(
            BenchOptions options,
            Snapshot before,
            Snapshot connected,
            Load load,
            Audience audience,
            MessageOrder order,
            JoinTimes joins,
            Latencies latencies,
            FloodControl floodControl) {
        this.options = options;
        this.before = before;
        this.connected = connected;
        this.load = load;
        this.audience = audience;
        this.order = order;
        this.joins = joins;
        this.latencies = latencies;
        this.floodControl = floodControl;
    }

    BenchReport make() {
        Tally tally = audience.tally(load.sent());
        boolean oneOrder = options.dialect().isLossy()
                ? tally.reordered() == 0
                : audience.parted() == 0
                        && audience.tooFarBehindCount() == 0
                        && order.divergences().isEmpty();
        return new BenchReport(
                options.dialect().word(),
                options.endpoint().toString(),
                options.capabilities(),
                options.clients(),
                options.senders(),
                options.size(),
                options.rate(),
                options.inFlight(),
                seconds(),
                load.sent(),
                tally.messages(),
                perSecond(load.end().messages() - load.begin().messages()),
                perSecond(deliveries()),
                latencies.total(),
                audience.measuredCount(),
                tally.lost(),
                tally.duplicated(),
                tally.reordered(),
                tally.damaged(),
                oneOrder,
                audience.parted(),
                audience.tooFarBehindCount(),
                audience.goneCount(),
                Stream.concat(audience.divergences().stream().map(Divergence::toString), order.divergences().stream())
                        .toList(),
                load.stalled(),
                notes(),
                joins.costs(),
                usage(
                        before.server(),
                        connected.server(),
                        load.begin().server(),
                        load.end().server()),
                usage(
                        before.generator(),
                        connected.generator(),
                        load.begin().generator(),
                        load.end().generator()));
    }

    private List<String> notes() {
        if (options.dialect().isLossy()) {
            return List.of();
        }
        double messagesPerSecond =
                perSecond(load.end().messages() - load.begin().messages());
        String note = floodControl.note(
                (double) load.sent() / options.senders(),
                messagesPerSecond / options.senders(),
                perSecond(deliveries()),
                options.inFlight() > 0 || messagesPerSecond < options.rate() * ENOUGH);
        return note.isEmpty() ? List.of() : List.of(note);
    }

    private double seconds() {
        return (load.end().timeNs() - load.begin().timeNs()) / (double) TimeUnit.SECONDS.toNanos(1);
    }

    private double deliveries() {
        return load.end().deliveries() - load.begin().deliveries();
    }

    private double perSecond(double count) {
        return seconds() == 0 ? 0 : count / seconds();
    }

    private BenchReport.Usage usage(ProcessStats idle, ProcessStats ready, ProcessStats begin, ProcessStats end) {
        if (idle == null || ready == null || begin == null || end == null) {
            return null;
        }
        double cpuMicros = end.cpuMicros() - begin.cpuMicros();
        return new BenchReport.Usage(
                deliveries() <= 0 ? 0 : cpuMicros / deliveries(),
                perSecond(cpuMicros) / TimeUnit.SECONDS.toMicros(1),
                idle.residentKiB(),
                ready.residentKiB(),
                end.residentKiB());
    }
}
