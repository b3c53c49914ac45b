package io.hubbub.client.bench;

import java.io.PrintStream;
import java.util.Locale;

/** One line each second, for the person who waits. */
final class Progress {
    private final PrintStream out;
    private int seconds;
    private double lastDeliveries;
    private double lastMessages;

    Progress(PrintStream out) {
        this.out = out;
    }

    void say(String what) {
        out.println(what);
        out.flush();
    }

    /** A second has passed. */
    void second(boolean measuring, Audience audience, Latencies.Percentiles latency) {
        double deliveries = audience.deliveries();
        double messages = audience.delivered();
        seconds++;
        String speed = String.format(
                Locale.ROOT,
                "%4d s: %,.0f deliveries/s, %,.0f messages/s",
                seconds,
                deliveries - lastDeliveries,
                messages - lastMessages);
        String times = latency.samples() == 0
                ? ""
                : String.format(Locale.ROOT, ", p50 %,.0f µs, p99 %,.0f µs", latency.p50(), latency.p99());
        say(speed + times + (measuring ? "" : " (warming up)"));
        lastDeliveries = deliveries;
        lastMessages = messages;
    }
}
