package io.hubbub.hub;

import io.hubbub.stats.Traffic;

/**
 * Counts what one hub has written to members since it last told the {@link Traffic}: plain numbers, since there is one addition for
 * each member in the innermost loop of the server. Runs on the hub's loop.
 */
public final class Tally {
    private final Traffic traffic;
    private long deliveries;
    private long bytes;
    private int behind;

    Tally(Traffic traffic) {
        this.traffic = traffic;
    }

    /** A member was written some events, which were so many bytes for it. */
    void wrote(int events, int length) {
        deliveries += events;
        bytes += length;
    }

    void fellBehind() {
        behind++;
    }

    void caughtUp() {
        behind--;
    }

    /** Tells what has come together. */
    void tell() {
        if (deliveries != 0) {
            traffic.delivered(deliveries, bytes);
            deliveries = 0;
            bytes = 0;
        }
        if (behind != 0) {
            traffic.fellBehind(behind);
            behind = 0;
        }
    }
}
