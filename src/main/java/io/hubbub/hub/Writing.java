package io.hubbub.hub;

import io.hubbub.hub.Reading.Pause;
import io.hubbub.room.CloseReason;
import io.vertx.core.buffer.Buffer;

/** How one session's peer is written to: at once, or from its {@link Backlog} when it takes no more. Runs on the hub's loop. */
final class Writing {
    private final Hub hub;
    private final Session session;
    private final Outlet outlet;
    private final SessionLimits limits;
    private final Backlog backlog;

    Writing(Hub hub, Session session, Connection connection) {
        this.hub = hub;
        this.session = session;
        this.outlet = connection.outlet();
        this.limits = connection.limits();
        this.backlog = new Backlog(outlet, session.subscriptions());
    }

    Backlog backlog() {
        return backlog;
    }

    boolean isSecure() {
        return outlet.isSecure();
    }

    /** Whether the peer's system still takes what was written before. */
    boolean isStillTaking() {
        return outlet.delivers();
    }

    /** Writes something to this session alone, after everything that it was sent before. */
    void reply(Buffer bytes) {
        if (backlog.canTake()) {
            backlog.write(bytes);
            return;
        }
        backlog.keep(hub.nextFlush(), bytes);
        fellBehind();
        if (backlog.replyBytes() > limits.behindBytes()) {
            hub.closeLater(session, CloseReason.TOO_SLOW);
        }
    }

    void fellBehind() {
        if (!backlog.isWaiting()) {
            backlog.startWaiting(hub.nowNs());
            hub.isBehind(session);
            session.reading().pause(Pause.BEHIND);
        }
    }

    /** The outlet has room again. */
    void drained() {
        if (backlog.isWaiting() && drain()) {
            hub.isNotBehind(session);
            session.queue().checkSettled();
            session.reading().resume(Pause.BEHIND);
        }
    }

    private boolean drain() {
        try {
            return backlog.drain(hub.nowNs());
        } catch (Throwable mistake) {
            torn(mistake);
            return false;
        }
    }

    /** Something of its rooms can't be written: nothing that is any more, since it would come after a hole. */
    void torn(Throwable mistake) {
        fellBehind();
        backlog.tear();
        session.mistaken(mistake);
    }

    /** Whether half of what may wait for the peer waits. */
    boolean isFarBehind() {
        return backlog.replyBytes() > limits.behindBytes() / 2;
    }

    /** Whether the peer has taken nothing for too long, though something waits for it. */
    boolean isStuck(long nowNs) {
        return backlog.isStuck(nowNs, limits.behindNs());
    }

    /** Sends all that it still may, before the end. */
    void finish() {
        session.contain(backlog::writeOut);
        session.contain(backlog::writeReplies);
    }
}
