package io.hubbub.net;

import io.vertx.core.buffer.Buffer;

/**
 * Puts what is written to many into frames once: remembers the last buffers that it was given, since those who look at a room
 * in one way are written the same buffer one after the other. One for each event loop and framing, used on that loop.
 */
final class Framer {
    /** Members of a room may look at it in some different ways, and take turns in the order in which they came. */
    private static final int REMEMBERED = 8;

    /** Larger buffers are not remembered: answers, which nobody else is given. */
    private static final int LARGEST_BYTES = 64 * 1024;

    private final Framing framing;
    private final Buffer[] given = new Buffer[REMEMBERED];
    private final Buffer[] framed = new Buffer[REMEMBERED];
    private int next;

    Framer(Framing framing) {
        this.framing = framing;
    }

    Framing framing() {
        return framing;
    }

    Buffer frame(Buffer lines) {
        for (int i = 0; i < REMEMBERED; i++) {
            if (given[i] == lines) {
                return framed[i];
            }
        }
        Buffer frames = framing.frame(lines);
        if (lines.length() <= LARGEST_BYTES) {
            given[next] = lines;
            framed[next] = frames;
            next = (next + 1) % REMEMBERED;
        }
        return frames;
    }
}
