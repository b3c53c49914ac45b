package io.hubbub.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hubbub.room.CloseReason;
import io.hubbub.room.Speech;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
class NickTest {
    @Test
    void guestsHaveDifferentNicksOnAllInstances(Vertx vertx) {
        Core core = Core.start(vertx, 2);

        assertNotEquals(core.visit(0).nick(), core.visit(1).nick());
        assertNotEquals(core.visit(0).nick(), core.visit(0).nick());
    }

    @Test
    void aNickBelongsToOneSessionInTheWholeServer(Vertx vertx) {
        Core core = Core.start(vertx, 3);
        Visitor first = core.visit(0);
        Visitor second = core.visit(1);

        first.does(session -> session.requests().rename("Bob"));
        core.settle();
        second.does(session -> session.requests().rename("bob"));
        core.settle();

        assertEquals("Bob", first.nick());
        assertEquals(List.of("refused NICK_TAKEN bob"), second.heard);
    }

    @Test
    void aNickIsFreeAgainWhenItsOwnerRenamesOrGoes(Vertx vertx) {
        Core core = Core.start(vertx, 2);
        Visitor first = core.visit(0);
        Visitor second = core.visit(1);

        first.does(session -> session.requests().rename("bob"));
        core.settle();
        first.does(session -> session.requests().rename("rob"));
        core.settle();
        second.does(session -> session.requests().rename("bob"));
        core.settle();
        first.does(session -> session.gone(CloseReason.PEER_CLOSED));
        core.settle();
        second.does(session -> session.requests().rename("rob"));
        core.settle();

        assertEquals("rob", second.nick());
    }

    @Test
    void whoGoesBeforeItsNickIsGrantedDoesNotKeepIt(Vertx vertx) {
        Core core = Core.start(vertx, 2);
        Visitor first = core.visit(0);
        Visitor second = core.visit(1);

        first.does(session -> {
            session.requests().rename("bob");
            session.gone(CloseReason.PEER_CLOSED);
        });
        core.settle();
        core.settle();
        second.does(session -> session.requests().rename("bob"));
        core.settle();

        assertEquals("bob", second.nick());
    }

    @Test
    void theCaseOfOnesOwnNickCanChange(Vertx vertx) {
        Core core = Core.start(vertx, 2);
        Visitor visitor = core.visit(0);

        visitor.does(session -> session.requests().rename("bob"));
        core.settle();
        visitor.does(session -> session.requests().rename("BOB"));
        core.settle();

        assertEquals("BOB", visitor.nick());
        Visitor other = core.visit(1);
        other.does(session -> session.requests().rename("bob"));
        core.settle();
        assertEquals(List.of("refused NICK_TAKEN bob"), other.heard);
    }

    @Test
    void guestNicksCantBeTaken(Vertx vertx) {
        Core core = Core.start(vertx, 1);
        Visitor visitor = core.visit(0);

        visitor.does(session -> {
            session.requests().rename("Guest77");
            session.requests().rename("two words");
            session.requests().rename("x".repeat(33));
            session.requests().rename("guesthouse");
        });
        core.settle();

        assertEquals(
                List.of(
                        "refused NICK_RESERVED Guest77",
                        "refused BAD_NICK two words",
                        "refused BAD_NICK " + "x".repeat(33),
                        "guest1>guesthouse"),
                visitor.heard);
    }

    @Test
    void roomsSeeARenamingInTheirOrder(Vertx vertx) {
        Core core = Core.start(vertx, 2);
        Visitor witness = core.join(0, "den");
        Visitor speaker = core.join(1, "den");
        String old = speaker.nick();

        speaker.says("den", "1");
        speaker.does(session -> session.requests().rename("bob"));
        core.settle();
        speaker.says("den", "2");
        core.settle();

        assertEquals("+" + old + " " + old + ":1 " + old + ">bob bob:2", witness.saw());
    }

    @Test
    void whatIsSaidToANickReachesItAndNobodyElse(Vertx vertx) {
        Core core = Core.start(vertx, 3);
        Visitor bob = core.join(0, "den");
        bob.does(session -> session.requests().rename("bob"));
        Visitor asker = core.join(1, "den");
        Visitor third = core.join(2, "den");
        core.settle();

        asker.does(session -> session.requests().message("BOB", Speech.line("psst")));
        asker.does(session -> session.requests().message("nobody", Speech.line("psst")));
        core.settle();

        assertTrue(bob.heard.contains("told by " + asker.nick() + ": psst"));
        assertTrue(asker.heard.contains("delivered to BOB"));
        assertTrue(asker.heard.contains("refused NO_SUCH_NICK nobody"));
        assertEquals(List.of("joined den of 3"), third.heard);
    }

    @Test
    void guestsCanBeSpokenToAsWell(Vertx vertx) {
        Core core = Core.start(vertx, 2);
        Visitor guest = core.join(0, "den");
        Visitor asker = core.visit(1);

        asker.does(session -> session.requests().message(guest.nick(), Speech.line("hi")));
        core.settle();

        assertTrue(guest.heard.contains("told by " + asker.nick() + ": hi"));
    }

    @Test
    void whoReadsSlowlyIsNotThrownOutByWhatOthersTellIt(Vertx vertx) {
        Core core = Core.start(vertx, 2);
        Visitor slow = core.visit(0);
        Visitor asker = core.visit(1);
        slow.does(session -> {
            slow.onTold = speech -> session.reply(speech.bytes());
            session.requests().introduce(session.profile());
            session.requests().rename("slow");
        });
        core.settle();
        slow.stopsReading();

        String text = "x".repeat(10_000);
        for (int i = 0; i < 20; i++) {
            asker.does(session -> session.requests().message("slow", Speech.line(text)));
            core.settle();
        }

        assertTrue(slow.isOpen());
        assertTrue(asker.heard.contains("delivered to slow"));
        assertTrue(asker.heard.contains("refused CANT_TAKE_MORE slow"));
        slow.readsAgain();
        asker.does(session -> session.requests().message("slow", Speech.line("better?")));
        core.settle();
        assertEquals("delivered to slow", asker.heard.get(asker.heard.size() - 1));
    }
}
