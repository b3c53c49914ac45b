package io.hubbub.bus;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hubbub.codec.Codec;
import io.hubbub.codec.Events;
import io.hubbub.codec.FieldWriter;
import io.hubbub.codec.Format;
import io.hubbub.codec.Values;
import io.hubbub.room.CloseReason;
import io.hubbub.room.Event;
import io.hubbub.room.Member;
import io.hubbub.room.ModeChange;
import io.hubbub.room.Profile;
import io.hubbub.room.Role;
import io.hubbub.room.Speech;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/**
 * What a node makes of messages of a newer neighbour, with kinds and constants that it does not know: the rest of the batch is read, and it
 * is known who waits for what can't be.
 */
class NeighboursTest {
    /** A number of a kind, and a place of a constant, that nobody here knows. */
    private static final int NEW = 60;

    private static final int KIND = 1;
    private static final int SESSION = 15;
    private static final Member ANN = new Member(7, "ann", new Profile("u", "h", "Ann"), Set.of(), 1);

    /** Writes what a newer version would; nothing here reads by it. */
    private static <T> Codec<T> newer(Consumer<FieldWriter> fields) {
        return Codec.of((value, out) -> fields.accept(out), in -> null);
    }

    private static void newKind(FieldWriter out, long session) {
        out.number(KIND, NEW);
        out.text(2, "something new");
        out.number(SESSION, session + 1);
    }

    private static RequestBatch requests(Consumer<FieldWriter> second) {
        Request first = new NickRequest.Claim(7, 0, "ann");
        Codec<RequestBatch> batch = newer(out -> {
            out.number(1, 3);
            out.number(2, 4);
            out.value(3, RequestCodec.REQUEST, first);
            out.value(3, newer(second), first);
            out.value(3, RequestCodec.REQUEST, first);
        });
        RequestBatch read = Format.decode(BatchCodecs.REQUESTS, Format.encode(batch, null));
        assertEquals(3, read.requests().size());
        assertEquals(first, read.requests().get(0));
        assertEquals(first, read.requests().get(2));
        return read;
    }

    private static Reply reply(Consumer<FieldWriter> second) {
        Reply first = new Reply.Granted(7, "ann", 0);
        Codec<ReplyBatch> batch = newer(out -> {
            out.truth(3, true);
            out.value(4, ReplyCodec.REPLY, first);
            out.value(4, newer(second), first);
            out.value(4, ReplyCodec.REPLY, first);
        });
        List<Reply> read =
                Format.decode(BatchCodecs.REPLIES, Format.encode(batch, null)).replies();
        assertEquals(3, read.size());
        assertEquals(first, read.get(2));
        return read.get(1);
    }

    private static Event event(Consumer<FieldWriter> fields) {
        return Format.decode(Events.EVENT, Format.encode(newer(fields), null));
    }

    @Test
    void aNewKindOfRequestIsKnownByItsSession() {
        Request unreadable = requests(out -> newKind(out, 12)).requests().get(1);
        assertEquals(new Request.Unreadable(12, "Request: kind 60 is not known here"), unreadable);
        Request ofNobody =
                requests(out -> newKind(out, Request.NOBODY)).requests().get(1);
        assertEquals(Request.NOBODY, ofNobody.session());
    }

    @Test
    void aNewConstantInARequestMakesItUnreadable() {
        Request unreadable = requests(out -> {
                    out.number(KIND, 1);
                    out.text(2, "den");
                    out.number(3, 12);
                    out.value(4, newer(speech -> speech.number(1, NEW)), ANN);
                    out.number(SESSION, 13);
                })
                .requests()
                .get(1);
        assertEquals(new Request.Unreadable(12, "Shape: constant 59 is not known here"), unreadable);
    }

    /** A member that is gone leaves its rooms, whatever it is gone for. */
    @Test
    void aFarewellForANewReasonIsAFarewell() {
        Request quit = requests(out -> {
                    out.number(KIND, 7);
                    out.text(2, "den");
                    out.number(3, 12);
                    out.number(5, NEW);
                    out.number(SESSION, 13);
                })
                .requests()
                .get(1);
        assertEquals(new MemberRequest.Quit("den", 12, CloseReason.PEER_CLOSED, ""), quit);
    }

    @Test
    void aNewKindOfReplyIsKnownByItsSession() {
        assertEquals(new Reply.Unreadable(12, "", "Reply: kind 60 is not known here"), reply(out -> newKind(out, 12)));
    }

    @Test
    void aNewReasonWhySomebodyCannotComeInTellsTheRoom() {
        Reply unreadable = reply(out -> {
            out.number(KIND, 8);
            out.number(2, 12);
            out.text(3, "den");
            out.value(4, newer(refusal -> refusal.number(1, NEW)), ANN);
            out.number(SESSION, 13);
        });
        assertEquals(new Reply.Unreadable(12, "den", "Why: constant 59 is not known here"), unreadable);
    }

    /** Its asker is at another hub, and waits. */
    @Test
    void aNewQuestionToHubsIsKnownByItsAsker() {
        Reply unreadable = reply(out -> {
            out.number(KIND, 13);
            out.value(2, newer(asked -> newKind(asked, 12)), ANN);
            out.number(SESSION, 13);
        });
        assertEquals(12, ((Reply.Unreadable) unreadable).session());
    }

    @Test
    void aNewKindOfAnswerIsKnownByItsAsker() {
        Reply unreadable = reply(out -> {
            out.number(KIND, 14);
            out.number(2, 12);
            out.number(3, 5);
            out.value(5, newer(answer -> answer.number(KIND, NEW)), ANN);
            out.number(SESSION, 13);
        });
        assertEquals(12, ((Reply.Unreadable) unreadable).session());
    }

    @Test
    void aNewKindOfEventHasItsPlaceInTheOrder() {
        Codec<RoomBatch> batch = newer(out -> {
            out.text(1, "den");
            out.value(6, Events.EVENT, new Event.Joined(41, 1, ANN));
            out.value(
                    6,
                    newer(event -> {
                        event.number(KIND, NEW);
                        event.number(2, 42);
                        event.number(3, 2);
                    }),
                    ANN);
            out.value(6, Events.EVENT, new Event.Left(43, 3, ANN, ""));
        });
        List<Event> events =
                Format.decode(BatchCodecs.ROOM, Format.encode(batch, null)).events();
        assertEquals(
                List.of(new Event.Joined(41, 1, ANN), new Event.Unknown(42, 2), new Event.Left(43, 3, ANN, "")),
                events);
    }

    /** Else it would be shown to more members than it is for. */
    @Test
    void whatIsSaidToANewRoleIsShownToNobody() {
        Event said = event(out -> {
            out.number(KIND, 1);
            out.number(2, 42);
            out.number(3, 2);
            out.value(4, Values.MEMBER, ANN);
            out.value(
                    5,
                    newer(speech -> {
                        speech.constant(1, Speech.Shape.LINE);
                        speech.constant(2, Speech.Kind.MESSAGE);
                        speech.number(6, NEW);
                    }),
                    ANN);
        });
        assertEquals(new Event.Unknown(42, 2), said);
    }

    @Test
    void whatIsKnownOfAChangeOfModesHappens() {
        ModeChange known = new ModeChange.RoleGiven(Role.VOICE, "bob", true);
        Event changed = event(out -> {
            out.number(KIND, 9);
            out.number(2, 42);
            out.number(3, 2);
            out.value(4, Values.MEMBER, ANN);
            out.value(5, newer(change -> change.number(KIND, NEW)), ANN);
            out.value(5, Values.MODE_CHANGE, known);
        });
        assertEquals(new Event.ModesChanged(42, 2, ANN, List.of(known)), changed);
    }

    @Test
    void whoQuitForANewReasonIsGone() {
        Event quit = event(out -> {
            out.number(KIND, 4);
            out.number(2, 42);
            out.number(3, 2);
            out.value(4, Values.MEMBER, ANN);
            out.number(6, NEW);
        });
        assertEquals(new Event.Quit(42, 2, ANN, CloseReason.PEER_CLOSED, ""), quit);
    }

    /** What is passed on as it came is the same there. */
    @Test
    void whatCannotBeReadCanBePassedOn() {
        Request request = new Request.Unreadable(12, "no");
        assertEquals(request, Format.decode(RequestCodec.REQUEST, Format.encode(RequestCodec.REQUEST, request)));
    }
}
