package io.hubbub.net;

import io.hubbub.hub.Listener;
import io.vertx.core.buffer.Buffer;

/** A door's side of one connection: takes what the peer sends, and hears what the core has to say about its session. */
public interface Conversation extends Listener {

    /** Everything is set up; nothing is received before. */
    default void began() {}

    /** The peer has sent a chunk, cut anywhere. On the connection's event loop; the buffer may be kept. */
    void received(Buffer chunk);
}
