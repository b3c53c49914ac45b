package io.hubbub.hub;

import io.hubbub.hub.Reading.Pause;
import io.hubbub.room.CloseReason;
import io.vertx.core.buffer.Buffer;
import java.util.Optional;
import java.util.Set;

/** How one session's peer is written to: at once, or from its {@link Backlog} when it takes no more. Runs on the hub's loop. */
final class Writing {
    private final Turn turn;
    private final Guard guard;
    private final Reading reading;
    private final ReplyBuffer replies;
    private final Set<Writing> behind;
    private final Outlet outlet;
    private final SessionLimits limits;
    private final RoomCursors rooms;
    private final Backlog backlog;

    /**
     * @param replies what the session answered last is still to be written
     * @param behind those of the hub's sessions that can't keep up, as they change
     * @param rooms what it has still to be written of its rooms
     */
    Writing(
            Turn turn,
            Guard guard,
            Reading reading,
            ReplyBuffer replies,
            Set<Writing> behind,
            Connection connection,
            RoomCursors rooms) {
        this.turn = turn;
        this.guard = guard;
        this.reading = reading;
        this.replies = replies;
        this.behind = behind;
        this.outlet = connection.outlet();
        this.limits = connection.limits();
        this.rooms = rooms;
        this.backlog = new Backlog(outlet, rooms::furthestBehind);
    }

    Backlog backlog() {
        return backlog;
    }

    boolean isSecure() {
        return outlet.isSecure();
    }

    Optional<byte[]> certificate() {
        return outlet.certificate();
    }

    /** Whether the peer's system still takes what was written before. */
    boolean isStillTaking() {
        replies.flush();
        return outlet.delivers();
    }

    /** Writes something to this session alone, after everything that it was sent before, at the end of the turn. */
    void reply(Buffer bytes) {
        if (backlog.canTake()) {
            backlog.count(bytes);
            replies.add(guard, outlet, bytes);
            return;
        }
        backlog.keep(turn.number(), bytes);
        fellBehind();
        if (backlog.replyBytes() > limits.behindBytes()) {
            guard.closeLater(CloseReason.TOO_SLOW);
        }
    }

    void fellBehind() {
        if (!backlog.isWaiting()) {
            backlog.startWaiting(turn.nowNs());
            behind.add(this);
            reading.pause(Pause.BEHIND);
        }
    }

    /** The outlet has room again. */
    void drained() {
        replies.flush();
        if (backlog.isWaiting() && drain()) {
            behind.remove(this);
            guard.caughtUp();
            reading.resume(Pause.BEHIND);
            rooms.replayOn();
        }
    }

    private boolean drain() {
        try {
            return backlog.drain(turn.nowNs());
        } catch (Throwable mistake) {
            torn(mistake);
            return false;
        }
    }

    /** Something of its rooms can't be written: nothing that is any more, since it would come after a hole. */
    void torn(Throwable mistake) {
        fellBehind();
        backlog.tear();
        guard.mistaken(mistake);
    }

    /** Whether half of what may wait for the peer waits. */
    boolean isFarBehind() {
        return backlog.replyBytes() > limits.behindBytes() / 2;
    }

    /** Whether the peer has taken nothing for too long, though something waits for it. */
    boolean isStuck() {
        return backlog.isStuck(turn.nowNs(), limits.behindNs());
    }

    SessionLimits limits() {
        return limits;
    }

    Guard guard() {
        return guard;
    }

    /** Writes what was replied last: something else comes after it. */
    void flushReplies() {
        replies.flush();
    }

    /** Whether something waits that the peer will still be written. */
    boolean hasToCatchUp() {
        return guard.isOpen() && (backlog.isWaiting() || rooms.isReplaying());
    }

    /** Closes the session if its peer has taken nothing for too long. */
    void closeIfStuck() {
        if (guard.judge(this::isStuck)) {
            guard.close(CloseReason.TOO_SLOW);
        }
    }

    /** The session has ended. */
    void end() {
        behind.remove(this);
    }

    /** Sends all that it still may, before the end. */
    void finish() {
        replies.flush();
        guard.contain(backlog::writeOut);
        guard.contain(backlog::writeReplies);
    }
}
