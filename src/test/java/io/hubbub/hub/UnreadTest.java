package io.hubbub.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hubbub.room.CloseReason;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.junit5.VertxExtension;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Sessions from which nothing is read for a while, and those that read slowly: what time tells about them, and what not. */
@Timeout(60)
@ExtendWith(VertxExtension.class)
class UnreadTest {
    private static final long IDLE_NS = 60 * Core.SECOND;
    private static final int BEHIND_SECONDS = 10;

    private static Core start(Vertx vertx) {
        Core core = Core.start(vertx, 1);
        core.limits(new SessionLimits(100_000, BEHIND_SECONDS * Core.SECOND, IDLE_NS, 5 * Core.SECOND));
        return core;
    }

    private static void passSeconds(Core core, int seconds) {
        for (int i = 0; i < seconds; i++) {
            core.pass(Core.SECOND);
        }
    }

    @Test
    void theDoorIsToldAgainAndAgainThatNothingIsReadFromItsPeer(Vertx vertx) {
        Core core = start(vertx);
        Visitor visitor = core.visit(0);
        visitor.does(s -> s.reading().pause());

        passSeconds(core, Reading.UNREAD_SWEEPS - 1);
        assertEquals(List.of(), visitor.heard);
        passSeconds(core, 1 + 2 * Reading.UNREAD_SWEEPS);

        assertEquals(Collections.nCopies(3, "unread"), visitor.heard);
    }

    @Test
    void whereTheConnectionAsksByItselfTheDoorIsNotTold(Vertx vertx) {
        Core core = start(vertx);
        Visitor visitor = core.visit(0);
        visitor.outlet.asksUnread = true;
        visitor.does(session -> session.reading().pause());

        passSeconds(core, 3 * Reading.UNREAD_SWEEPS);

        assertEquals(List.of(), visitor.heard);
    }

    @Test
    void whoIsReadBetweenTimesIsNotMeant(Vertx vertx) {
        Core core = start(vertx);
        Visitor visitor = core.visit(0);
        for (int i = 0; i < 10; i++) {
            visitor.does(s -> s.reading().pause());
            passSeconds(core, Reading.UNREAD_SWEEPS - 1);
            visitor.does(s -> s.reading().resume());
            passSeconds(core, 1);
        }

        assertEquals(List.of(), visitor.heard);
    }

    @Test
    void whoDoesNotReadIsNotMeantEither(Vertx vertx) {
        Core core = start(vertx);
        Visitor visitor = core.visit(0);
        visitor.stopsReading();
        visitor.does(session -> session.reply(Buffer.buffer("waits")));

        passSeconds(core, BEHIND_SECONDS);

        assertEquals(List.of(), visitor.heard);
    }

    @Test
    void whoIsNotReadIsNotSilentAndItsSilenceBeginsAnewAfterwards(Vertx vertx) {
        Core core = start(vertx);
        Visitor visitor = core.visit(0);
        visitor.does(s -> s.reading().pause());
        core.pass(2 * IDLE_NS);
        assertEquals(0L, (long) core.on(0, visitor.session.reading()::silentNs));
        assertTrue(visitor.isOpen());

        visitor.does(s -> s.reading().resume());
        core.pass(IDLE_NS);
        assertEquals(IDLE_NS, (long) core.on(0, visitor.session.reading()::silentNs));
        assertTrue(visitor.isOpen());
        core.pass(Core.SECOND);

        assertFalse(visitor.isOpen());
        assertEquals(1, core.stats.closed(CloseReason.IDLE));
    }

    @Test
    void whoTakesSomeBytesIsNotStuckThoughItsOutletStaysFull(Vertx vertx) {
        Core core = start(vertx);
        Visitor slow = core.visit(0);
        slow.stopsReading();
        slow.does(session -> session.reply(Buffer.buffer("waits")));

        for (int i = 0; i < 5 * BEHIND_SECONDS; i++) {
            slow.does(session -> slow.outlet.confirm(100));
            passSeconds(core, 1);
        }
        assertTrue(slow.isOpen());
        passSeconds(core, BEHIND_SECONDS);
        assertTrue(slow.isOpen());
        passSeconds(core, 1);

        assertFalse(slow.isOpen());
        assertEquals(1, core.stats.closed(CloseReason.TOO_SLOW));
    }

    @Test
    void whatWasTakenBeforeTheFirstLookDoesNotCount(Vertx vertx) {
        Core core = start(vertx);
        Visitor frozen = core.visit(0);
        frozen.does(session -> frozen.outlet.confirm(5000));
        frozen.stopsReading();
        frozen.does(session -> session.reply(Buffer.buffer("waits")));

        passSeconds(core, BEHIND_SECONDS + 1);

        assertEquals(1, core.stats.closed(CloseReason.TOO_SLOW));
    }
}
