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
 * made. Takes batches of asks from hubs, and at the end of its tick publishes for each room what happened in it. Every
 * method runs on that loop, so nothing here is locked.
 */
public final class Home implements Request.Handler<Acknowledgements.Debt> {
    /** How often something is tried that has to be done; what fails as often as that would fail for ever. */
    private static final int FAREWELL_TRIES = 5;

    private final int index;

    /** How mistakes here are told of. */
    private final String where;

    private final Bus bus;
    private final ConnectionStats census;
    private final LongSupplier clockNs;
    private final Loop loop = new Loop();

    private final Rooms rooms;
    private final RoomRequests roomRequests;
    private final HomeRequests homeRequests;
    private final HomeNicks nicks;
    private final Acknowledgements settlement;
    private final Observers observers;

    /** Of this tick: what goes out with its end. */
    private final HomeOutbox post;

    /** What was left undone by a mistake and has to be done nevertheless. */
    private List<Farewell> farewells = new ArrayList<>();

    private long round;
    private boolean flushDue;

    /** What clears away after a session that is gone, and how often it may still be tried. */
    private record Farewell(int hub, Request ask, int tries) {}

    /**
     * @param index which home of the server this is
     * @param clockNs the same as the hubs'
     * @param clockMs milliseconds since 1970, for the events' times
     */
    public Home(int index, Bus bus, ConnectionStats census, ChatLimits rules, LongSupplier clockNs, LongSupplier clockMs) {
        this.index = index;
        this.where = "home " + index;
        this.bus = bus;
        this.census = census;
        this.clockNs = clockNs;
        this.post = new HomeOutbox(index, bus);
        this.rooms = new Rooms(census.headcount());
        this.observers = new Observers(index, post);
        this.roomRequests = new RoomRequests(rooms, post, rules, clockMs);
        this.homeRequests = new HomeRequests(index, rooms, observers, post);
        this.nicks = new HomeNicks(index, post, clockMs, rules.past());
        this.settlement = new Acknowledgements(debt -> post.tell(debt.hub(), debt.note(index)));
    }

    /** Starts to take asks. */
    public void open() {
        bus.asHome(index, this::handle);
    }

    /** Whether nothing waits for the end of the tick, for a hub's word, or to be done again. */
    public boolean isQuiet() {
        return !flushDue && farewells.isEmpty() && settlement.isEmpty();
    }

    /** What can't be granted for a mistake of ours keeps nothing from what was asked together with it. */
    private void handle(RequestBatch batch) {
        assert loop.isCurrent();
        if (!batch.asks().isEmpty()) {
            Acknowledgements.Debt debt = settlement.owe(batch.hub(), batch.number());
            for (Request ask : batch.asks()) {
                try {
                    ask.handledBy(this, debt);
                } catch (Throwable mistake) {
                    tellOf(ask, mistake);
                    fail(new Farewell(batch.hub(), ask, FAREWELL_TRIES));
                }
            }
        }
        // Who lags comes first: a hub reports it together with the round that was too much.
        batch.seen().forEach(seen -> census.mistakes().contain(where, () -> settlement.seen(seen)));
        flushLater();
    }

    /** Without what it carries: that may be anybody's words. */
    private void tellOf(Request ask, Throwable mistake) {
        String kind = ask.getClass().getSimpleName();
        census.mistakes().made(where + ": request " + kind + " of session " + ask.session(), mistake);
    }

    /**
     * The session that asked for it ends: then nobody waits for an answer that doesn't come, and what was half done ends with it. An event
     * has happened or not ({@link HomeRoom#happen}); if it has, everybody will see it.
     */
    private void fail(Farewell failed) {
        Request ask = failed.ask();
        if (ask instanceof RoomRequest inRoom) {
            rooms.find(inRoom.room()).ifPresent(rooms::changed);
        } else if (ask instanceof NickRequest ofName) {
            census.mistakes().contain(where, () -> nicks.undo(ofName));
        }
        if (ask.isFarewell()) {
            farewells.add(failed);
        } else if (ask.session() != Request.NOBODY) {
            post.tell(new Reply.Failed(ask.session(), ask instanceof RoomRequest.Join join ? join.room() : ""));
        }
    }

    /** Tries again what clears away after sessions that are gone: nobody else would take them out of a room or free their nicks. */
    private void sayFarewells() {
        List<Farewell> due = farewells;
        farewells = new ArrayList<>();
        for (Farewell farewell : due) {
            try {
                farewell.ask().handledBy(this, new Acknowledgements.Debt(farewell.hub(), 0));
            } catch (Throwable mistake) {
                tellOf(farewell.ask(), mistake);
                if (farewell.tries() > 1) {
                    fail(new Farewell(farewell.hub(), farewell.ask(), farewell.tries() - 1));
                }
            }
        }
    }

    @Override
    public void inRoom(RoomRequest ask, Acknowledgements.Debt debt) {
        ask.handledBy(roomRequests, debt);
    }

    @Override
    public void ofName(NickRequest ask, Acknowledgements.Debt debt) {
        ask.handledBy(nicks);
    }

    @Override
    public void ofEveryHome(HomeRequest ask, Acknowledgements.Debt debt) {
        ask.handledBy(homeRequests);
    }

    @Override
    public void observed(Request.Observed done, Acknowledgements.Debt debt) {
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
        settlement.publish(round, publish(rooms.takeChanged(), nowNs) + post.awaited());
        settlement.release();
        post.send(round);
        round++;
        if (!farewells.isEmpty()) {
            flushLater();
        }
    }

    /** Returns how many hubs' words are awaited. */
    private int publish(List<HomeRoom> some, long nowNs) {
        int awaited = 0;
        for (HomeRoom room : some) {
            try {
                awaited += publish(room, nowNs);
            } catch (Throwable mistake) {
                census.mistakes().made(where + ": room " + room.key(), mistake);
                failAll(room);
            }
        }
        return awaited;
    }

    /** Returns how many hubs' words are awaited. */
    private int publish(HomeRoom room, long nowNs) {
        RoomBatch batch = room.drain(index, round, nowNs);
        bus.toRoom(room.key(), batch);
        census.traffic().happened(batch.events().size());
        if (!observers.isEmpty()) {
            // It may cost those who look on a part; they are no members, and nobody waits for them.
            census.mistakes().contain(where, () -> observers.tell(room, batch.events()));
        }
        return batch.awaited().size();
    }

    /** What happened in a room is lost, and nobody in it can follow it any more: all of them end. */
    private void failAll(HomeRoom room) {
        room.state().members().forEach(member -> post.tell(new Reply.Failed(member.session(), "")));
    }
}
