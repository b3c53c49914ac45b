package io.hubbub.client.bench;

/**
 * A closed loop: so many messages are in flight at any time. A message is back when all receivers have it; while only
 * some have it, it counts as that fraction, so the loop turns with the mean receiver and not with the slowest.
 */
final class InFlightPace implements Pace {
    private final int window;
    private final Senders senders;
    private final Audience audience;

    /** A sender's share of the window goes out at once, as it would from a sender that had been waiting. */
    private final int batch;

    InFlightPace(int window, Senders senders, Audience audience) {
        this.window = window;
        this.senders = senders;
        this.audience = audience;
        this.batch = Math.max(1, window / senders.size());
    }

    /** Else the window would be filled again once a turn, with everything at once, and be half empty on average. */
    @Override
    public boolean isDue() {
        return hasRoom(audience.delivered());
    }

    private boolean hasRoom(double delivered) {
        return senders.total() + batch - delivered <= window;
    }

    @Override
    public void send(long nowNs) {
        double delivered = audience.delivered();
        int said = batch;
        while (said > 0 && hasRoom(delivered)) {
            said = senders.say(batch, message -> nowNs);
        }
    }

    @Override
    public long nextDueNs(long nowNs) {
        return 0;
    }
}
