package io.hubbub.room;

import static io.hubbub.room.Refusal.Why;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * The rooms and nicks that live on one event loop: the only writer of their state, and so the place where their order is
 * made. Takes batches of asks from hubs, and at the end of its tick publishes for each room what happened in it. Every
 * method runs on that loop, so nothing here is locked.
 */
final class Home {
    /** How often something is tried that has to be done; what fails as often as that would fail for ever. */
    private static final int FAREWELL_TRIES = 5;

    private final int index;

    /** How mistakes here are told of. */
    private final String where;

    private final Bus bus;
    private final Census census;
    private final Rules rules;
    private final LongSupplier clockNs;
    private final LongSupplier clockMs;
    private final Loop loop = new Loop();

    private final Map<String, HomeRoom> rooms = new HashMap<>();
    private final HomeNicks nicks;
    private final Settlement settlement;
    private final Observers observers;

    /** Of this tick: what goes out with its end. */
    private final Post post;

    private final Set<HomeRoom> dirty = new LinkedHashSet<>();

    /** Rooms that were emptied in this tick, before whatever was founded under their names since. */
    private final List<HomeRoom> ended = new ArrayList<>();

    /** What was left undone by a mistake and has to be done nevertheless. */
    private List<Farewell> farewells = new ArrayList<>();

    private long round;
    private boolean flushDue;

    /** What clears away after a session that is gone, and how often it may still be tried. */
    private record Farewell(int hub, Ask ask, int tries) {}

    /**
     * @param index which home of the server this is
     * @param clockNs the same as the hubs'
     * @param clockMs milliseconds since 1970, for the events' times
     */
    Home(int index, Bus bus, Census census, Rules rules, LongSupplier clockNs, LongSupplier clockMs) {
        this.index = index;
        this.where = "home " + index;
        this.bus = bus;
        this.census = census;
        this.rules = rules;
        this.clockNs = clockNs;
        this.clockMs = clockMs;
        this.post = new Post(index, bus);
        this.nicks = new HomeNicks(index, post, clockMs, rules.past());
        this.observers = new Observers(index, post);
        this.settlement = new Settlement(debt -> post.tell(debt.hub(), debt.note(index)));
    }

    /** Starts to take asks. */
    void open() {
        bus.asHome(index, this::handle);
    }

    /** Whether nothing waits for the end of the tick, for a hub's word, or to be done again. */
    boolean isQuiet() {
        return !flushDue && farewells.isEmpty() && settlement.isEmpty();
    }

    /** What can't be granted for a mistake of ours keeps nothing from what was asked together with it. */
    private void handle(AskBatch batch) {
        assert loop.isCurrent();
        if (!batch.asks().isEmpty()) {
            Settlement.Debt debt = settlement.owe(batch.hub(), batch.number());
            for (Ask ask : batch.asks()) {
                try {
                    grant(batch.hub(), ask, debt);
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
    private void tellOf(Ask ask, Throwable mistake) {
        String kind = ask.getClass().getSimpleName();
        census.mistakes().made(where + ": request " + kind + " of session " + ask.session(), mistake);
    }

    /**
     * The session that asked for it ends: then nobody waits for an answer that doesn't come, and what was half done ends with it. An event
     * has happened or not ({@link HomeRoom#happen}); if it has, everybody will see it.
     */
    private void fail(Farewell failed) {
        Ask ask = failed.ask();
        if (ask instanceof Ask.InRoom inRoom) {
            Optional.ofNullable(rooms.get(inRoom.room())).ifPresent(this::noteChange);
        } else if (ask instanceof Ask.OfName ofName) {
            census.mistakes().contain(where, () -> nicks.undo(ofName));
        }
        if (ask.isFarewell()) {
            farewells.add(failed);
        } else if (ask.session() != Ask.NOBODY) {
            post.tell(new Note.Failed(ask.session(), ask instanceof Ask.Join join ? join.room() : ""));
        }
    }

    /** Tries again what clears away after sessions that are gone: nobody else would take them out of a room or free their nicks. */
    private void sayFarewells() {
        List<Farewell> due = farewells;
        farewells = new ArrayList<>();
        for (Farewell farewell : due) {
            try {
                grant(farewell.hub(), farewell.ask(), new Settlement.Debt(farewell.hub(), 0));
            } catch (Throwable mistake) {
                tellOf(farewell.ask(), mistake);
                if (farewell.tries() > 1) {
                    fail(new Farewell(farewell.hub(), farewell.ask(), farewell.tries() - 1));
                }
            }
        }
    }

    private void grant(int hub, Ask ask, Settlement.Debt debt) {
        if (ask instanceof Ask.Say say) {
            say(say, debt);
        } else if (ask instanceof Ask.Join join) {
            join(hub, join);
        } else if (ask instanceof Ask.InRoom inRoom) {
            grantInRoom(hub, inRoom, debt);
        } else if (ask instanceof Ask.OfName ofName) {
            nicks.grant(ofName);
        } else if (ask instanceof Ask.OfEveryHub ofHub) {
            post.ask(index, new Note.Asked(ofHub));
        } else if (ask instanceof Ask.OfEveryHome ofHome) {
            grant(ofHome);
        } else if (ask instanceof Ask.Observed done) {
            observers.dealtWith(done);
        } else {
            throw new IllegalStateException("a home knows no such request: " + ask);
        }
    }

    private void grant(Ask.OfEveryHome ask) {
        if (ask instanceof Ask.ListRooms list) {
            answer(list, listings(list.session()));
        } else if (ask instanceof Ask.Sync sync) {
            answer(sync, Optional.empty());
        } else if (ask instanceof Ask.Announce announce) {
            post.tell(index, new Note.Announced(announce.from(), announce.speech()));
        } else if (ask instanceof Ask.InspectRooms inspect) {
            answer(inspect, inspect(Filter.of(inspect.filter())));
        } else if (ask instanceof Ask.Observe observe) {
            observers.add(observe);
            answer(observe, Optional.empty());
        } else if (ask instanceof Ask.ObserveNoMore stop) {
            observers.remove(stop.session());
        } else {
            throw new IllegalStateException("a home knows no such request to all homes: " + ask);
        }
    }

    private void say(Ask.Say say, Settlement.Debt debt) {
        HomeRoom room = rooms.get(say.room());
        Member from = room == null ? null : room.state().member(say.session()).orElse(null);
        if (from == null) {
            refuse(say.session(), new Refusal(Why.NOT_IN_ROOM, displayName(say.room()), say.speech()));
        } else {
            speak(room, from, true, say.speech(), debt);
        }
    }

    /** Who isn't inside doesn't see it happen, and so is told. */
    private void sayInto(HomeRoom room, Ask.SayInto say, Settlement.Debt debt) {
        Member inside = room.state().member(say.from().session()).orElse(null);
        if (inside != null) {
            speak(room, inside, true, say.speech(), debt);
        } else {
            speak(room, say.from(), false, say.speech(), debt)
                    .ifPresent(said -> post.tell(
                            new Note.SaidInto(say.from().session(), room.state().name(), said)));
        }
    }

    /** Returns what happened, if it did. */
    private Optional<Event.Said> speak(
            HomeRoom room, Member from, boolean inside, Speech speech, Settlement.Debt debt) {
        Why fault = Policy.speak(room.state(), from, inside, speech.kind()).orElse(null);
        if (fault != null) {
            refuse(from.session(), new Refusal(fault, room.state().name(), speech));
            return Optional.empty();
        }
        Event.Said said = new Event.Said(room.nextSeq(), clockMs.getAsLong(), from, speech);
        happen(room, said);
        debt.spokenIn(room);
        return Optional.of(said);
    }

    private void join(int hub, Ask.Join join) {
        HomeRoom room = rooms.get(join.room());
        Member who = join.who();
        if (room == null) {
            room = found(join.room(), join.entry());
            who = who.with(Role.OPERATOR, true);
        } else {
            Why fault = Policy.join(room.state(), who, join.entry().key(), room.isInvited(who.session()))
                    .orElse(null);
            if (fault != null) {
                Refusal refusal = new Refusal(fault, room.state().name());
                post.tell(new Note.Barred(who.session(), join.room(), refusal));
                return;
            }
        }
        room.join(hub, new Event.Joined(room.nextSeq(), clockMs.getAsLong(), who));
        dirty.add(room);
    }

    private HomeRoom found(String key, Entry entry) {
        HomeRoom room = new HomeRoom(key, entry.displayName(), Modes.NONE.with(entry.foundingModes()));
        rooms.put(key, room);
        census.headcount().roomFounded();
        return room;
    }

    /** Whatever a member may ask for, or somebody who was one a moment ago. */
    private void grantInRoom(int hub, Ask.InRoom ask, Settlement.Debt debt) {
        HomeRoom room = rooms.get(ask.room());
        if (room == null) {
            refuseNoRoom(ask);
        } else if (ask instanceof Ask.Lagging lagging) {
            room.lagging(hub, lagging.members());
        } else if (ask instanceof Ask.SayInto say) {
            sayInto(room, say, debt);
        } else if (ask instanceof Ask.InquireRoom inquire) {
            answer(inquire, Optional.of(room.state().copy()));
        } else if (ask instanceof Ask.ByMember byMember) {
            room.state()
                    .member(byMember.session())
                    .ifPresentOrElse(by -> grantMember(room, by, byMember), () -> refuseNoMember(byMember));
        } else {
            throw new IllegalStateException("a home knows no such request in a room: " + ask);
        }
    }

    private void refuseNoRoom(Ask.InRoom ask) {
        if (ask instanceof Ask.SayInto say) {
            refuse(say.from().session(), new Refusal(Why.NO_SUCH_ROOM, say.room(), say.speech()));
        } else if (ask instanceof Ask.InquireRoom inquire) {
            answer(inquire, Optional.empty());
        } else if (ask instanceof Ask.ByMember byMember) {
            refuseNoMember(byMember);
        }
    }

    /** Who leaves or is renamed where it isn't any more has what it wants. */
    private void refuseNoMember(Ask.ByMember ask) {
        boolean done = ask instanceof Ask.Leave
                || ask instanceof Ask.Quit
                || ask instanceof Ask.Rename
                || ask instanceof Ask.Reprofile;
        if (!done) {
            refuse(ask.session(), new Refusal(Why.NOT_IN_ROOM, displayName(ask.room())));
        }
    }

    /** What a room is called, as long as there is one. */
    private String displayName(String key) {
        HomeRoom room = rooms.get(key);
        return room == null ? key : room.state().name();
    }

    private void grantMember(HomeRoom room, Member by, Ask.ByMember ask) {
        long nowMs = clockMs.getAsLong();
        if (ask instanceof Ask.Leave leave) {
            room.depart(new Event.Left(room.nextSeq(), nowMs, by, leave.reason()));
        } else if (ask instanceof Ask.Quit quit) {
            room.depart(new Event.Quit(room.nextSeq(), nowMs, by, quit.cause(), quit.reason()));
        } else if (ask instanceof Ask.Rename rename) {
            room.happen(
                    new Event.Renamed(room.nextSeq(), nowMs, by.renamed(rename.nick(), rename.edition()), by.nick()));
        } else if (ask instanceof Ask.Reprofile change) {
            room.happen(new Event.Reprofiled(
                    room.nextSeq(), nowMs, by.with(change.profile(), change.edition()), by.profile()));
        } else {
            new Moderation(room, by, nowMs, rules, post).grant(ask);
        }
        noteChange(room);
    }

    /** Something may have happened in a room: its members will see it, and a room without any is over. */
    private void noteChange(HomeRoom room) {
        if (room.isEmpty()) {
            end(room);
        } else if (room.hasNews()) {
            dirty.add(room);
        }
    }

    /** An emptied room is over: whoever comes next, be it in this tick, founds another of that name. */
    private void end(HomeRoom room) {
        dirty.remove(room);
        rooms.remove(room.key());
        census.headcount().roomEnded();
        ended.add(room);
    }

    private void refuse(long session, Refusal refusal) {
        post.tell(new Note.Refused(session, refusal));
    }

    private void answer(Ask.Question question, Object answer) {
        post.tell(new Note.Answered(question.session(), question.question(), answer));
    }

    /** Of a secret room only its members know. */
    private List<RoomListing> listings(long asker) {
        return rooms.values().stream()
                .filter(room -> !room.state().modes().has(Mode.SECRET)
                        || room.state().member(asker).isPresent())
                .map(HomeRoom::listing)
                .toList();
    }

    private Inspection<RoomView> inspect(Filter filter) {
        List<RoomView> all = rooms.values().stream().map(HomeRoom::view).toList();
        return Inspection.of(all, room -> filter.isIn(room.room()) || filter.isIn(room.topic()), RoomView.WORST_FIRST);
    }

    private void happen(HomeRoom room, Event event) {
        room.happen(event);
        dirty.add(room);
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
        settlement.publish(round, publish(ended, nowNs) + publish(dirty, nowNs) + post.awaited());
        settlement.release();
        post.send(round);
        round++;
        if (!farewells.isEmpty()) {
            flushLater();
        }
    }

    /** Returns how many hubs' words are awaited. */
    private int publish(Collection<HomeRoom> some, long nowNs) {
        int awaited = 0;
        for (HomeRoom room : some) {
            try {
                awaited += publish(room, nowNs);
            } catch (Throwable mistake) {
                census.mistakes().made(where + ": room " + room.key(), mistake);
                failAll(room);
            }
        }
        some.clear();
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
        room.state().members().forEach(member -> post.tell(new Note.Failed(member.session(), "")));
    }
}
