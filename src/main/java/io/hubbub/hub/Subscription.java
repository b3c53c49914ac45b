package io.hubbub.hub;

import io.hubbub.room.Event;
import io.vertx.core.buffer.Buffer;
import java.util.function.Predicate;

/**
 * One session in one room at its hub: through which wire it looks, and where it stands when it can't keep up. A member that
 * is behind costs this cursor and no queue. Runs on the hub's loop.
 */
final class Subscription implements Cursor, Replay.Member {
    private static final long KEEPS_UP = -1;
    private static final long STAYS = Long.MAX_VALUE;

    private final Viewer viewer;
    private final Backlog backlog;
    private final RoomCopy room;
    private final Fanout members;
    private Wire wire;

    /** Its place in the audience's list, which the audience keeps; -1 while it is not there. */
    int index = -1;

    /** The number of the next batch to write, or {@link #KEEPS_UP}. */
    private long next = KEEPS_UP;

    /** The first event that it is given of the next batch: later than 0 just after it came in. */
    private int from;

    /** Set once it has left: the last batch it gets, and the first event of that which it doesn't get any more. */
    private long last = STAYS;

    private int until;

    private final Recall recall;

    /** The number of the event with which it came in; 0 before that. */
    private long joined;

    /** Set while it is given what is kept; what happens now waits for it from {@code next} on. Mostly null. */
    private Replay replay;

    Subscription(Viewer viewer, RoomCopy room, Fanout members, Wire wire, Recall recall) {
        this.viewer = viewer;
        this.recall = recall;
        this.backlog = viewer.writing().backlog();
        this.room = room;
        this.members = members;
        this.wire = wire;
    }

    Viewer viewer() {
        return viewer;
    }

    @Override
    public Guard guard() {
        return viewer.guard();
    }

    @Override
    public RoomCopy room() {
        return room;
    }

    @Override
    public Wire wire() {
        return wire;
    }

    void setWire(Wire newWire) {
        wire = newWire;
    }

    /** Whether it is in the audience: its join has come back from the home, and it is not gone. */
    boolean isPresent() {
        return index >= 0;
    }

    /** Whether it is in the room as far as this hub has seen. */
    boolean isInside() {
        return isPresent() && !isLeaving();
    }

    boolean isBehind() {
        return next != KEEPS_UP;
    }

    /** What it wants to see of what was before it came. */
    Recall recall() {
        return recall;
    }

    /** Whether it is being given what is kept, before what happens now. */
    boolean isReplaying() {
        return replay != null;
    }

    @Override
    public boolean isReplaying(Replay what) {
        return replay == what && viewer.guard().isOpen();
    }

    /** What is kept comes first: what happens now waits, from an event of a batch on. */
    void hold(Replay first, long batch, int event) {
        replay = first;
        next = batch;
        from = event;
    }

    /** What is kept is read up to the end of this batch; only what comes after that waits. */
    void holdAfter(Batch batch, long number) {
        next = number + 1;
        from = 0;
        replay.extendTo(batch.lastSeq());
    }

    /** Goes on with what is kept, if its peer takes more. */
    void replayOn() {
        if (replay != null) {
            replay.goOn();
        }
    }

    @Override
    public boolean canTake() {
        viewer.writing().flushReplies();
        boolean can = backlog.canTake();
        if (!can) {
            viewer.writing().fellBehind();
        }
        return can;
    }

    @Override
    public void writePast(Buffer lines, int events) {
        members.tally().wrote(events, lines.length());
        viewer.writing().reply(lines);
    }

    @Override
    public void release() {
        replay = null;
        viewer.writing().flushReplies();
        while (next <= members.newestBatch() && backlog.canTake()) {
            write(members.batch(next), next);
            next++;
        }
        boolean isBehind = next <= members.newestBatch();
        if (isBehind) {
            viewer.writing().fellBehind();
        } else {
            next = KEEPS_UP;
        }
        members.released(this);
        viewer.guard().caughtUp();
    }

    /** It is out of the room, and is not given the rest. */
    void releaseLeaving() {
        replay = null;
        next = KEEPS_UP;
        from = until;
    }

    /** The number of the first event that it has not been written, of those that wait in memory. */
    long firstWaiting() {
        return members.batch(next).seq(from);
    }

    /** The bytes of the room's log that it has not been written. */
    long behindBytes() {
        return isBehind() ? members.bytesFrom(next) : 0;
    }

    long next() {
        return next;
    }

    /** Whether it has left the room, and gets only what was before. */
    boolean isLeaving() {
        return last != STAYS;
    }

    /** It came in with the room's last event: it sees events from this one of the present batch on. */
    void arriveAt(int event) {
        from = event;
        joined = room.state().seq();
    }

    @Override
    public long joined() {
        return joined;
    }

    /** By its role now. Whether it was its own words nobody can tell, since another session may have had its number. */
    @Override
    public boolean mayRead(Event past) {
        return past.to() == null || room.hasRole(viewer.id(), past.to());
    }

    /** It has left: with this event, which it doesn't get itself. */
    void leaveAt(long batch, int event) {
        last = batch;
        until = event;
    }

    /** Gives it a batch, or leaves that for later if it can't take more now. Each batch is encoded for it once. */
    void deliver(Batch batch, long number) {
        if (isEmpty(batch, number)) {
            from = 0;
        } else if (backlog.canTake()) {
            write(batch, number);
        } else {
            stopAt(number);
            viewer.writing().fellBehind();
        }
    }

    private void stopAt(long number) {
        next = number;
        members.fellBehind(this);
    }

    /** A batch can't be written to it: it stands there until its session has ended, which it does as soon as it can. */
    void fail(long number, Throwable mistake) {
        if (!isBehind()) {
            stopAt(number);
        }
        viewer.writing().torn(mistake);
    }

    @Override
    public void catchUp() {
        write(members.batch(next), next);
        if (next == last || next == members.newestBatch()) {
            next = KEEPS_UP;
            members.caughtUp(this);
        } else {
            next++;
        }
    }

    /** A batch of which it sees nothing is not written. */
    private void write(Batch batch, long number) {
        Buffer bytes = part(batch, number);
        int events = end(batch, number) - from;
        from = 0;
        if (bytes.length() > 0) {
            members.tally().wrote(events, bytes.length());
            backlog.writeFramed(bytes);
        }
    }

    @Override
    public long flush() {
        return members.batch(next).flush();
    }

    /** Whether an event is for it; of what happens in several rooms at once it sees the last. */
    boolean sees(Event event) {
        if (event instanceof Event.Departed departed && departed.isShared()) {
            return false;
        } else if (event.to() != null) {
            return Actor.is(viewer.id(), event) || room.hasRole(viewer.id(), event.to());
        } else if (!wire.showsNewsOnce()) {
            return true;
        }
        Event seen = Actor.is(viewer.id(), event) ? event : event.toOthers();
        Predicate<RoomCopy> later = seen == null ? null : Elsewhere.of(seen);
        return later == null || !viewer.subscriptions().isInAnother(this, later);
    }

    private boolean isEmpty(Batch batch, long number) {
        return from >= end(batch, number);
    }

    private int end(Batch batch, long number) {
        return number == last ? until : batch.size();
    }

    private Buffer part(Batch batch, long number) {
        int end = end(batch, number);
        Framing framing = backlog.framing();
        if (!batch.isCommonTo(this)) {
            return framing.frame(batch.through(this, from, end));
        }
        return from == 0 && end == batch.size()
                ? batch.through(wire, framing)
                : framing.frame(batch.through(wire, from, end));
    }
}
