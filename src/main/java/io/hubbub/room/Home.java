package io.hubbub.room;

import static io.hubbub.room.Refusal.Why;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
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
        } else if (ask instanceof Ask.InRoom inRoom) {
            grantInRoom(hub, inRoom, debt);
        } else if (ask instanceof Ask.Claim claim) {
            claim(hub, claim);
        } else if (ask instanceof Ask.Register register) {
            nicks.claim(register.nick(), new NickRegistry.Holder(register.session(), hub));
        } else if (ask instanceof Ask.Release release) {
            nicks.release(release.nick(), new NickRegistry.Holder(release.session(), hub));
        } else if (ask instanceof Ask.Tell tell) {
            tell(hub, tell);
        } else if (ask instanceof Ask.FindToInvite find) {
            find(hub, find.session(), find.nick(), to -> {
                Member who = new Member(to.session(), find.nick());
                note(hub, new Note.FoundToInvite(find.session(), who, find.room()));
            });
        } else if (ask instanceof Ask.Inquire inquire) {
            find(
                    hub,
                    inquire.session(),
                    inquire.nick(),
                    to -> note(to.hub(), new Note.Inquired(to.session(), inquire.nick(), inquire.session())));
        } else if (ask instanceof Ask.ListRooms list) {
            note(hub, new Note.Rooms(list.session(), listings(list.session())));
        }
    }

    private void say(int hub, Ask.Say say, Settlement.Debt debt) {
        HomeRoom room = rooms.get(say.room());
        Member from = room == null ? null : room.state().member(say.session()).orElse(null);
        if (from == null) {
            refuse(hub, say.session(), new Refusal(Why.NOT_IN_ROOM, say.room()));
        } else {
            speak(hub, room, from, true, say.speech(), debt);
        }
    }

    private void sayInto(int hub, HomeRoom room, Ask.SayInto say, Settlement.Debt debt) {
        Optional<Member> inside = room.state().member(say.from().session());
        speak(hub, room, inside.orElse(say.from()), inside.isPresent(), say.speech(), debt);
    }

    private void speak(int hub, HomeRoom room, Member from, boolean inside, Speech speech, Settlement.Debt debt) {
        Why fault = Policy.speak(room.state(), from, inside).orElse(null);
        if (fault == null) {
            happen(room, new Event.Said(room.nextSeq(), clockMs.getAsLong(), from, speech));
            debt.spokenIn(room);
        } else {
            refuse(hub, from.session(), new Refusal(fault, room.key()));
        }
    }

    private void join(int hub, Ask.Join join) {
        HomeRoom room = rooms.get(join.room());
        Member who = join.who();
        if (room == null || room.isEmpty()) {
            Entry entry = join.entry();
            room = rooms.computeIfAbsent(
                    join.room(), key -> new HomeRoom(key, entry.displayName(), Modes.NONE.with(entry.foundingModes())));
            who = who.with(Role.OPERATOR, true);
        } else {
            Why fault = Policy.join(room.state(), who, join.entry().key(), room.isInvited(who.session()))
                    .orElse(null);
            if (fault != null) {
                note(hub, new Note.Barred(who.session(), join.room(), new Refusal(fault, join.room())));
                return;
            }
        }
        room.join(hub, new Event.Joined(room.nextSeq(), clockMs.getAsLong(), who));
        dirty.add(room);
    }

    /** Whatever a member may ask for, or somebody who was one a moment ago. */
    private void grantInRoom(int hub, Ask.InRoom ask, Settlement.Debt debt) {
        HomeRoom room = rooms.get(ask.room());
        if (room == null) {
            refuseNoRoom(hub, ask);
        } else if (ask instanceof Ask.Lagging lagging) {
            room.lagging(hub, lagging.members());
        } else if (ask instanceof Ask.SayInto say) {
            sayInto(hub, room, say, debt);
        } else if (ask instanceof Ask.ByMember byMember) {
            room.state()
                    .member(byMember.session())
                    .ifPresentOrElse(by -> grantMember(hub, room, by, byMember), () -> refuseNoMember(hub, byMember));
        }
    }

    private void refuseNoRoom(int hub, Ask.InRoom ask) {
        if (ask instanceof Ask.SayInto say) {
            refuse(hub, say.from().session(), new Refusal(Why.NO_SUCH_ROOM, say.room()));
        } else if (ask instanceof Ask.ByMember byMember) {
            refuseNoMember(hub, byMember);
        }
    }

    /** Who leaves or is renamed where it isn't any more has what it wants. */
    private void refuseNoMember(int hub, Ask.ByMember ask) {
        if (!(ask instanceof Ask.Leave || ask instanceof Ask.Quit || ask instanceof Ask.Rename)) {
            refuse(hub, ask.session(), new Refusal(Why.NOT_IN_ROOM, ask.room()));
        }
    }

    private void grantMember(int hub, HomeRoom room, Member by, Ask.ByMember ask) {
        long nowMs = clockMs.getAsLong();
        if (ask instanceof Ask.Leave leave) {
            depart(room, new Event.Left(room.nextSeq(), nowMs, by, leave.reason()));
        } else if (ask instanceof Ask.Quit quit) {
            depart(room, new Event.Quit(room.nextSeq(), nowMs, by, quit.reason()));
        } else if (ask instanceof Ask.Rename rename) {
            happen(room, new Event.Renamed(room.nextSeq(), nowMs, by.renamed(rename.nick()), by.nick()));
        } else {
            new Moderation(
                            room,
                            by,
                            nowMs,
                            refusal -> refuse(hub, by.session(), refusal),
                            (session, note) -> note(Hub.of(session), note))
                    .grant(ask);
            dirty.add(room);
        }
    }

    private void depart(HomeRoom room, Event.Departed event) {
        room.depart(event);
        dirty.add(room);
    }

    private void refuse(int hub, long session, Refusal refusal) {
        note(hub, new Note.Refused(session, refusal));
    }

    private void claim(int hub, Ask.Claim claim) {
        if (nicks.claim(claim.nick(), new NickRegistry.Holder(claim.session(), hub))) {
            note(hub, new Note.Granted(claim.session(), claim.nick()));
        } else {
            refuse(hub, claim.session(), new Refusal(Why.NICK_TAKEN, claim.nick()));
        }
    }

    private void tell(int hub, Ask.Tell tell) {
        long asker = tell.from().session();
        find(hub, asker, tell.nick(), to -> {
            note(to.hub(), new Note.Told(to.session(), tell.from(), tell.nick(), tell.speech()));
        });
    }

    /** Does something with whoever has a nick, or tells the asker that nobody has it. */
    private void find(int hub, long asker, String nick, Consumer<NickRegistry.Holder> found) {
        nicks.holder(nick).ifPresentOrElse(found, () -> refuse(hub, asker, new Refusal(Why.NO_SUCH_NICK, nick)));
    }

    /** Of a secret room only its members know. */
    private List<RoomListing> listings(long asker) {
        return rooms.values().stream()
                .filter(room -> !room.isEmpty())
                .filter(room -> !room.state().modes().has(Mode.SECRET)
                        || room.state().member(asker).isPresent())
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
