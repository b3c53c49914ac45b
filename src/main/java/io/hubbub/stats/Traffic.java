package io.hubbub.stats;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/**
 * How much has passed through all rooms since the start, and how long it took. One for the whole process, in the {@link
 * ConnectionStats}; thread-safe. Hubs and homes tell it once a tick, whatever the number of members: in between a hub adds up
 * by itself.
 */
public final class Traffic {
    private final LongAdder events = new LongAdder();
    private final LongAdder deliveries = new LongAdder();
    private final LongAdder deliveredBytes = new LongAdder();
    private final LongAdder behind = new LongAdder();

    /** From far below a turn of the event loop to as long as the slowest reader is waited for. */
    private final Histogram latency =
            Histogram.oneTwoFive(TimeUnit.MICROSECONDS.toNanos(50), TimeUnit.SECONDS.toNanos(10));

    Traffic() {}

    /** The events that homes have stamped. */
    public long events() {
        return events.sum();
    }

    /** The events that were written to members: each as often as there were members to see it. */
    public long deliveries() {
        return deliveries.sum();
    }

    /** The bytes that were written for that; a connection's replies are none of them. */
    public long deliveredBytes() {
        return deliveredBytes.sum();
    }

    /** The memberships that can't be written to at the moment, and stand somewhere in their room's log. */
    public long behind() {
        return behind.sum();
    }

    /**
     * From the moment in which a home publishes a room's batch until a hub has written it to all its members who can take it,
     * in nanoseconds: once for each batch and hub with members in the room.
     */
    public Histogram latencyNs() {
        return latency;
    }

    public void happened(int newEvents) {
        events.add(newEvents);
    }

    public void delivered(long newDeliveries, long bytes) {
        deliveries.add(newDeliveries);
        deliveredBytes.add(bytes);
    }

    public void fellBehind(int more) {
        behind.add(more);
    }

    public void took(long ns) {
        latency.record(ns);
    }
}
