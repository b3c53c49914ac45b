package io.hubbub.home;

import io.hubbub.bus.Bus;
import io.hubbub.bus.HomeRequest;
import io.hubbub.bus.Loop;
import io.hubbub.bus.NickRequest;
import io.hubbub.bus.Reply;
import io.hubbub.bus.Request;
import io.hubbub.bus.RequestBatch;
import io.hubbub.bus.RoomRequest;
import io.hubbub.room.ChatLimits;
import io.hubbub.stats.ConnectionStats;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * The rooms and nicks that live on one event loop: the only writer of their state, and so the place where their order is
 * made. Takes batches of requests from hubs, and at the end of its tick publishes for each room what happened in it. Every
 * method runs on that loop, so nothing here is locked.
 */
public final class Home implements Request.Handler<Acknowledgements.Pending> {
    /** How often something is tried that has to be done; what fails as often as that would fail for ever. */
    private static final int FAREWELL_TRIES = 5;

    private final int index;

    /** How mistakes here are told of. */
    private final String where;

    private final Bus bus;
    private final ConnectionStats stats;
    private final LongSupplier clockNs;
    private final Loop loop = new Loop();

    private final StandingRooms standing;
    private final Rooms rooms;
    private final Logs logs;
    private final Openings openings;
    private final Publisher publisher;
    private final Succession succession;
    private final Ownership ownership;
    private final RoomRequests roomRequests;
    private final HomeRequests homeRequests;
    private final HomeNicks nicks;
    private final Acknowledgements acknowledgements;
    private final Observers observers;

    /** Of this tick: what goes out with its end. */
    private final HomeOutbox outbox;

    /** Work that a mistake of ours left undone and that has to be done nevertheless. */
    private List<Farewell> farewells = new ArrayList<>();

    /** Those who wait until nothing is on its way into the journal. */
    private final List<Promise<Void>> onceStored = new ArrayList<>(0);

    private boolean flushDue;

    /** Work that clears away after a session that is gone, and how often it may still be tried. */
    private record Farewell(int hub, Request request, int tries) {}

    /**
     * @param index the number of the instance whose home this is
     * @param clockNs the same as the hubs'
     * @param clockMs milliseconds since 1970, for the events' times
     * @param journal where what happens in the rooms goes before anybody sees it; this home's alone
     * @param options what else it is told
     */
    public Home(
            int index,
            Bus bus,
            ConnectionStats stats,
            ChatLimits limits,
            LongSupplier clockNs,
            LongSupplier clockMs,
            Journal journal,
            HomeOptions options) {
        this.index = index;
        this.where = "home " + index;
        this.bus = bus;
        this.stats = stats;
        this.clockNs = clockNs;
        this.outbox = new HomeOutbox(index, bus);
        this.logs = new Logs(journal, where, loop, bus::later, this::flushLater);
        Observers observers = new Observers(index, outbox);
        this.standing = new StandingRooms(options.standing(), bus.nodes(), index, clockMs);
        this.rooms = new Rooms(stats.presence(), standing, options.roomOwners(), options.graceMs(), clockMs);
        this.acknowledgements =
                new Acknowledgements(pending -> outbox.reply(pending.hub(), pending.reply(index)), logs::isBehind);
        this.openings = new Openings(rooms, logs, outbox, acknowledgements, this::flushLater);
        this.publisher = new Publisher(
                index, where, bus, stats, rooms, logs, openings, observers, outbox, acknowledgements, this::flushLater);
        this.observers = observers;
        this.succession = new Succession(rooms, clockMs, this::flushLater);
        this.ownership = new Ownership(rooms, options.roomOwners(), outbox, clockMs, bus::later, this::flushLater);
        this.roomRequests = new RoomRequests(rooms, outbox, ownership, limits, clockMs);
        this.homeRequests = new HomeRequests(index, rooms, observers, publisher, outbox);
        this.nicks = new HomeNicks(
                index,
                journal.directLog(bus.nodes().instances().indexOf(index)),
                outbox,
                clockMs,
                limits.past,
                options.owners());
    }

    /** Starts to take requests. */
    public void open() {
        bus.asHome(index, this::handle);
        openings.open(standing.keys());
    }

    /** Whether nothing waits for the end of the tick, for the journal, for an acknowledgement, or to be done again. */
    public boolean isQuiet() {
        return !flushDue && farewells.isEmpty() && acknowledgements.isEmpty() && unstored() == 0;
    }

    /** Of how many rooms something is not stored, or waits for the room to be opened or closed. */
    public int unstored() {
        return publisher.inFlight() + publisher.stuck() + openings.size() + rooms.closing();
    }

    /** Done once nothing of any room is on its way into the journal. */
    public Future<Void> stored() {
        Promise<Void> stored = Promise.promise();
        onceStored.add(stored);
        flushLater();
        return stored.future();
    }

    /** Tries again what the journal could not keep. To be called about once a second. */
    public void sweep() {
        publisher.sweep();
        openings.open(standing.keys());
        ownership.sweep();
        succession.sweep();
        logs.sweep();
    }

    /** A mistake of ours over one request keeps nothing from the others of its batch. */
    private void handle(RequestBatch batch) {
        assert loop.isCurrent();
        if (!batch.requests().isEmpty()) {
            Acknowledgements.Pending pending = acknowledgements.open(batch.hub(), batch.number(), batch.requests());
            batch.requests().forEach(request -> deal(request, pending));
        }
        // A report of members that lag comes first: a hub sends it together with the batch that was too much.
        batch.seen().forEach(number -> stats.mistakes().contain(where, () -> seen(batch.hub(), number)));
        flushLater();
    }

    private void deal(Request request, Acknowledgements.Pending pending) {
        try {
            request.handledBy(this, pending);
        } catch (Throwable mistake) {
            tellOf(request, mistake);
            fail(new Farewell(pending.hub(), request, FAREWELL_TRIES));
        }
    }

    private void seen(int hub, long number) {
        if (!acknowledgements.seen(hub, number)) {
            stats.strays().ignore(where + ": an acknowledgement of hub " + hub, number);
        }
    }

    /** An instance is gone: its hub acknowledges nothing more, and wants to hear of nothing that it asked. */
    public void gone(int instance) {
        assert loop.isCurrent();
        acknowledgements.gone(instance);
        flushLater();
    }

    /** Without what it carries: that may be anybody's words. */
    private void tellOf(Request request, Throwable mistake) {
        String kind = request.getClass().getSimpleName();
        stats.mistakes().made(where + ": request " + kind + " of session " + request.session(), mistake);
    }

    /**
     * The session that asked for it ends: then nobody waits for an answer that doesn't come, and what was half done ends with it. An event
     * has happened or not ({@link HomeRoom#happen}); if it has, everybody will see it.
     */
    private void fail(Farewell failed) {
        Request request = failed.request();
        if (request instanceof RoomRequest inRoom) {
            rooms.find(inRoom.room()).ifPresent(rooms::changed);
        } else if (request instanceof NickRequest ofName) {
            stats.mistakes().contain(where, () -> nicks.undo(ofName));
        }
        if (request.isFarewell()) {
            farewells.add(failed);
        } else if (request.session() != Request.NOBODY) {
            outbox.reply(
                    new Reply.Failed(request.session(), request instanceof RoomRequest.Join join ? join.room() : ""));
        }
    }

    /** Tries again what clears away after sessions that are gone: nobody else would take them out of a room or free their nicks. */
    private void sayFarewells() {
        List<Farewell> due = farewells;
        farewells = new ArrayList<>();
        for (Farewell farewell : due) {
            try {
                farewell.request().handledBy(this, new Acknowledgements.Pending(farewell.hub(), 0, List.of()));
            } catch (Throwable mistake) {
                tellOf(farewell.request(), mistake);
                if (farewell.tries() > 1) {
                    fail(new Farewell(farewell.hub(), farewell.request(), farewell.tries() - 1));
                }
            }
        }
    }

    @Override
    public void inRoom(RoomRequest request, Acknowledgements.Pending pending) {
        if (!openings.takes(request, pending)) {
            request.handledBy(roomRequests, pending);
        }
    }

    @Override
    public void ofName(NickRequest request, Acknowledgements.Pending pending) {
        request.handledBy(nicks);
    }

    @Override
    public void ofEveryHome(HomeRequest request, Acknowledgements.Pending pending) {
        request.handledBy(homeRequests);
    }

    @Override
    public void observed(Request.Observed done, Acknowledgements.Pending pending) {
        observers.dealtWith(done);
    }

    /** Its session ends like that of a request over which a mistake was made: it waits for no answer. */
    @Override
    public void unreadable(Request.Unreadable request, Acknowledgements.Pending pending) {
        throw new IllegalStateException(request.complaint());
    }

    private void flushLater() {
        if (!flushDue) {
            flushDue = true;
            bus.later(this::flush);
        }
    }

    private void flush() {
        flushDue = false;
        if (!farewells.isEmpty()) {
            sayFarewells();
        }
        openings.resume(this::deal);
        openings.closeUnused();
        publisher.publish(clockNs.getAsLong());
        long replies = publisher.nextNumber();
        acknowledgements.await(replies, outbox.awaited());
        acknowledgements.closeRound();
        acknowledgements.recheck();
        outbox.send(replies);
        if (!onceStored.isEmpty() && unstored() == 0) {
            List<Promise<Void>> due = List.copyOf(onceStored);
            onceStored.clear();
            due.forEach(Promise::complete);
        }
        if (!farewells.isEmpty()) {
            flushLater();
        }
    }
}
