package io.hubbub.client.bench;

import io.vertx.core.buffer.Buffer;

/** One member on its way into the room of a server that wants words for that. */
interface Entrance {
    /** Takes the outcome. */
    interface Host {
        /** It is known to the server and waits to be told to {@link Entrance#join}. */
        void welcomed(Entrance member);

        void joined(Entrance member);

        /** The server says how much each may say. */
        void limited(FloodControl limits);

        void refused(Entrance member, String why);
    }

    int index();

    /** Says what is to be said first. */
    void introduce();

    void join();

    /** Bytes from the server, cut anywhere. */
    void received(Buffer data);
}
