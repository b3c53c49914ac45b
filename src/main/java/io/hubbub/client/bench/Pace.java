package io.hubbub.client.bench;

/** The rhythm in which messages are sent: so many a second, or so many in flight. */
interface Pace {
    /** Sends everything that is due. Called after every turn of the event loop that brought something, and when asked. */
    void send(long nowNs);

    /** Whether something is due at once, before the rest of what this turn has brought is looked at. */
    default boolean isDue() {
        return false;
    }

    /** In how many nanoseconds to call {@link #send} even if nothing arrives; 0 for never. */
    long nextDueNs(long nowNs);
}
