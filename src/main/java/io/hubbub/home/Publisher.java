package io.hubbub.home;

import io.hubbub.bus.Answer;
import io.hubbub.bus.Bus;
import io.hubbub.bus.HomeRequest;
import io.hubbub.bus.Reply;
import io.hubbub.bus.RoomBatch;
import io.hubbub.room.Event;
import io.hubbub.stats.ConnectionStats;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Gives the events of one home's rooms to the journal, and publishes them once they are stored: in the same tick, if the
 * journal is as fast as that. Of one room several ticks may be in flight, and they are published in order; no room waits for another.
 *
 * <p>What can't be stored has not happened: see {@link Undoing}. Then the room goes on as everybody has seen it, and tries again with
 * whatever is asked for next. Runs on the home's loop.
 */
final class Publisher {
    private static final Future<Void> FAILED = Future.failedFuture("something before it could not be stored");

    private final int index;
    private final String where;
    private final Bus bus;
    private final ConnectionStats stats;
    private final Rooms rooms;
    private final Logs logs;
    private final Openings openings;
    private final Observers observers;
    private final HomeOutbox outbox;
    private final Acknowledgements acknowledgements;
    private final Runnable flushLater;

    /** Rooms of which something has come back from the journal. */
    private Set<HomeRoom> landed = new LinkedHashSet<>();

    /** Rooms with something to store that nobody asks for any more: it is tried again with the next {@link #sweep}. */
    private final Set<HomeRoom> stuck = new LinkedHashSet<>();

    /** The number of what was sent last. */
    private long sent;

    /** Rooms of which something is on its way into the journal. */
    private final Set<HomeRoom> flying = new LinkedHashSet<>();

    /** Of this tick: queries that are answered once all that has happened is published. */
    private final List<HomeRequest.Sync> syncs = new ArrayList<>(0);

    Publisher(
            int index,
            String where,
            Bus bus,
            ConnectionStats stats,
            Rooms rooms,
            Logs logs,
            Openings openings,
            Observers observers,
            HomeOutbox outbox,
            Acknowledgements acknowledgements,
            Runnable flushLater) {
        this.index = index;
        this.where = where;
        this.bus = bus;
        this.stats = stats;
        this.rooms = rooms;
        this.logs = logs;
        this.openings = openings;
        this.observers = observers;
        this.outbox = outbox;
        this.acknowledgements = acknowledgements;
        this.flushLater = flushLater;
    }

    /** A number for something that is sent. */
    long nextNumber() {
        return ++sent;
    }

    /** Of how many rooms something is on its way into the journal. */
    int inFlight() {
        return flying.size();
    }

    /** How many rooms have something to store and wait for the journal to work again. */
    int stuck() {
        return stuck.size();
    }

    /** Tries again what could not be stored. */
    void sweep() {
        List<HomeRoom> due = List.copyOf(stuck);
        stuck.clear();
        due.forEach(rooms::changed);
        if (!due.isEmpty()) {
            flushLater.run();
        }
    }

    /** Publishes what is stored by now, and gives the journal what has happened in this tick. */
    void publish(long nowNs) {
        if (!landed.isEmpty()) {
            Set<HomeRoom> due = landed;
            landed = new LinkedHashSet<>();
            due.forEach(room -> land(room, nowNs));
        }
        for (HomeRoom room : rooms.takeChanged()) {
            give(room, nowNs);
        }
        if (!syncs.isEmpty()) {
            sync();
        }
    }

    /** Answers a query once all that has happened by the end of this tick in the rooms of its session is published. */
    void sync(HomeRequest.Sync query) {
        syncs.add(query);
    }

    private void sync() {
        List<HomeRequest.Sync> due = List.copyOf(syncs);
        syncs.clear();
        Map<Long, List<Flight>> last = new HashMap<>();
        due.forEach(query -> last.put(query.session(), new ArrayList<>(0)));
        flying.forEach(room -> room.sessions(last.keySet())
                .forEach(session -> last.get(session).add(room.flights().peekLast())));
        due.forEach(query -> answerAfter(last.get(query.session()), query));
    }

    private void answerAfter(List<Flight> flights, HomeRequest.Sync query) {
        AtomicInteger left = new AtomicInteger(flights.size());
        flights.forEach(flight -> flight.afterwards().add(() -> {
            if (left.decrementAndGet() == 0) {
                outbox.answer(query, new Answer.Done());
            }
        }));
        if (flights.isEmpty()) {
            outbox.answer(query, new Answer.Done());
        }
    }

    /**
     * Gives a room up after a mistake: some of its events are lost, and nobody in it can follow it any more. The sessions in it end, and
     * those that were about to come in by one of these events.
     *
     * @param lost the events
     */
    private void failAll(HomeRoom room, List<Event> lost, Throwable mistake) {
        stats.mistakes().made(where + ": room " + room.key(), mistake);
        // It ends with the last that is in it, and a standing room begins again with what is stored.
        room.stands(false);
        if (room.isEmpty() && !room.isOver()) {
            rooms.isOver(room);
        }
        Set<Long> sessions = new LinkedHashSet<>();
        room.state().roster().sessions().forEach(member -> sessions.add(member.session()));
        lost.stream()
                .filter(event -> event instanceof Event.Joined)
                .forEach(event -> sessions.add(((Event.Joined) event).who().session()));
        sessions.forEach(session -> outbox.reply(new Reply.Failed(session, room.key())));
        if (room.flights().isEmpty()) {
            stats.mistakes().contain(where, () -> closeIfOver(room));
        } else {
            landed(room);
        }
    }

    private void give(HomeRoom room, long nowNs) {
        stuck.remove(room);
        RoomBatch batch = room.drain(index, ++sent, nowNs);
        try {
            give(room, batch);
        } catch (Throwable mistake) {
            failAll(room, batch.events(), mistake);
        }
    }

    private void give(HomeRoom room, RoomBatch batch) {
        List<Event> events = batch.events();
        Future<Void> stored = store(room, events);
        if (stored.succeeded() && room.flights().isEmpty()) {
            publish(room, batch);
            room.takeReplies().forEach(outbox::reply);
            closeIfOver(room);
        } else {
            Flight flight = new Flight(
                    batch, stored, new ArrayList<>(room.takeReplies()), acknowledgements.holdAll(room.key()));
            room.flights().add(flight);
            flying.add(room);
            stored.onComplete(done -> {
                if (done.failed()) {
                    room.fails();
                }
                landed(room);
            });
        }
    }

    /** Gives events to the journal. They fail at once if others before them have failed and are not undone yet. */
    private Future<Void> store(HomeRoom room, List<Event> events) {
        if (room.isFailing()) {
            return FAILED;
        }
        return events.isEmpty()
                ? Future.succeededFuture()
                : logs.append(room.state().log(), events, room);
    }

    private void landed(HomeRoom room) {
        landed.add(room);
        flushLater.run();
    }

    private void land(HomeRoom room, long nowNs) {
        Flight next = room.flights().peek();
        while (next != null && next.stored().succeeded()) {
            room.flights().remove();
            land(room, next, nowNs);
            next = room.flights().peek();
        }
        if (next == null && !room.isFailing()) {
            closeIfOver(room);
        } else if (room.isFailing()
                && room.flights().stream().allMatch(flight -> flight.stored().isComplete())) {
            undo(room, nowNs);
        }
    }

    private void land(HomeRoom room, Flight flight, long nowNs) {
        try {
            end(room, flight);
            publish(room, flight.batch().sent(++sent, nowNs));
            flight.replies().forEach(outbox::reply);
        } catch (Throwable mistake) {
            failAll(room, flight.batch().events(), mistake);
        }
    }

    /**
     * Ends a flight, which is stored or undone: what was asked for with it is settled as far as this room goes, its speakers count as heard
     * here, and what had to wait for it is done. Marks the room as in flight no more if this was its last.
     */
    private void end(HomeRoom room, Flight flight) {
        if (room.flights().isEmpty()) {
            flying.remove(room);
        }
        for (Acknowledgements.Pending pending : flight.holders()) {
            acknowledgements.release(pending, room.key());
            if (pending.speaksIn(room.key())) {
                pending.spokenIn(room);
            }
        }
        flight.afterwards().forEach(Runnable::run);
    }

    private void publish(HomeRoom room, RoomBatch batch) {
        if (batch.events().isEmpty()) {
            return;
        }
        room.isPublished(batch.events());
        bus.toRoom(room.key(), batch);
        acknowledgements.await(batch.number(), batch.awaited());
        stats.traffic().happened(batch.events().size());
        if (!observers.isEmpty()) {
            // It may cost those who look on a part; they are no members, and nobody waits for them.
            stats.mistakes().contain(where, () -> observers.tell(room, batch.events()));
        }
    }

    private void closeIfOver(HomeRoom room) {
        if (room.ends()) {
            openings.close(room.key(), room.state().log(), room);
        }
    }

    private void undo(HomeRoom room, long nowNs) {
        List<Flight> flights = new ArrayList<>(room.flights());
        List<Reply.ForSession> replies = new ArrayList<>();
        flights.forEach(flight -> replies.addAll(flight.replies()));
        replies.addAll(room.takeReplies());
        try {
            new Undoing(room, outbox).undo(replies);
        } catch (Throwable mistake) {
            failAll(room, List.of(), mistake);
        } finally {
            flights.forEach(flight -> end(room, flight));
        }
        rooms.countSecret(room);
        if (room.isEmpty() && !room.stands()) {
            undone(room, nowNs);
        } else if (room.hasNews()) {
            stuck.add(room);
        }
    }

    /** Nobody is in there: departures are published though they aren't stored, since the hubs have to know. */
    private void undone(HomeRoom room, long nowNs) {
        if (!room.isOver()) {
            rooms.isOver(room);
        }
        publish(room, room.drain(index, ++sent, nowNs));
        closeIfOver(room);
    }
}
