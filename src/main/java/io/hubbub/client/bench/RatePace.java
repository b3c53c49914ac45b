package io.hubbub.client.bench;

import java.util.concurrent.TimeUnit;

/**
 * An open loop: messages are due at fixed times whatever the server does. A message that goes out late, because a sender
 * was held up, still counts from when it was due.
 */
final class RatePace implements Pace {
    private static final double SECOND_NS = TimeUnit.SECONDS.toNanos(1);

    /** Short waits are made up for by sending more at once. */
    private static final long SHORTEST_WAIT_NS = TimeUnit.MICROSECONDS.toNanos(50);

    private final double perSecond;
    private final long startNs;
    private final Senders senders;

    RatePace(double perSecond, long startNs, Senders senders) {
        this.perSecond = perSecond;
        this.startNs = startNs;
        this.senders = senders;
    }

    @Override
    public void send(long nowNs) {
        long due = dueBy(nowNs) - senders.total();
        while (due > 0) {
            long share = Math.max(1, due / senders.size());
            int said = senders.say((int) Math.min(Integer.MAX_VALUE, share), this::timeOf);
            if (said == 0) {
                return;
            }
            due -= said;
        }
    }

    private long dueBy(long nowNs) {
        return (long) ((nowNs - startNs) / SECOND_NS * perSecond) + 1;
    }

    private long timeOf(long message) {
        return startNs + (long) (message / perSecond * SECOND_NS);
    }

    @Override
    public long nextDueNs(long nowNs) {
        return Math.max(SHORTEST_WAIT_NS, timeOf(senders.total()) - nowNs);
    }
}
