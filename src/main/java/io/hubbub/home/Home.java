package io.hubbub.home;

import io.hubbub.bus.Bus;
import io.hubbub.bus.HomeRequest;
import io.hubbub.bus.Loop;
import io.hubbub.bus.NickRequest;
import io.hubbub.bus.Reply;
import io.hubbub.bus.Request;
import io.hubbub.bus.RequestBatch;
import io.hubbub.bus.RoomBatch;
import io.hubbub.bus.RoomRequest;
import io.hubbub.room.ChatLimits;
import io.hubbub.stats.ConnectionStats;
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

    private final Rooms rooms;
    private final RoomRequests roomRequests;
    private final HomeRequests homeRequests;
    private final HomeNicks nicks;
    private final Acknowledgements acknowledgements;
    private final Observers observers;

    /** Of this tick: what goes out with its end. */
    private final HomeOutbox outbox;

    /** What was left undone by a mistake and has to be done nevertheless. */
    private List<Farewell> farewells = new ArrayList<>();

    /** The number of what was sent last. */
    private long sent;

    private boolean flushDue;

    /** What clears away after a session that is gone, and how often it may still be tried. */
    private record Farewell(int hub, Request request, int tries) {}

    /**
     * @param index the number of the instance whose home this is
     * @param clockNs the same as the hubs'
     * @param clockMs milliseconds since 1970, for the events' times
     */
    public Home(
            int index, Bus bus, ConnectionStats stats, ChatLimits rules, LongSupplier clockNs, LongSupplier clockMs) {
        List<Integer> all = bus.nodes().instances();
        int place = all.indexOf(index);
        this.index = index;
        this.where = "home " + index;
        this.bus = bus;
        this.stats = stats;
        this.clockNs = clockNs;
        this.outbox = new HomeOutbox(index, bus);
        this.rooms = new Rooms(stats.presence(), new LogNumbers(place, all.size()));
        this.observers = new Observers(index, outbox);
        this.roomRequests = new RoomRequests(rooms, outbox, rules, clockMs);
        this.homeRequests = new HomeRequests(index, rooms, observers, outbox);
        this.nicks = new HomeNicks(index, place, outbox, clockMs, rules.past);
        this.acknowledgements = new Acknowledgements(pending -> outbox.reply(pending.hub(), pending.reply(index)));
    }

    /** Starts to take requests. */
    public void open() {
        bus.asHome(index, this::handle);
    }

    /** Whether nothing waits for the end of the tick, for an acknowledgement, or to be done again. */
    public boolean isQuiet() {
        return !flushDue && farewells.isEmpty() && acknowledgements.isEmpty();
    }

    /** What can't be granted for a mistake of ours keeps nothing from what was asked together with it. */
    private void handle(RequestBatch batch) {
        assert loop.isCurrent();
        if (!batch.requests().isEmpty()) {
            Acknowledgements.Pending pending = acknowledgements.open(batch.hub(), batch.number());
            for (Request request : batch.requests()) {
                try {
                    request.handledBy(this, pending);
                } catch (Throwable mistake) {
                    tellOf(request, mistake);
                    fail(new Farewell(batch.hub(), request, FAREWELL_TRIES));
                }
            }
        }
        // Who lags comes first: a hub reports it together with the batch that was too much.
        batch.seen().forEach(number -> stats.mistakes().contain(where, () -> seen(batch.hub(), number)));
        flushLater();
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
                farewell.request().handledBy(this, new Acknowledgements.Pending(farewell.hub(), 0));
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
        request.handledBy(roomRequests, pending);
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
        long nowNs = clockNs.getAsLong();
        publish(rooms.takeChanged(), nowNs);
        long replies = ++sent;
        acknowledgements.await(replies, outbox.awaited());
        acknowledgements.closeRound();
        acknowledgements.release();
        outbox.send(replies);
        if (!farewells.isEmpty()) {
            flushLater();
        }
    }

    private void publish(List<HomeRoom> some, long nowNs) {
        for (HomeRoom room : some) {
            try {
                publish(room, nowNs);
            } catch (Throwable mistake) {
                stats.mistakes().made(where + ": room " + room.key(), mistake);
                failAll(room);
            }
        }
    }

    private void publish(HomeRoom room, long nowNs) {
        RoomBatch batch = room.drain(index, ++sent, nowNs);
        bus.toRoom(room.key(), batch);
        acknowledgements.await(batch.number(), batch.awaited());
        stats.traffic().happened(batch.events().size());
        if (!observers.isEmpty()) {
            // It may cost those who look on a part; they are no members, and nobody waits for them.
            stats.mistakes().contain(where, () -> observers.tell(room, batch.events()));
        }
    }

    /** What happened in a room is lost, and nobody in it can follow it any more: all of them end. */
    private void failAll(HomeRoom room) {
        room.state().members().forEach(member -> outbox.reply(new Reply.Failed(member.session(), "")));
    }
}
