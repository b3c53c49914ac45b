package io.hubbub.room;

import static io.hubbub.room.Refusal.Why;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.LongSupplier;

/**
 * The rooms and nicks that live on one event loop: the only writer of their state, and so the place where their order is
 * made. Takes batches of asks from hubs, and at the end of its tick publishes for each room what happened in it. Every
 * method runs on that loop, so nothing here is locked.
 */
final class Home {
    private final int index;
    private final Bus bus;
    private final LongSupplier clockMs;
    private final Loop loop = new Loop();

    private final Map<String, HomeRoom> rooms = new HashMap<>();
    private final NickRegistry nicks = new NickRegistry();
    private final Settlement settlement;

    /** Of this tick: what goes out with its end. */
    private final Map<Integer, List<Note>> notes = new TreeMap<>();

    private final Set<HomeRoom> dirty = new LinkedHashSet<>();
    private long round;
    private boolean flushDue;

    /**
     * @param index which home of the server this is
     * @param clockMs milliseconds since 1970, for the events' times
     */
    Home(int index, Bus bus, LongSupplier clockMs) {
        this.index = index;
        this.bus = bus;
        this.clockMs = clockMs;
        this.settlement = new Settlement(debt -> note(debt.hub(), debt.note(index)));
    }

    /** Starts to take asks. */
    void open() {
        bus.asHome(index, this::handle);
    }

    private void handle(AskBatch batch) {
        assert loop.isCurrent();
        if (!batch.asks().isEmpty()) {
            Settlement.Debt debt = settlement.owe(batch.hub(), batch.number());
            for (Ask ask : batch.asks()) {
                grant(batch.hub(), ask, debt);
            }
        }
        // Who lags comes first: a hub reports it together with the round that was too much.
        batch.seen().forEach(settlement::seen);
        flushLater();
    }

    private void grant(int hub, Ask ask, Settlement.Debt debt) {
        if (ask instanceof Ask.Say say) {
            say(hub, say, debt);
        } else if (ask instanceof Ask.Join join) {
            join(hub, join);
        } else if (ask instanceof Ask.Leave leave) {
            leave(hub, leave);
        } else if (ask instanceof Ask.Rename rename) {
            rename(rename);
        } else if (ask instanceof Ask.SetTopic topic) {
            setTopic(hub, topic);
        } else if (ask instanceof Ask.Lagging lagging) {
            lagging(hub, lagging);
        } else if (ask instanceof Ask.Claim claim) {
            claim(hub, claim);
        } else if (ask instanceof Ask.Register register) {
            nicks.claim(register.nick(), new NickRegistry.Holder(register.session(), hub));
        } else if (ask instanceof Ask.Release release) {
            nicks.release(release.nick(), new NickRegistry.Holder(release.session(), hub));
        } else if (ask instanceof Ask.Tell tell) {
            tell(hub, tell);
        } else if (ask instanceof Ask.ListRooms list) {
            note(hub, new Note.Rooms(list.session(), listings()));
        }
    }

    private void say(int hub, Ask.Say say, Settlement.Debt debt) {
        HomeRoom room = rooms.get(say.room());
        Member from = room == null ? null : room.state().member(say.session()).orElse(null);
        if (from == null) {
            note(hub, new Note.Refused(say.session(), new Refusal(Why.NOT_IN_ROOM, say.room())));
        } else {
            happen(room, new Event.Said(room.nextSeq(), clockMs.getAsLong(), from, say.speech()));
            debt.spokenIn(room);
        }
    }

    private void join(int hub, Ask.Join join) {
        HomeRoom room = rooms.computeIfAbsent(join.room(), key -> new HomeRoom(key, join.displayName()));
        room.join(hub, new Event.Joined(room.nextSeq(), clockMs.getAsLong(), join.who()));
        dirty.add(room);
    }

    private void leave(int hub, Ask.Leave leave) {
        HomeRoom room = rooms.get(leave.room());
        Member who = room == null ? null : room.state().member(leave.session()).orElse(null);
        if (who != null) {
            room.leave(hub, new Event.Left(room.nextSeq(), clockMs.getAsLong(), who, leave.reason()));
            dirty.add(room);
        }
    }

    private void rename(Ask.Rename rename) {
        HomeRoom room = rooms.get(rename.room());
        Member old = room == null ? null : room.state().member(rename.session()).orElse(null);
        if (old != null) {
            Member renamed = old.renamed(rename.nick());
            happen(room, new Event.Renamed(room.nextSeq(), clockMs.getAsLong(), renamed, old.nick()));
        }
    }

    private void setTopic(int hub, Ask.SetTopic ask) {
        HomeRoom room = rooms.get(ask.room());
        Member by = room == null ? null : room.state().member(ask.session()).orElse(null);
        if (by == null) {
            note(hub, new Note.Refused(ask.session(), new Refusal(Why.NOT_IN_ROOM, ask.room())));
        } else {
            happen(room, new Event.TopicSet(room.nextSeq(), clockMs.getAsLong(), by, ask.topic()));
        }
    }

    private void lagging(int hub, Ask.Lagging lagging) {
        HomeRoom room = rooms.get(lagging.room());
        if (room != null) {
            room.lagging(hub, lagging.members());
        }
    }

    private void claim(int hub, Ask.Claim claim) {
        boolean granted = nicks.claim(claim.nick(), new NickRegistry.Holder(claim.session(), hub));
        note(
                hub,
                granted
                        ? new Note.Granted(claim.session(), claim.nick())
                        : new Note.Refused(claim.session(), new Refusal(Why.NICK_TAKEN, claim.nick())));
    }

    private void tell(int hub, Ask.Tell tell) {
        long asker = tell.from().session();
        nicks.holder(tell.nick())
                .ifPresentOrElse(
                        to -> note(to.hub(), new Note.Told(to.session(), tell.from(), tell.nick(), tell.speech())),
                        () -> note(hub, new Note.Refused(asker, new Refusal(Why.NO_SUCH_NICK, tell.nick()))));
    }

    private List<RoomListing> listings() {
        return rooms.values().stream()
                .filter(room -> !room.isEmpty())
                .map(HomeRoom::listing)
                .toList();
    }

    private void happen(HomeRoom room, Event event) {
        room.happen(event);
        dirty.add(room);
    }

    private void note(int hub, Note note) {
        notes.computeIfAbsent(hub, to -> new ArrayList<>()).add(note);
    }

    private void flushLater() {
        if (!flushDue) {
            flushDue = true;
            bus.later(this::flush);
        }
    }

    private void flush() {
        flushDue = false;
        settlement.publish(round, publishRooms());
        settlement.release();
        round++;
        notes.forEach((hub, list) -> bus.toHub(hub, new NoteBatch(list)));
        notes.clear();
    }

    private int publishRooms() {
        int awaited = 0;
        for (HomeRoom room : dirty) {
            RoomBatch batch = room.drain(index, round);
            awaited += batch.awaited().size();
            bus.toRoom(room.key(), batch);
            if (room.isEmpty()) {
                rooms.remove(room.key());
            }
        }
        dirty.clear();
        return awaited;
    }
}
