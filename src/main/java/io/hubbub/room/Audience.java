package io.hubbub.room;

import io.vertx.core.Future;
import io.vertx.core.eventbus.MessageConsumer;
import java.util.ArrayList;
import java.util.List;

/**
 * A room's members at one hub, and a copy of the room's state that follows its events. At the end of a tick everyone is
 * written the same encoded buffer. Ticks are kept only as long as somebody who is behind still needs them, and all who are
 * behind share them. Runs on the hub's loop.
 */
final class Audience {
    private final Hub hub;
    private final String key;
    private final MessageConsumer<RoomBatch> subscription;
    private final List<Membership> members = new ArrayList<>();

    /**
     * There as long as it has members of this hub, and so exactly as long as the home knows this hub in the room: the next
     * who comes in brings a snapshot, maybe of another room of that name.
     */
    private RoomState state;

    private int membersInState;

    /** Of this tick: batches not dealt with yet, and who leaves with them. */
    private List<RoomBatch> pending = new ArrayList<>();

    private final List<Membership> leavers = new ArrayList<>();

    /** The ticks that somebody still needs; the first of them has the number {@code oldestTick}. */
    private final List<Tick> log = new ArrayList<>();

    private long oldestTick;
    private long saidBytes;
    private int behind;
    private int behindReported;

    /** Joins that were asked for and have not come back. */
    private int awaited;

    Audience(Hub hub, String key, Bus bus) {
        this.hub = hub;
        this.key = key;
        this.subscription = bus.asAudience(key, batch -> {
            pending.add(batch);
            hub.flushLater(this);
        });
    }

    String key() {
        return key;
    }

    /** The room as the members here have seen it; null while there is none. */
    RoomState state() {
        return state;
    }

    /** Whether nobody is here, nobody is expected, and the home expects nothing from here either. */
    boolean isIdle() {
        return members.isEmpty() && awaited == 0 && state == null;
    }

    /** Done once events reach this audience. */
    Future<Void> subscribed() {
        return subscription.completion();
    }

    void unsubscribe() {
        subscription.unregister();
    }

    void expect() {
        awaited++;
    }

    /** A join that was expected won't be asked for. */
    void expectNoMore() {
        awaited--;
    }

    /** Deals with everything that came since the last flush: tells the sessions, writes to the members. */
    void flush(long flush) {
        List<RoomBatch> batches = pending;
        pending = new ArrayList<>();
        Tick tick = new Tick(flush, key, apply(batches), saidBytes);
        saidBytes = tick.endBytes();
        log.add(tick);
        deliver(tick);
        for (RoomBatch batch : batches) {
            hub.seen(batch);
        }
    }

    boolean hasPending() {
        return !pending.isEmpty();
    }

    /** Sessions hear of their own coming and going at the place where it stands in the order. */
    private List<Event> apply(List<RoomBatch> batches) {
        List<Event> events = new ArrayList<>();
        for (RoomBatch batch : batches) {
            adopt(batch.snapshots().get(hub.index()));
            for (Event event : batch.events()) {
                if (state != null && event.seq() > state.seq()) {
                    state.apply(event);
                    notice(event, events.size());
                    events.add(event);
                }
            }
            if (membersInState == 0) {
                state = null;
            }
        }
        return events;
    }

    private void adopt(RoomState snapshot) {
        if (snapshot != null && state == null) {
            state = snapshot;
        }
    }

    private void notice(Event event, int position) {
        if (event instanceof Event.Joined joined && hub.isMine(joined.who().session())) {
            awaited--;
            membersInState++;
            hub.session(joined.who().session()).ifPresent(session -> arrive(session, position + 1));
        } else if (event instanceof Event.Left left && hub.isMine(left.who().session())) {
            membersInState--;
            hub.session(left.who().session()).ifPresent(session -> leave(session, position));
        }
    }

    private void arrive(Session session, int fromEvent) {
        Membership member = session.membership(key);
        if (member != null) {
            member.index = members.size();
            members.add(member);
            member.arriveAt(fromEvent);
            session.hear(listener -> listener.joined(state));
        }
    }

    private void leave(Session session, int event) {
        Membership member = session.membership(key);
        if (member != null) {
            member.leaveAt(newestTick() + 1, event);
            leavers.add(member);
        }
    }

    private void deliver(Tick tick) {
        long number = newestTick();
        long needed = number + 1;
        for (int i = 0; i < members.size(); i++) {
            Membership member = members.get(i);
            if (member.isBehind()) {
                checkBehind(member, tick);
            } else {
                member.deliver(tick, number);
            }
            if (member.isBehind()) {
                needed = Math.min(needed, member.next());
            }
        }
        dropBefore(needed);
        letGo();
    }

    private void letGo() {
        for (Membership member : leavers) {
            if (!member.isBehind()) {
                drop(member);
            }
            hub.leftLater(member.session(), key);
        }
        leavers.clear();
    }

    private void checkBehind(Membership member, Tick newest) {
        long behindBytes = newest.endBytes() - tick(member.next()).startBytes();
        if (behindBytes > member.session().limits().behindBytes()) {
            hub.closeLater(member.session(), CloseReason.TOO_SLOW);
        }
    }

    private void dropBefore(long needed) {
        int count = (int) (needed - oldestTick);
        log.subList(0, count).clear();
        oldestTick = needed;
    }

    Tick tick(long number) {
        return log.get((int) (number - oldestTick));
    }

    long newestTick() {
        return oldestTick + log.size() - 1;
    }

    /** A member is gone, wherever it stood; nothing happens if it is not here. */
    void remove(Membership member) {
        if (!member.isPresent()) {
            return;
        }
        if (member.isBehind()) {
            noLongerBehind();
        }
        Membership moved = members.remove(members.size() - 1);
        if (moved != member) {
            members.set(member.index, moved);
            moved.index = member.index;
        }
        member.index = -1;
    }

    void fellBehind() {
        behind++;
        hub.flushLater(this);
    }

    void caughtUp(Membership member) {
        noLongerBehind();
        if (member.isLeaving()) {
            drop(member);
        }
    }

    private void drop(Membership member) {
        member.session().forget(member);
        remove(member);
    }

    private void noLongerBehind() {
        behind--;
        if (behind == 0) {
            dropBefore(newestTick() + 1);
        }
        hub.flushLater(this);
    }

    /** What the home should know about members that can't be written to, if it doesn't know yet. */
    boolean reportBehind() {
        boolean changed = behind != behindReported;
        behindReported = behind;
        return changed;
    }

    int behind() {
        return behind;
    }
}
