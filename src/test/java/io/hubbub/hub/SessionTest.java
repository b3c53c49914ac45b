package io.hubbub.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hubbub.room.CloseReason;
import io.hubbub.room.Speech;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.junit5.VertxExtension;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
class SessionTest {
    @Test
    void aFastSpeakerIsNotReadFromUntilItsSpeechHasBeenSeen(Vertx vertx) {
        Core core = Core.start(vertx, 2);
        Visitor speaker = core.join(0, "den");
        core.join(1, "den");

        boolean paused = core.on(0, () -> {
            speaker.session.requests().say("den", Speech.line("x".repeat(HubOutbox.SESSION_WINDOW_BYTES)));
            return speaker.outlet.isPaused();
        });
        core.settle();

        assertTrue(paused);
        assertFalse(core.on(0, speaker.outlet::isPaused));
    }

    @Test
    void whatAllSessionsOfAHubHaveUnderWayIsLimitedToo(Vertx vertx) {
        Core core = Core.start(vertx, 1, 10_000);
        Visitor first = core.join(0, "den");
        Visitor second = core.join(0, "den");

        boolean paused = core.on(0, () -> {
            first.session.requests().say("den", Speech.line("x".repeat(9_900)));
            second.session.requests().say("den", Speech.line("x".repeat(1000)));
            return second.outlet.isPaused();
        });
        core.settle();

        assertTrue(paused);
        assertFalse(core.on(0, second.outlet::isPaused));
    }

    @Test
    void aMistakeInADoorEndsThatSessionOnly(Vertx vertx) {
        Core core = Core.start(vertx, 1);
        Visitor host = core.join(0, "den");
        Visitor guest = core.visit(0);
        guest.onJoined = room -> {
            throw new IllegalStateException("on purpose");
        };

        guest.does(session -> session.requests().join("den", ShowAll.WIRE));
        core.settle();
        host.says("den", "still here");
        core.settle();

        assertEquals(1, core.stats.closed(CloseReason.INTERNAL_ERROR));
        assertFalse(guest.isOpen());
        assertTrue(host.saw().endsWith("still here"));
    }

    @Test
    void anEndHasOneReasonWhateverComesAfter(Vertx vertx) {
        Core core = Core.start(vertx, 1);
        Visitor visitor = core.join(0, "den");

        visitor.does(session -> {
            session.close(CloseReason.QUIT);
            session.close(CloseReason.SHUTDOWN);
            session.gone(CloseReason.PEER_CLOSED);
            session.requests().say("den", Speech.line("too late"));
            session.reply(Buffer.buffer("too late"));
        });
        core.settle();

        assertEquals(List.of("joined den of 1", "closed QUIT"), visitor.heard);
        assertEquals(1, core.stats.closed(CloseReason.QUIT));
        assertEquals(0, core.stats.closed(CloseReason.PEER_CLOSED));
        assertEquals("", visitor.saw());
    }

    @Test
    void closingLetsOutWhatWaitsAndWaitsOnlySoLong(Vertx vertx) {
        Core core = Core.start(vertx, 1);
        Visitor visitor = core.visit(0);
        visitor.stopsReading();

        visitor.does(session -> {
            session.reply(Buffer.buffer("last words"));
            session.close(CloseReason.QUIT);
        });
        assertEquals("last words", visitor.saw());
        assertTrue(visitor.outlet.isClosed());
        core.pass(5 * Core.SECOND);
        assertFalse(visitor.outlet.isAborted());
        core.pass(Core.SECOND);

        assertTrue(visitor.outlet.isAborted());
    }

    @Test
    void whoFinishesStillSeesWhatCameOfWhatItSaid(Vertx vertx) {
        Core core = Core.start(vertx, 2);
        Visitor visitor = core.join(0, "den");

        visitor.does(session -> {
            session.requests().say("den", Speech.line("bye"));
            session.finish(CloseReason.PEER_CLOSED, "");
        });
        core.settle();
        core.turn();

        assertEquals(visitor.nick() + ":bye", visitor.saw());
        assertFalse(visitor.isOpen());
    }

    @Test
    void whoIsSilentForTooLongIsClosed(Vertx vertx) {
        Core core = Core.start(vertx, 1);
        core.limits(new SessionLimits(1000, Core.SECOND, 60 * Core.SECOND, Core.SECOND));
        Visitor silent = core.visit(0);
        Visitor talker = core.visit(0);

        core.pass(50 * Core.SECOND);
        talker.does(s -> s.reading().received());
        core.pass(11 * Core.SECOND);

        assertEquals(List.of("closed IDLE"), silent.heard);
        assertTrue(talker.isOpen());
    }

    @Test
    void nothingIsLeftOfSessionsThatAreGone(Vertx vertx) {
        Core core = Core.start(vertx, 2);
        for (int i = 0; i < 20; i++) {
            Visitor visitor = core.join(i % 2, "room" + i % 3);
            visitor.does(session -> session.gone(CloseReason.PEER_CLOSED));
        }
        core.settle();
        core.pass(Core.SECOND);

        for (int i = 0; i < 2; i++) {
            assertEquals(0, core.hub(i).size());
            Hub hub = core.hub(i);
            assertEquals(0, (int) core.on(i, hub::audienceCount));
        }
        Visitor asker = core.visit(0);
        asker.listsRooms();
        core.settle();
        assertEquals(List.of("rooms []"), asker.heard);
    }
}
