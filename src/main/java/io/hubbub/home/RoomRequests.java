package io.hubbub.home;

import static io.hubbub.room.Refusal.Why;

import io.hubbub.bus.Answer;
import io.hubbub.bus.MemberRequest;
import io.hubbub.bus.Reply;
import io.hubbub.bus.RoomRequest;
import io.hubbub.room.Asker;
import io.hubbub.room.ChatLimits;
import io.hubbub.room.Event;
import io.hubbub.room.Member;
import io.hubbub.room.Policy;
import io.hubbub.room.Refusal;
import io.hubbub.room.Role;
import io.hubbub.room.RoomState;
import io.hubbub.room.Speech;
import io.hubbub.room.Visibility;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Handles requests to the rooms of one home: makes events, or says why not. Runs on the home's loop. */
final class RoomRequests implements RoomRequest.Handler<Acknowledgements.Pending> {
    private final Rooms rooms;
    private final HomeOutbox outbox;
    private final Ownership ownership;
    private final Mending mending;
    private final ChatLimits limits;
    private final LongSupplier clockMs;

    RoomRequests(Rooms rooms, HomeOutbox outbox, Ownership ownership, ChatLimits limits, LongSupplier clockMs) {
        this.rooms = rooms;
        this.outbox = outbox;
        this.ownership = ownership;
        this.mending = new Mending(rooms, outbox, limits, clockMs);
        this.limits = limits;
        this.clockMs = clockMs;
    }

    @Override
    public void join(RoomRequest.Join join, Acknowledgements.Pending pending) {
        HomeRoom room = rooms.find(join.room()).orElse(null);
        if (room == null) {
            found(join, pending);
            return;
        }
        Member who = withRoles(room, join);
        Why fault = barred(room, who, join).orElse(null);
        if (fault != null) {
            Refusal refusal = new Refusal(fault, room.state().name());
            outbox.reply(room, new Reply.Barred(who.session(), join.room(), refusal));
            rooms.changed(room);
        } else {
            comesIn(room, who, join, pending);
        }
    }

    /** The first one becomes its operator, but not while that role waits for somebody else, nor where the room belongs to somebody. */
    private void found(RoomRequest.Join join, Acknowledgements.Pending pending) {
        Journal.Past past = rooms.past(join.room(), join.entry()).orElse(null);
        Claims claims = rooms.claims(past);
        Member who = past == null ? join.who() : withRoles(claims, past.state(), join);
        Why fault = past == null
                ? null
                : barred(past.state(), past.key(), who, join, false).orElse(null);
        if (fault != null) {
            Refusal refusal = new Refusal(fault, past.state().name());
            outbox.reply(new Reply.Barred(who.session(), join.room(), refusal));
            return;
        }
        boolean isOthers = past != null && past.state().modes().areOwned();
        boolean isAwaited = claims.awaitOperator(clockMs.getAsLong()) && !who.is(Role.OPERATOR);
        HomeRoom room = rooms.found(join.room(), join.entry());
        comesIn(room, isOthers || isAwaited ? who : who.with(Role.OPERATOR, true), join, pending);
    }

    private void comesIn(HomeRoom room, Member who, RoomRequest.Join join, Acknowledgements.Pending pending) {
        Event.Joined event = new Event.Joined(room.nextKey(), now(room), who);
        room.join(pending.hub(), event, join.entry().claim());
        rooms.changed(room);
    }

    private Member withRoles(HomeRoom room, RoomRequest.Join join) {
        return withRoles(room.claims(), room.state(), join);
    }

    /** The one who wants to come in, with the roles that wait for it. */
    private Member withRoles(Claims claims, RoomState room, RoomRequest.Join join) {
        Member who = join.who();
        for (Role role : claims.of(join.entry().claim(), room, clockMs.getAsLong())) {
            who = who.with(role, true);
        }
        return who;
    }

    private static Optional<Why> barred(HomeRoom room, Member who, RoomRequest.Join join) {
        return room.isFull()
                ? Optional.of(Why.NOT_STORED)
                : barred(room.state(), room.entryKey(), who, join, room.isInvited(join.session()));
    }

    private static Optional<Why> barred(
            RoomState room, String key, Member who, RoomRequest.Join join, boolean invited) {
        boolean knowsKey = key.isEmpty() || key.equals(join.entry().key());
        return Policy.join(room, who, join.rights(), knowsKey, invited);
    }

    @Override
    public void say(RoomRequest.Say say, Acknowledgements.Pending pending) {
        HomeRoom room = rooms.find(say.room()).orElse(null);
        Member from = room == null ? null : room.state().member(say.session()).orElse(null);
        if (from == null) {
            refuse(say.session(), new Refusal(Why.NOT_IN_ROOM, rooms.displayName(say.room()), say.speech()));
        } else {
            speak(room, from, say.speech(), pending);
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
            speak(room, inside, say.speech(), pending);
        } else {
            sayFromOutside(room, say, pending);
        }
    }

    /** A secret room that takes no words from outside is answered for as if there were none. */
    private void sayFromOutside(HomeRoom room, RoomRequest.SayInto say, Acknowledgements.Pending pending) {
        Member from = say.from();
        Why fault = Policy.speak(room.state(), from, false, say.speech().kind()).orElse(null);
        if (fault == null) {
            Event.Said said = said(room, from, say.speech(), pending);
            outbox.reply(room, new Reply.SaidInto(from.session(), room.state().name(), said));
        } else if (Visibility.isThere(room.state(), new Asker(from.session(), say.rights()))) {
            refuse(room, from, new Refusal(fault, room.state().name(), say.speech()));
        } else {
            refuse(room, from, new Refusal(Why.NO_SUCH_ROOM, say.room(), say.speech()));
        }
    }

    private void refuse(HomeRoom room, Member from, Refusal refusal) {
        outbox.reply(room, new Reply.Refused(from.session(), refusal));
        rooms.changed(room);
    }

    private void speak(HomeRoom room, Member from, Speech speech, Acknowledgements.Pending pending) {
        Why fault = Policy.speak(room.state(), from, true, speech.kind()).orElse(null);
        if (fault != null) {
            refuse(room, from, new Refusal(fault, room.state().name(), speech));
        } else {
            said(room, from, speech, pending);
        }
    }

    private Event.Said said(HomeRoom room, Member from, Speech speech, Acknowledgements.Pending pending) {
        // Who hears it knows the speaker's properties already, or need not know them.
        Event.Said said = new Event.Said(room.nextKey(), now(room), from.withoutProperties(), speech);
        room.happen(said);
        rooms.changed(room);
        pending.spokenIn(room);
        return said;
    }

    @Override
    public void queryRoom(RoomRequest.QueryRoom queryRoom, Acknowledgements.Pending pending) {
        outbox.answer(
                queryRoom,
                new Answer.Room(rooms.find(queryRoom.room())
                        .filter(HomeRoom::isSeen)
                        .flatMap(room -> Visibility.of(room.published(), queryRoom.by()))));
    }

    @Override
    public void lagging(RoomRequest.Lagging lagging, Acknowledgements.Pending pending) {
        rooms.find(lagging.room()).ifPresent(room -> room.lagging(pending.hub(), lagging.members()));
    }

    @Override
    public void changeOwner(RoomRequest.ChangeOwner request, Acknowledgements.Pending pending) {
        ownership.change(request);
    }

    @Override
    public void close(RoomRequest.Close request, Acknowledgements.Pending pending) {
        mending.close(request);
    }

    @Override
    public void mend(RoomRequest.Mend request, Acknowledgements.Pending pending) {
        mending.mend(request);
    }

    @Override
    public void byMember(MemberRequest request, Acknowledgements.Pending pending) {
        HomeRoom room = rooms.find(request.room()).orElse(null);
        Member by = room == null ? null : room.state().member(request.session()).orElse(null);
        if (by != null) {
            request.handledBy(new MemberRequests(room, by, now(room), limits, outbox));
            rooms.changed(room);
            rooms.countSecret(room);
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
