package io.hubbub.hub;

import io.hubbub.bus.Bus;
import io.hubbub.bus.RoomBatch;
import io.hubbub.room.Event;
import io.hubbub.room.Member;
import io.hubbub.room.Role;
import io.hubbub.room.RoomState;
import io.vertx.core.Future;
import io.vertx.core.eventbus.MessageConsumer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A room at one hub: its {@link Fanout} here, and a copy of its state that follows its events. Runs on the hub's loop.
 */
final class Audience {
    private final Hub hub;
    private final String key;
    private final Fanout members;
    private final MessageConsumer<RoomBatch> subscription;
    private final Notice notice = new Notice();

    /**
     * There as long as it has members of this hub, and so exactly as long as the home knows this hub in the room: the next
     * who comes in brings a snapshot, maybe of another room of that name.
     */
    private RoomState state;

    private String displayName;
    private int membersInState;

    /** The sessions whose joins were asked for and have not come back. */
    private final Set<Long> expected = new HashSet<>(0);

    /**
     * Set when this copy could no longer follow: then the home still takes this hub's members for members until it has settled
     * what they leave behind, and waits for word of what happens.
     */
    private HubOutbox.Mark leaving;

    /** Of this tick: what is not dealt with yet. */
    private List<RoomBatch> pending = new ArrayList<>();

    private List<Event> events = new ArrayList<>();
    private int eventBytes;

    Audience(Hub hub, String key, Bus bus) {
        this.hub = hub;
        this.key = key;
        this.members = new Fanout(hub, () -> hub.flushLater(this));
        this.subscription = bus.asAudience(key, batch -> {
            pending.add(batch);
            hub.flushLater(this);
        });
    }

    String key() {
        return key;
    }

    /** The room's name as its first visitor wrote it; there is none before somebody is in it. */
    String displayName() {
        return displayName;
    }

    Fanout members() {
        return members;
    }

    /** The room as the members here have seen it; null while there is none. */
    RoomState state() {
        return state;
    }

    /** Whether a session has a role in the room now, or a greater one. */
    boolean hasRole(Session session, Role role) {
        return state != null
                && state.member(session.id())
                        .filter(member -> member.roles().stream().anyMatch(has -> has.compareTo(role) <= 0))
                        .isPresent();
    }

    /** Whether somebody is in the room and their latest change has not been seen here. */
    boolean hasStill(Member changed) {
        return state != null
                && state.member(changed.session())
                        .filter(member -> member.edition() < changed.edition())
                        .isPresent();
    }

    /** Whether a session is in the room. */
    boolean has(long session) {
        return state != null && state.member(session).isPresent();
    }

    /** Whether nobody is here, nobody is expected, and the home expects nothing from here either. */
    boolean isIdle() {
        return members.isEmpty() && expected.isEmpty() && state == null && hasLeft();
    }

    private boolean hasLeft() {
        if (leaving != null && leaving.isSettled()) {
            leaving = null;
        }
        return leaving == null;
    }

    /** Done once events reach this audience. */
    Future<Void> subscribed() {
        return subscription.completion();
    }

    void unsubscribe() {
        subscription.unregister();
    }

    void expect(long session) {
        expected.add(session);
    }

    /** A join that was expected won't be asked for, or doesn't let anybody in. */
    void expectNoMore(long session) {
        expected.remove(session);
    }

    boolean hasPending() {
        return !pending.isEmpty();
    }

    /**
     * Deals with everything that came since the last flush: tells the sessions, writes to the members. Whatever happens, the homes
     * are told that it was dealt with.
     */
    void flush(long flush) {
        List<RoomBatch> batches = pending;
        pending = new ArrayList<>();
        try {
            batches.forEach(batch -> take(batch, flush));
            deliver(flush);
        } catch (Throwable mistake) {
            hub.mistakes().made("room " + key, mistake);
            fail(batches);
        } finally {
            batches.forEach(hub::seen);
        }
    }

    private void take(RoomBatch batch, long flush) {
        adopt(batch.snapshots().get(hub.index()));
        for (Event event : batch.events()) {
            take(event, flush);
        }
        if (membersInState == 0) {
            deliver(flush);
            state = null;
        }
    }

    /**
     * What this copy says can't be trusted any more: whoever is in the room by it ends, at once, so that nobody comes in between.
     * The next who comes in brings a snapshot, since the home hears first that they are gone.
     */
    private void fail(List<RoomBatch> batches) {
        hub.failAll(this);
        members.forgetLeavers();
        batches.forEach(batch -> batch.events().forEach(this::skip));
        leaving = hub.mark(key);
        state = null;
        membersInState = 0;
        events = new ArrayList<>();
        eventBytes = 0;
    }

    /** An event that is not taken in may be the answer to a join nevertheless: of somebody who is gone. */
    private void skip(Event event) {
        if (event instanceof Event.Joined joined) {
            expected.remove(joined.who().session());
        }
    }

    private void adopt(RoomState snapshot) {
        if (snapshot != null && state == null) {
            state = snapshot;
            displayName = snapshot.name();
        }
    }

    /** A snapshot may include the first events of its batch. */
    private void take(Event event, long flush) {
        if (state == null || event.seq() <= state.seq()) {
            skip(event);
            return;
        }
        state.apply(event);
        event.handledBy(notice);
        events.add(event);
        eventBytes += event.weight();
        if (eventBytes >= Batch.ENOUGH_BYTES) {
            deliver(flush);
        }
    }

    private void deliver(long flush) {
        if (!events.isEmpty()) {
            members.deliver(flush, displayName, events, eventBytes);
            events = new ArrayList<>();
            eventBytes = 0;
        }
    }

    private void arrive(Session session) {
        Subscription member = session.subscriptions().of(key);
        if (member != null) {
            members.add(member, events.size() + 1);
            session.tell(listener -> listener.joined(state));
        }
    }

    /** Sessions hear of their own coming and going at the place where it stands in the order. */
    private final class Notice implements Event.Handler<Void> {
        @Override
        public Void said(Event.Said said) {
            return null;
        }

        @Override
        public Void joined(Event.Joined joined) {
            long session = joined.who().session();
            if (hub.isMine(session)) {
                expected.remove(session);
                membersInState++;
                hub.session(session).ifPresent(Audience.this::arrive);
            }
            return null;
        }

        @Override
        public Void left(Event.Left left) {
            return departed(left);
        }

        @Override
        public Void quit(Event.Quit quit) {
            return departed(quit);
        }

        @Override
        public Void kicked(Event.Kicked kicked) {
            return departed(kicked);
        }

        @Override
        public Void renamed(Event.Renamed renamed) {
            return null;
        }

        @Override
        public Void reprofiled(Event.Reprofiled reprofiled) {
            return null;
        }

        @Override
        public Void topicSet(Event.TopicSet set) {
            return null;
        }

        @Override
        public Void modesChanged(Event.ModesChanged changed) {
            return null;
        }

        @Override
        public Void invited(Event.Invited invited) {
            return null;
        }

        private Void departed(Event.Departed departed) {
            long session = departed.who().session();
            if (hub.isMine(session)) {
                membersInState--;
                hub.session(session)
                        .map(gone -> gone.subscriptions().of(key))
                        .ifPresent(member -> members.leave(member, events.size(), departed));
            }
            return null;
        }
    }
}
