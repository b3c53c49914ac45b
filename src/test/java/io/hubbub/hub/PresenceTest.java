package io.hubbub.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hubbub.room.CloseReason;
import io.hubbub.room.Rights;
import io.hubbub.room.Trait;
import io.hubbub.stats.Presence;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Whatever people do, they are counted; and nobody is when all are gone. */
@ExtendWith(VertxExtension.class)
class PresenceTest {
    private Core core;
    private Presence count;
    private Visitor first;
    private Visitor second;

    @BeforeEach
    void start(Vertx vertx) {
        core = Core.start(vertx, 2);
        count = core.stats.presence();
        first = core.visit(0);
        second = core.visit(1);
    }

    @AfterEach
    void allGo() {
        for (int i = 0; i < core.count(); i++) {
            Hub hub = core.hub(i);
            core.on(i, () -> {
                hub.closeAll(CloseReason.SHUTDOWN);
                return null;
            });
        }
        core.settle();
        assertEquals(
                List.of(0, 0, 0, 0, 0),
                List.of(count.present(), count.strangers(), count.hidden(), count.operators(), count.rooms()));
    }

    private void is(Visitor visitor, Trait trait, boolean on) {
        visitor.does(session -> session.requests().introduce(session.profile().with(trait, on)));
    }

    @Test
    void whoIsIntroducedIsNoStrangerAnyMore() {
        assertEquals(2, count.strangers());
        assertEquals(0, count.present());
        first.does(session -> session.requests().introduce(session.profile()));
        second.does(session -> session.requests().join("den", ShowAll.WIRE));
        core.settle();
        assertEquals(0, count.strangers());
        assertEquals(2, count.present());
    }

    @Test
    void anotherNickOrProfileIsNobodyElse() {
        first.comesAs("bob");
        first.comesAs("rob");
        is(first, Trait.BOT, true);
        assertEquals(1, count.present());
        assertEquals(1, count.strangers());
    }

    @Test
    void theMostThatThereWereIsRemembered() {
        first.comesAs("bob");
        second.comesAs("eve");
        first.goes();
        second.goes();
        core.visit(0).comesAs("bob");
        assertEquals(1, count.present());
        assertEquals(2, count.mostPresent());
    }

    @Test
    void strangersAreNotAmongTheMost() {
        first.comesAs("bob");
        assertEquals(1, count.mostPresent());
    }

    @Test
    void whoHidesIsCountedWhetherBeforeOrAfterTheIntroduction() {
        is(first, Trait.HIDDEN, true);
        second.comesAs("eve");
        is(second, Trait.HIDDEN, true);
        is(second, Trait.HIDDEN, true);
        assertEquals(2, count.hidden());
        is(first, Trait.HIDDEN, false);
        assertEquals(1, count.hidden());
        second.goes();
        assertEquals(0, count.hidden());
    }

    @Test
    void operatorsAreCounted() {
        first.isGranted(Rights.OPERATOR);
        is(first, Trait.HIDDEN, true);
        second.comesAs("bob");
        second.isGranted(Rights.OPERATOR);
        assertEquals(2, count.operators());
        second.isGranted(Rights.NONE);
        assertEquals(1, count.operators());
        assertEquals(1, count.hidden());
    }

    @Test
    void roomsAreCountedWhileSomebodyIsIn() {
        for (String room : List.of("a", "b", "B")) {
            first.does(session -> session.requests().join(room, ShowAll.WIRE));
        }
        second.does(session -> session.requests().join("a", ShowAll.WIRE));
        core.settle();
        assertEquals(2, count.rooms());
        first.does(session -> session.requests().leave("a", ""));
        core.settle();
        assertEquals(2, count.rooms());
        first.goes();
        assertEquals(1, count.rooms());
        second.does(session -> session.requests().leave("a", ""));
        core.settle();
        assertEquals(0, count.rooms());
    }

    @Test
    void whoIsKickedLastEndsTheRoom() {
        first.does(session -> session.requests().join("den", ShowAll.WIRE));
        core.settle();
        first.does(session -> session.requests().kick("den", session.nick(), ""));
        core.settle();
        assertEquals(0, count.rooms());
    }

    @Test
    void whoIsGoneIsCountedNoMoreWhateverItSays() {
        first.goes();
        first.isGranted(Rights.OPERATOR);
        first.does(session -> session.requests().join("den", ShowAll.WIRE));
        core.settle();
        assertEquals(0, count.present());
        assertEquals(0, count.operators());
        assertEquals(1, count.strangers());
    }
}
