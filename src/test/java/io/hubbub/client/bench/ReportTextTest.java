package io.hubbub.client.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReportTextTest {
    private static final Latencies.Percentiles LATENCY = new Latencies.Percentiles(5000, 810, 1200.4, 2400, 3000, 4500);

    @Test
    void aCleanReportIsShort() {
        assertEquals(
                List.of(
                        "checked     lost 0, duplicated 0, reordered 0, damaged 0 of 98,000,000 deliveries; one order: yes",
                        "raw 127.0.0.1:8010: 1,000 clients, 10 senders, 64 bytes, 64 in flight, 10.0 s measured",
                        "throughput  9,800,000 deliveries/s, 9,800 messages/s",
                        "latency µs  p50 810, p90 1,200, p99 2,400, p99.9 3,000, max 4,500"
                                + " (5,000 samples at 63 of 1,000 receivers)",
                        "join        the 1000th took 1,234 µs and 987 µs of the server's CPU time",
                        "server      0.0970 µs CPU per delivery, 0.95 cores;"
                                + " resident 60,000 KiB before, 66,000 connected, 80,000 after"),
                ReportText.lines(report(0, 0, false, List.of())));
    }

    @Test
    void everyTroubleHasItsLine() {
        List<String> lines = ReportText.lines(report(1, 2, true, List.of("receiver 3 and receiver 0 differ")));
        assertEquals(
                List.of(
                        "trouble     1 receivers saw other bytes than those ahead of them",
                        "trouble     2 receivers were disconnected",
                        "trouble     nothing came back any more, so the run ended early",
                        "trouble     receiver 3 and receiver 0 differ",
                        "note        flood control"),
                lines.subList(4, 9));
    }

    @Test
    void withoutASampleNothingWasMeasured() {
        Latencies.Percentiles none = new Latencies.Percentiles(0, 0, 0, 0, 0, 0);
        assertEquals(
                "latency     nothing measured: no message came back that was sent in the measured time",
                ReportText.lines(report(none, 0, 0, true, List.of())).get(3));
    }

    private static BenchReport report(int differing, int disconnected, boolean stalled, List<String> divergences) {
        return report(LATENCY, differing, disconnected, stalled, divergences);
    }

    private static BenchReport report(
            Latencies.Percentiles latency, int differing, int disconnected, boolean stalled, List<String> divergences) {
        BenchReport.Usage server = new BenchReport.Usage(0.097, 0.95, 60_000, 66_000, 80_000);
        return new BenchReport(
                "raw",
                "127.0.0.1:8010",
                List.of(""),
                1000,
                10,
                64,
                0,
                64,
                10,
                98_000,
                98_000_000,
                9800,
                9_800_000,
                latency,
                63,
                0,
                0,
                0,
                0,
                differing == 0,
                differing,
                0,
                disconnected,
                divergences,
                stalled,
                stalled ? List.of("flood control") : List.of(),
                Map.of("1000", new JoinCost(1234.4, 987)),
                server,
                null);
    }
}
