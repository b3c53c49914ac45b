package io.hubbub.net;

import io.hubbub.room.CloseReason;
import io.vertx.core.buffer.Buffer;

/** The owner of a {@link Link}, as the link sees it. Every method runs on the connection's event loop. */
interface LinkListener {
    /** So many bytes have come from the peer, whatever they are: a sign of life. */
    void heard(int bytes);

    /** The peer has sent something for the conversation. Never throws; the buffer may be kept. */
    void received(Buffer chunk);

    /** The peer sends nothing more. Comes after all that it has sent, and maybe more than once. */
    void ended();

    /** The outlet has been full, and has room again. */
    void drained();

    /** The peer must go. */
    void fails(CloseReason why);

    /** The connection is over, and nothing of it is left. Once, and last. */
    void closed(CloseReason why);

    /** Whether what the peer sends still matters to anybody. */
    boolean isOpen();

    /** Does something for this connection; a mistake in there ends it and nothing else. */
    void contain(Runnable action);

    /** A mistake of ours was made over this connection, which ends it and nothing else. */
    void mistaken(Throwable mistake);
}
