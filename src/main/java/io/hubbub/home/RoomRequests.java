package io.hubbub.home;

import static io.hubbub.room.Refusal.Why;

import io.hubbub.bus.Answer;
import io.hubbub.bus.MemberRequest;
import io.hubbub.bus.Reply;
import io.hubbub.bus.RoomRequest;
import io.hubbub.room.ChatLimits;
import io.hubbub.room.Event;
import io.hubbub.room.Member;
import io.hubbub.room.Policy;
import io.hubbub.room.Refusal;
import io.hubbub.room.Role;
import io.hubbub.room.RoomState;
import io.hubbub.room.Speech;
import java.util.Optional;
import java.util.function.LongSupplier;

/** What is asked of the rooms of one home: what happens, or why not. Runs on the home's loop. */
final class RoomRequests implements RoomRequest.Handler<Acknowledgements.Pending> {
    private final Rooms rooms;
    private final Openings openings;
    private final HomeOutbox outbox;
    private final ChatLimits rules;
    private final LongSupplier clockMs;

    RoomRequests(Rooms rooms, Openings openings, HomeOutbox outbox, ChatLimits rules, LongSupplier clockMs) {
        this.rooms = rooms;
        this.openings = openings;
        this.outbox = outbox;
        this.rules = rules;
        this.clockMs = clockMs;
    }

    @Override
    public void join(RoomRequest.Join join, Acknowledgements.Pending pending) {
        HomeRoom room = rooms.find(join.room()).orElse(null);
        Member who = join.who();
        if (room == null) {
            RoomState past = rooms.past(join.room()).orElse(null);
            Why fault = past == null
                    ? null
                    : Policy.join(past, who, join.entry().key(), false).orElse(null);
            if (fault != null) {
                outbox.reply(new Reply.Barred(who.session(), join.room(), new Refusal(fault, past.name())));
                openings.giveBack(join.room());
                return;
            }
            room = rooms.found(join.room(), join.entry());
            who = who.with(Role.OPERATOR, true);
        } else {
            Why fault = Policy.join(room.state(), who, join.entry().key(), room.isInvited(who.session()))
                    .orElse(null);
            if (fault != null) {
                Refusal refusal = new Refusal(fault, room.state().name());
                outbox.reply(room, new Reply.Barred(who.session(), join.room(), refusal));
                return;
            }
        }
        room.join(pending.hub(), new Event.Joined(room.nextKey(), now(room), who));
        rooms.changed(room);
    }

    @Override
    public void say(RoomRequest.Say say, Acknowledgements.Pending pending) {
        HomeRoom room = rooms.find(say.room()).orElse(null);
        Member from = room == null ? null : room.state().member(say.session()).orElse(null);
        if (from == null) {
            refuse(say.session(), new Refusal(Why.NOT_IN_ROOM, rooms.displayName(say.room()), say.speech()));
        } else {
            speak(room, from, true, say.speech(), pending);
        }
    }

    /** A speaker who isn't inside doesn't see it happen, and so is told. */
    @Override
    public void sayInto(RoomRequest.SayInto say, Acknowledgements.Pending pending) {
        HomeRoom room = rooms.find(say.room()).orElse(null);
        Member from = say.from();
        if (room == null) {
            refuse(from.session(), new Refusal(Why.NO_SUCH_ROOM, say.room(), say.speech()));
            return;
        }
        Member inside = room.state().member(from.session()).orElse(null);
        if (inside != null) {
            speak(room, inside, true, say.speech(), pending);
        } else {
            speak(room, from, false, say.speech(), pending)
                    .ifPresent(said -> outbox.reply(
                            room,
                            new Reply.SaidInto(from.session(), room.state().name(), said)));
        }
    }

    /** Returns what happened, if it did. */
    private Optional<Event.Said> speak(
            HomeRoom room, Member from, boolean inside, Speech speech, Acknowledgements.Pending pending) {
        Why fault = Policy.speak(room.state(), from, inside, speech.kind()).orElse(null);
        if (fault != null) {
            Refusal refusal = new Refusal(fault, room.state().name(), speech);
            outbox.reply(room, new Reply.Refused(from.session(), refusal));
            return Optional.empty();
        }
        Event.Said said = new Event.Said(room.nextKey(), now(room), from, speech);
        room.happen(said);
        rooms.changed(room);
        pending.spokenIn(room);
        return Optional.of(said);
    }

    @Override
    public void inquire(RoomRequest.InquireRoom inquire, Acknowledgements.Pending pending) {
        outbox.answer(
                inquire,
                new Answer.Room(rooms.find(inquire.room())
                        .filter(HomeRoom::isSeen)
                        .map(room -> room.published().copy())));
    }

    @Override
    public void lagging(RoomRequest.Lagging lagging, Acknowledgements.Pending pending) {
        rooms.find(lagging.room()).ifPresent(room -> room.lagging(pending.hub(), lagging.members()));
    }

    @Override
    public void byMember(MemberRequest request, Acknowledgements.Pending pending) {
        HomeRoom room = rooms.find(request.room()).orElse(null);
        Member by = room == null ? null : room.state().member(request.session()).orElse(null);
        if (by != null) {
            request.handledBy(new MemberRequests(room, by, now(room), rules, outbox));
            rooms.changed(room);
        } else if (!request.isDoneOutside()) {
            refuse(request.session(), new Refusal(Why.NOT_IN_ROOM, rooms.displayName(request.room())));
        }
    }

    private long now(HomeRoom room) {
        return room.timeMs(clockMs.getAsLong());
    }

    private void refuse(long session, Refusal refusal) {
        outbox.reply(new Reply.Refused(session, refusal));
    }
}
