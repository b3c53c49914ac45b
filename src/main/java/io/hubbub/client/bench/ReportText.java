package io.hubbub.client.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A report for people. */
final class ReportText {
    private ReportText() {}

    static List<String> lines(BenchReport report) {
        List<String> lines = new ArrayList<>();
        lines.add(format(
                "checked     lost %,d, duplicated %,d, reordered %,d, damaged %,d of %,d deliveries; one order: %s",
                report.lost(),
                report.duplicated(),
                report.reordered(),
                report.damaged(),
                report.deliveries(),
                report.oneOrder() ? "yes" : "no"));
        lines.add(load(report));
        lines.add(format(
                "throughput  %,.0f deliveries/s, %,.0f messages/s",
                report.deliveriesPerSecond(), report.messagesPerSecond()));
        lines.add(latency(report));
        addTroubles(lines, report);
        report.notes().forEach(note -> lines.add("note        " + note));
        report.joins().forEach((members, cost) -> lines.add(join(members, cost)));
        addUsage(lines, "server", report.server());
        addUsage(lines, "generator", report.generator());
        return lines;
    }

    private static String load(BenchReport report) {
        String pace = report.inFlight() > 0
                ? format("%,d in flight", report.inFlight())
                : format("%,.0f messages/s due", report.rate());
        return format(
                "%s %s: %,d clients%s, %,d senders, %,d bytes, %s, %.1f s measured",
                report.door(),
                report.address(),
                report.clients(),
                report.capabilities().size() == 1
                        ? ""
                        : " of " + report.capabilities().size() + " kinds",
                report.senders(),
                report.size(),
                pace,
                report.seconds());
    }

    private static String latency(BenchReport report) {
        Latencies.Percentiles micros = report.latencyMicros();
        if (micros.samples() == 0) {
            return "latency     nothing measured: no message came back that was sent in the measured time";
        }
        return format(
                "latency µs  p50 %,.0f, p90 %,.0f, p99 %,.0f, p99.9 %,.0f, max %,.0f (%,d samples at %,d of %,d receivers)",
                micros.p50(),
                micros.p90(),
                micros.p99(),
                micros.p999(),
                micros.max(),
                micros.samples(),
                report.measuredReceivers(),
                report.clients());
    }

    private static String join(String members, JoinCost cost) {
        String line = format("join        the %sth took %,.0f µs", members, cost.micros());
        return cost.cpuMicros() == 0 ? line : line + format(" and %,.0f µs of the server's CPU time", cost.cpuMicros());
    }

    private static void addTroubles(List<String> lines, BenchReport report) {
        addCount(lines, report.differingReceivers(), "receivers saw other bytes than those ahead of them");
        addCount(lines, report.uncomparedReceivers(), "receivers fell too far behind to be compared with the others");
        addCount(lines, report.disconnectedReceivers(), "receivers were disconnected");
        if (report.stalled()) {
            lines.add("trouble     nothing came back any more, so the run ended early");
        }
        report.divergences().forEach(divergence -> lines.add("trouble     " + divergence));
    }

    private static void addCount(List<String> lines, int count, String what) {
        if (count > 0) {
            lines.add(format("trouble     %,d %s", count, what));
        }
    }

    private static void addUsage(List<String> lines, String who, BenchReport.Usage usage) {
        if (usage != null) {
            lines.add(format(
                    "%-11s %.4f µs CPU per delivery, %.2f cores; resident %,d KiB before, %,d connected, %,d after",
                    who,
                    usage.cpuMicrosPerDelivery(),
                    usage.cores(),
                    usage.residentKiBBefore(),
                    usage.residentKiBConnected(),
                    usage.residentKiBAfter()));
        }
    }

    private static String format(String format, Object... arguments) {
        return String.format(Locale.ROOT, format, arguments);
    }
}
