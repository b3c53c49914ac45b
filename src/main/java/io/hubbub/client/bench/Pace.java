package io.hubbub.client.bench;

/** When messages are sent. */
interface Pace {
    /** Sends everything that is due. Called after every turn of the event loop that brought something, and when asked. */
    void send(long nowNs);

    /** In how many nanoseconds to call {@link #send} even if nothing arrives; 0 for never. */
    long nextDueNs(long nowNs);
}
