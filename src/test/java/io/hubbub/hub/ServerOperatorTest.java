package io.hubbub.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hubbub.room.ChatLimits;
import io.hubbub.room.CloseReason;
import io.hubbub.room.Event;
import io.hubbub.room.PastNick;
import io.hubbub.room.Rights;
import io.hubbub.room.Speech;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.junit5.VertxExtension;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What operators of the server may do. The operator is at one instance, and mallory, who is in a room, at the other. */
@ExtendWith(VertxExtension.class)
class ServerOperatorTest {
    /** Reasons for quitting, and who. */
    private static final Wire QUITS = (room, event, out) -> {
        if (event instanceof Event.Quit quit) {
            out.appendString(room + " " + quit.who().nick() + ": " + quit.reason());
        }
    };

    private Core core;
    private Visitor operator;
    private Visitor mallory;
    private Visitor witness;
    private Visitor console;

    @BeforeEach
    void start(Vertx vertx) {
        core = Core.start(vertx, 2);
        operator = core.visit(0);
        operator.comesAs("oper");
        operator.isGranted(Rights.OPERATOR);
        mallory = core.visit(1);
        mallory.comesAs("mallory");
        witness = core.visit(0);
        console = core.visit(0);
        console.isGranted(Rights.CONSOLE);
        for (Visitor visitor : List.of(mallory, witness)) {
            visitor.does(session -> session.requests().join("Den", QUITS));
            core.settle();
        }
        List.of(operator, mallory, witness).forEach(Visitor::news);
    }

    private void kills(Visitor by, String who, String reason) {
        by.does(session -> session.requests().kill(who, reason));
        core.settle();
    }

    @Test
    void whoIsKilledHearsByWhomAndWhyAndIsClosed() {
        kills(operator, "MALLORY", "spam");
        assertEquals(List.of("killed by oper: spam", "closed KILLED"), mallory.news());
        assertFalse(mallory.isOpen());
        assertTrue(mallory.outlet.isClosed());
        assertEquals(1, core.stats.closed(CloseReason.KILLED));
        assertEquals(List.of(), operator.news());
    }

    @Test
    void theRoomsSeeTheReasonInTheQuit() {
        kills(operator, "mallory", "spam");
        assertEquals("Den mallory: Killed (oper (spam))", witness.saw());
    }

    @Test
    void aLongReasonIsCut() {
        kills(operator, "mallory", "x".repeat(1000));
        assertEquals(ChatLimits.STANDARD.reasonLength, witness.saw().length() - "Den mallory: ".length());
    }

    @Test
    void theNickOfWhoWasKilledIsFreeAndRemembered() {
        kills(operator, "mallory", "spam");
        assertTrue(operator.finds("mallory").isEmpty());
        assertEquals(
                1,
                operator.<List<PastNick>>asks((s, answer) -> s.queries().past("mallory", answer))
                        .size());
        witness.does(session -> session.requests().rename("mallory"));
        core.settle();
        assertEquals("mallory", witness.nick());
    }

    @Test
    void whoIsNoOperatorKillsAndAnnouncesNothing() {
        kills(mallory, "oper", "revenge");
        mallory.does(session -> session.requests().announce(Speech.line("hear, hear")));
        core.settle();
        assertEquals(List.of("refused NOT_SERVER_OPERATOR oper", "refused NOT_SERVER_OPERATOR "), mallory.news());
        assertEquals(List.of(), operator.news());
        assertEquals(List.of(), witness.news());
    }

    @Test
    void whoIsOperatorNoMoreKillsNobody() {
        operator.does(session -> session.requests().resign());
        kills(operator, "mallory", "spam");
        assertEquals(List.of("refused NOT_SERVER_OPERATOR mallory"), operator.news());
        assertTrue(mallory.isOpen());
    }

    @Test
    void whoIsNotThereIsNotKilled() {
        kills(operator, "nobody", "spam");
        assertEquals(List.of("refused NO_SUCH_NICK nobody"), operator.news());
    }

    @Test
    void operatorsMayKillThemselves() {
        kills(operator, "oper", "enough");
        assertEquals(List.of("killed by oper: enough", "closed KILLED"), operator.news());
        core.settle();
        assertEquals(0, core.stats.presence().operators());
    }

    @Test
    void whatIsWrittenWhenKilledGoesOutFirst() {
        mallory.stopsReading();
        mallory.does(session -> session.reply(Buffer.buffer("reply")));
        kills(operator, "mallory", "spam");
        assertEquals("reply", mallory.saw());
    }

    @Test
    void anAnnouncementReachesEverySessionOfEveryInstanceOnce() {
        Visitor guest = core.visit(1);
        guest.does(session -> session.requests().introduce(session.profile()));
        Visitor atTheDoor = core.visit(0);
        core.settle();
        operator.does(session -> session.requests().announce(Speech.line("hear, hear")));
        core.settle();
        for (Visitor each : List.of(operator, mallory, witness, guest)) {
            assertEquals(List.of("announced by oper: hear, hear"), each.news());
        }
        assertEquals(List.of(), atTheDoor.news(), "a door may want a password first");
    }

    @Test
    void whoCannotBearAnAnnouncementEndsAlone() {
        mallory.onAnnounced = () -> {
            throw new IllegalStateException("a door's mistake, thrown by a test");
        };
        witness.onAnnounced = () -> witness.session.close(CloseReason.QUIT);
        operator.does(session -> session.requests().announce(Speech.line("hear, hear")));
        core.settle();
        core.turn();
        assertFalse(mallory.isOpen());
        assertFalse(witness.isOpen());
        assertEquals(1, core.stats.closed(CloseReason.INTERNAL_ERROR));
        assertEquals(List.of("announced by oper: hear, hear"), operator.news());
    }

    private boolean closes(long session, String reason) {
        return console.<Boolean>asks(
                (asker, answer) -> asker.queries().admin().close(session, "the.operator", reason, answer));
    }

    @Test
    void aSessionIsClosedByItsNumberAndHearsByWhomAndWhy() {
        assertTrue(closes(mallory.session.id(), "spam"));
        assertEquals(List.of("killed by the.operator: spam", "closed KILLED"), mallory.news());
        assertTrue(mallory.outlet.isClosed());
        assertEquals(1, core.stats.closed(CloseReason.KILLED));
        assertEquals("Den mallory: Killed (the.operator (spam))", witness.saw());
    }

    @Test
    void aStrangerIsClosedToo() {
        Visitor stranger = core.visit(1);
        assertTrue(closes(stranger.session.id(), "who are you?"));
        assertFalse(stranger.isOpen());
    }

    @Test
    void aSessionThatIsNotThereIsNotClosed() {
        assertTrue(closes(mallory.session.id(), "spam"));
        assertFalse(closes(mallory.session.id(), "spam"));
        assertFalse(closes(-1, "spam"));
        assertFalse(closes(Long.MAX_VALUE, "spam"));
        assertEquals(1, core.stats.closed(CloseReason.KILLED));
    }

    @Test
    void aLongReasonForClosingIsCutToo() {
        assertTrue(closes(mallory.session.id(), "x".repeat(1000)));
        assertEquals(
                "killed by the.operator: " + "x".repeat(ChatLimits.STANDARD.reasonLength),
                mallory.news().get(0));
    }

    @Test
    void whoClosesItselfIsClosedWithoutAnAnswer() {
        console.does(session -> session.queries().admin().close(session.id(), "the.operator", "enough", found -> {
            throw new AssertionError("answered");
        }));
        core.settle();
        assertEquals(List.of("killed by the.operator: enough", "closed KILLED"), console.news());
    }
}
