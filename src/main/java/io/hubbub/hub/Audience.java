package io.hubbub.hub;

import io.hubbub.bus.Bus;
import io.hubbub.bus.RoomBatch;
import io.hubbub.bus.RoomFeed;
import io.hubbub.room.Event;
import io.hubbub.room.EventHandler;
import io.hubbub.room.SessionId;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A room at one hub: its {@link Fanout} here, and a copy of its state that follows its events. Runs on the hub's loop.
 */
final class Audience {
    private final Host host;
    private final RoomCopy room;
    private final Fanout members;
    private final RoomFeed feed;
    private final Notice notice = new Notice();

    private int membersInState;

    /** The sessions whose joins were asked for and have not come back. */
    private final Set<Long> expected = new HashSet<>(0);

    /**
     * Set when this copy could no longer follow: then the home still takes this hub's members for members until it has settled
     * what they leave behind, and waits for word of what happens.
     */
    private HubOutbox.Mark leaving;

    /** The hub as an audience needs it. */
    interface Host {
        /** Which hub of the server it is. */
        int index();

        /** A session that is open here. */
        Optional<Viewer> viewer(long session);

        /** The number of requests to the home of a room so far. */
        HubOutbox.Mark mark(String room);

        /** An audience has something to do at the end of the tick. */
        void isNeeded(Audience audience);

        /** Writes the replies that were given before: they go first. */
        void flushReplies();

        /** A batch has come: the same, with the time by which its way to the members is measured. */
        RoomBatch arrived(RoomBatch batch);

        /** A batch is written to all members who can take it. */
        void seen(RoomBatch batch);

        /** A mistake was made over a room. */
        void mistaken(RoomCopy room, Throwable mistake);

        /** Everybody in a room ends by a copy of it that can't be trusted any more; the mistake is told of already. */
        void failAll(RoomCopy room);
    }

    /** Of this tick: what is not dealt with yet. */
    private List<RoomBatch> pending = new ArrayList<>();

    private List<Event> events = new ArrayList<>();
    private int eventBytes;

    Audience(Host host, String key, Bus bus, Tally tally, PageReader pages) {
        this.host = host;
        this.room = new RoomCopy(key);
        this.members = new Fanout(tally, pages, () -> host.isNeeded(this));
        this.feed = bus.asAudience(key, batch -> {
            pending.add(host.arrived(batch));
            host.isNeeded(this);
        });
    }

    RoomCopy room() {
        return room;
    }

    Fanout members() {
        return members;
    }

    /** Whether nobody is here, nobody is expected, and the home expects nothing from here either. */
    boolean isIdle() {
        return members.isEmpty() && expected.isEmpty() && room.isEmpty() && hasLeft();
    }

    private boolean hasLeft() {
        if (leaving != null && leaving.isSettled()) {
            leaving = null;
        }
        return leaving == null;
    }

    /** Done once events reach this audience. */
    Future<Void> subscribed() {
        return feed.begun();
    }

    void unsubscribe() {
        feed.end();
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
            host.mistaken(room, mistake);
            fail(batches);
        } finally {
            batches.forEach(host::seen);
        }
    }

    private void take(RoomBatch batch, long flush) {
        room.adopt(batch.snapshots().get(host.index()));
        for (Event event : batch.events()) {
            take(event, flush);
        }
        if (membersInState == 0) {
            deliver(flush);
            room.drop();
        }
    }

    /**
     * This copy can't be trusted any more: the sessions in the room by it end, at once, so that nobody comes in between.
     * The next session that comes in brings a snapshot, since the home hears first that they are gone.
     */
    private void fail(List<RoomBatch> batches) {
        host.failAll(room);
        members.forgetLeavers();
        batches.forEach(batch -> batch.events().forEach(this::skip));
        leaving = host.mark(room.key());
        room.drop();
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

    /** A snapshot may include the first events of its batch. */
    private void take(Event event, long flush) {
        if (!room.isBefore(event)) {
            skip(event);
            return;
        }
        room.apply(event);
        event.handledBy(notice);
        events.add(event);
        eventBytes += event.weight();
        if (eventBytes >= Batch.ENOUGH_BYTES) {
            deliver(flush);
        }
    }

    private void deliver(long flush) {
        if (!events.isEmpty()) {
            host.flushReplies();
            members.deliver(flush, room.displayName(), events, eventBytes);
            events = new ArrayList<>();
            eventBytes = 0;
        }
    }

    private void arrive(Viewer viewer) {
        Subscription member = viewer.subscriptions().of(room.key());
        if (member != null) {
            members.add(member, events.size() + 1);
            viewer.guard().tell(listener -> listener.joined(room.state()));
            members.recall(member, events.size() + 1);
        }
    }

    private boolean isMine(long session) {
        return SessionId.hub(session) == host.index();
    }

    /** Sessions hear of their own coming and going at the place where it stands in the order. */
    private final class Notice implements EventHandler<Void> {
        @Override
        public Void said(Event.Said said) {
            return null;
        }

        @Override
        public Void erased(Event.Erased erased) {
            return null;
        }

        @Override
        public Void redacted(Event.Redacted redacted) {
            return null;
        }

        @Override
        public Void joined(Event.Joined joined) {
            long session = joined.who().session();
            if (isMine(session)) {
                expected.remove(session);
                membersInState++;
                host.viewer(session).ifPresent(Audience.this::arrive);
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
        public Void described(Event.Described described) {
            return null;
        }

        @Override
        public Void invited(Event.Invited invited) {
            return null;
        }

        @Override
        public Void unknown(Event.Unknown unknown) {
            return null;
        }

        private Void departed(Event.Departed departed) {
            long session = departed.who().session();
            if (isMine(session)) {
                membersInState--;
                host.viewer(session)
                        .map(gone -> gone.subscriptions().of(room.key()))
                        .ifPresent(member -> members.leave(member, events.size(), departed));
            }
            return null;
        }
    }
}
