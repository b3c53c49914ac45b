package io.hubbub.hub;

import io.vertx.core.buffer.Buffer;

/**
 * Replies to one session that go out together: a command is often answered with many lines, and a line for itself costs a system call
 * and a packet. They go out at the end of the turn, or before a reply to another session, or before anything else that is written to
 * their own: the code that writes it calls {@link #flush()}. One for all sessions of a hub, since a command is answered in one go. Runs on
 * the hub's loop.
 */
final class ReplyBuffer {
    /** So much is kept at most before it goes out: some segments of TCP, and what a system takes at once. */
    private static final int MOST_BYTES = 16 * 1024;

    private final Turn turn;

    /** Whether the end of the turn brings a flush. */
    private boolean due;

    /** Those whose replies are here; meaningless while there are none. */
    private Guard guard;

    private Outlet outlet;

    /** As the connection carries them; null if there are none. */
    private Buffer frames;

    /** Whether that is a buffer of this class's own, to which more can be appended. */
    private boolean framesAreOurs;

    ReplyBuffer(Turn turn) {
        this.turn = turn;
    }

    /** Takes a reply for an outlet that has room. */
    void add(Guard to, Outlet through, Buffer lines) {
        Buffer more = through.framing().frame(lines);
        if (frames != null && outlet == through && frames.length() + more.length() <= MOST_BYTES) {
            append(more);
            return;
        }
        flush();
        if (more.length() > MOST_BYTES) {
            through.writeFramed(more);
            return;
        }
        guard = to;
        outlet = through;
        frames = more;
        framesAreOurs = false;
        if (!due) {
            due = true;
            turn.afterwards(this::end);
        }
    }

    private void append(Buffer more) {
        if (!framesAreOurs) {
            frames = Buffer.buffer(2 * (frames.length() + more.length())).appendBuffer(frames);
            framesAreOurs = true;
        }
        frames.appendBuffer(more);
    }

    private void end() {
        due = false;
        flush();
    }

    /** Writes what is here. */
    void flush() {
        if (frames != null) {
            Buffer all = frames;
            frames = null;
            Guard whose = guard;
            Outlet through = outlet;
            guard = null;
            outlet = null;
            whose.contain(() -> through.writeFramed(all));
        }
    }
}
