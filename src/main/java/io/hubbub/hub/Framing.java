package io.hubbub.hub;

import io.vertx.core.buffer.Buffer;

/**
 * How a kind of connection marks where a message begins and ends, around the lines that a {@link Wire} has encoded. Stateless
 * and shared by every connection of the kind, so that what many are given is framed once, and kept once for all who are behind.
 */
public interface Framing {
    /** Lines go out as they are. */
    Framing NONE = lines -> lines;

    /** Whole lines as the connection carries them, in a buffer that nobody changes afterwards; nothing stays nothing. */
    Buffer frame(Buffer lines);
}
