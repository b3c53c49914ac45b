package io.hubbub.net;

import io.hubbub.hub.Outlet;

/**
 * The connection of one peer, whatever carries it: TCP, TLS, a WebSocket over either, or datagrams. It has an {@link #outlet} for
 * what goes to the peer, and tells a {@link LinkListener} what comes from it and when it is over. Runs on the connection's event
 * loop.
 */
interface Link {
    /**
     * Where bytes for the peer go. To close it is to close the link, and {@link LinkListener#closed} is told once nothing is left of
     * that.
     */
    Outlet outlet();

    /** Whether the peer has shown by now that it means to speak the door's protocol; if not, its first bytes have to tell. */
    boolean isAgreed();

    /** Begins to tell what comes from the peer. Once; nothing is told before. */
    void begin(LinkListener listener);
}
