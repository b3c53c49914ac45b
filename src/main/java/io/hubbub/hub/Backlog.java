package io.hubbub.hub;

import io.vertx.core.buffer.Buffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Everything that goes out to one session, and what waits when its outlet is full: places in the rooms' logs, and replies,
 * in the order in which they came. Runs on the hub's loop.
 */
final class Backlog {
    /** A peer that has taken nothing for so long is looked at more closely; most have room again at once. */
    private static final long LOOK_NS = TimeUnit.SECONDS.toNanos(1);

    private final Outlet outlet;
    private final Supplier<Cursor> furthestBehind;

    /** Whether anything waits; then whatever comes has to wait behind it. */
    private boolean waiting;

    /** Set once something of the rooms could not be written: what comes after it would come after a hole. */
    private boolean torn;

    private boolean catchingUp;
    private Deque<Reply> replies;
    private long replyBytes;
    private long progressNs;
    private long bytesOut;

    /** The bytes that the outlet's peer had confirmed at the last look; 0 before the first. */
    private int confirmed;

    private record Reply(long flush, Buffer bytes) {}

    /** @param furthestBehind the place in the rooms' logs that has to be written first; null if there is none */
    Backlog(Outlet outlet, Supplier<Cursor> furthestBehind) {
        this.outlet = outlet;
        this.furthestBehind = furthestBehind;
    }

    boolean isWaiting() {
        return waiting;
    }

    /** Whether something written now goes out before anything else that is still to come. */
    boolean canTake() {
        return !waiting && !outlet.full();
    }

    /**
     * Whether nothing has gone out for longer than this. The outlet has room again only when much of what the system holds is
     * taken, and on a slow way that takes a while: so what is taken meanwhile counts, too. To be called about once a second.
     */
    boolean isStuck(long nowNs, long limitNs) {
        if (waiting && nowNs - progressNs >= LOOK_NS) {
            look(nowNs);
        }
        return waiting && nowNs - progressNs > limitNs;
    }

    private void look(long nowNs) {
        int before = confirmed;
        confirmed = outlet.confirmed();
        if (before != 0 && before != confirmed) {
            progressNs = nowNs;
        }
    }

    /** Since when nothing has gone out, if something waits. */
    long progressNs() {
        return progressNs;
    }

    /** Bytes of replies that wait. */
    long replyBytes() {
        return replyBytes;
    }

    /** Bytes that the outlet was given. */
    long bytesOut() {
        return bytesOut;
    }

    /** Counts a reply that goes out by another way than {@link #write}. */
    void count(Buffer lines) {
        bytesOut += lines.length();
    }

    private void write(Buffer lines) {
        bytesOut += lines.length();
        outlet.write(lines);
    }

    /** How what is written to many has to be framed. */
    Framing framing() {
        return outlet.framing();
    }

    void writeFramed(Buffer frames) {
        bytesOut += frames.length();
        outlet.writeFramed(frames);
    }

    void startWaiting(long nowNs) {
        waiting = true;
        progressNs = nowNs;
        confirmed = 0;
    }

    /** Keeps a reply that comes before the hub's given flush. */
    void keep(long flush, Buffer bytes) {
        if (replies == null) {
            replies = new ArrayDeque<>(2);
        }
        replies.add(new Reply(flush, bytes));
        replyBytes += bytes.length();
    }

    /** The outlet has room: writes what waits until it is full again. Returns whether nothing waits any more. */
    boolean drain(long nowNs) {
        progressNs = nowNs;
        return catchUp(false);
    }

    /** Writes everything that waits, whether the outlet is full or not; but nothing of the rooms once {@link #tear torn}. */
    void writeOut() {
        if (!torn) {
            catchUp(true);
        }
    }

    /** Writes the replies that wait, and leaves out what waits of the rooms. */
    void writeReplies() {
        while (replies != null && !replies.isEmpty()) {
            write(replies.poll().bytes());
        }
    }

    /** Something of the rooms could not be written: nothing that waits goes out any more but replies, with the end. */
    void tear() {
        torn = true;
    }

    /** Writing can make the outlet drain at once, and so lead back here. */
    private boolean catchUp(boolean all) {
        if (catchingUp || torn) {
            return false;
        }
        catchingUp = true;
        try {
            while (waiting && (all || !outlet.full())) {
                waiting = writeNext();
            }
        } finally {
            catchingUp = false;
        }
        return !waiting;
    }

    private boolean writeNext() {
        Cursor member = furthestBehind.get();
        Reply reply = replies == null ? null : replies.peek();
        if (reply != null && (member == null || reply.flush() <= member.flush())) {
            replies.poll();
            replyBytes -= reply.bytes().length();
            write(reply.bytes());
            return true;
        }
        if (member != null) {
            member.catchUp();
            return true;
        }
        replies = null;
        return false;
    }
}
