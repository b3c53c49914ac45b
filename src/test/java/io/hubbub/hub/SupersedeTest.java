package io.hubbub.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hubbub.room.CloseReason;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Somebody comes back while their earlier connection is still taken for alive. */
@ExtendWith(VertxExtension.class)
class SupersedeTest {

    /** Asks to take the place, and afterwards for the nick and the room, as a door would. */
    private static void takesPlace(Visitor late, Session earlier, String nick, String room) {
        late.does(session -> session.queries().supersede(earlier.id(), () -> {
            session.requests().rename(nick);
            session.onceSettled(() -> session.requests().join(room, ShowAll.WIRE));
        }));
        late.core.settle();
    }

    @Test
    void theEarlierOneIsGoneAndItsNickIsFreeBeforeTheNextStep(Vertx vertx) {
        Core core = Core.start(vertx, 3);
        Visitor witness = core.join(2, "den");
        for (int instance = 0; instance < 3; instance++) {
            Visitor earlier = core.join(0, "den");
            earlier.comesAs("ann");
            int before = witness.saw().length();
            Visitor late = core.visit(instance);
            takesPlace(late, earlier.session, "ann", "den");
            assertEquals("ann", late.nick());
            assertTrue(earlier.outlet.isClosed());
            assertEquals(instance + 1, core.stats.closed(CloseReason.SUPERSEDED));
            String news = witness.saw().substring(before);
            assertTrue(news.indexOf("-ann") >= 0 && news.indexOf("-ann") < news.indexOf("+ann"), news);
            late.goes();
        }
    }

    @Test
    void whoIsGoneAlreadyIsNoObstacle(Vertx vertx) {
        Core core = Core.start(vertx, 2);
        Visitor earlier = core.visit(0);
        earlier.comesAs("ann");
        earlier.goes();
        Visitor late = core.visit(1);
        takesPlace(late, earlier.session, "ann", "den");
        assertEquals("ann", late.nick());
        assertEquals(0, core.stats.closed(CloseReason.SUPERSEDED));
    }

    @Test
    void nobodyTakesTheirOwnPlace(Vertx vertx) {
        Core core = Core.start(vertx, 2);
        Visitor visitor = core.visit(1);
        AtomicInteger told = new AtomicInteger();
        visitor.does(session -> session.queries().supersede(session.id(), told::incrementAndGet));
        core.settle();
        assertEquals(1, told.get());
        assertFalse(visitor.outlet.isClosed());
    }

    @Test
    void whoDoesNotReadIsGoneAllTheSame(Vertx vertx) {
        Core core = Core.start(vertx, 2);
        Visitor speaker = core.join(0, "den");
        core.join(0, "den");
        Visitor earlier = core.join(1, "den");
        earlier.comesAs("ann");
        earlier.stopsReading();
        for (int i = 0; i < 5; i++) {
            speaker.says("den", "more");
            core.settle();
        }
        Visitor late = core.visit(0);
        takesPlace(late, earlier.session, "ann", "den");
        assertEquals("ann", late.nick());
    }
}
