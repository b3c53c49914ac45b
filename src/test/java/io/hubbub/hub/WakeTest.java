package io.hubbub.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hubbub.room.CloseReason;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
class WakeTest {
    private Core core;
    private Visitor sleeper;

    @BeforeEach
    void start(Vertx vertx) {
        core = Core.start(vertx, 1);
        sleeper = core.visit(0);
    }

    private List<String> newsAfter(long seconds) {
        core.pass(seconds * Core.SECOND);
        return sleeper.news();
    }

    private void wakesAfter(long seconds) {
        sleeper.does(session -> session.reading().wakeAfter(seconds * Core.SECOND));
    }

    @Test
    void whoWantsToBeWokenIsWokenOnce() {
        wakesAfter(10);
        assertEquals(List.of(), newsAfter(9));
        assertEquals(List.of("woken"), newsAfter(1));
        assertEquals(List.of(), newsAfter(100));
    }

    @Test
    void whoDoesNotWantToIsNotWoken() {
        assertEquals(List.of(), newsAfter(1_000_000));
    }

    @Test
    void onlyTheLastWishCounts() {
        wakesAfter(1);
        wakesAfter(10);
        assertEquals(List.of(), newsAfter(9));
        assertEquals(List.of("woken"), newsAfter(1));
        wakesAfter(10);
        wakesAfter(1);
        assertEquals(List.of("woken"), newsAfter(1));
        assertEquals(List.of(), newsAfter(10));
    }

    @Test
    void timeCountsFromTheWish() {
        newsAfter(7);
        wakesAfter(10);
        assertEquals(List.of(), newsAfter(9));
        assertEquals(List.of("woken"), newsAfter(2));
    }

    @Test
    void whoIsWokenMayWishAgainThen() {
        sleeper.onWoken = () -> sleeper.session.reading().wakeAfter(2 * Core.SECOND);
        wakesAfter(1);
        assertEquals(List.of("woken"), newsAfter(1));
        assertEquals(List.of(), newsAfter(1));
        assertEquals(List.of("woken"), newsAfter(1));
    }

    @Test
    void whoIsGoneIsNotWoken() {
        wakesAfter(1);
        sleeper.goes();
        sleeper.news();
        assertEquals(List.of(), newsAfter(2));
    }

    @Test
    void whoIsClosedByAnotherOneWokenIsNotWokenAfterThat() {
        Visitor other = core.visit(0);
        for (Visitor each : List.of(sleeper, other)) {
            each.onWoken = () -> List.of(sleeper, other).stream()
                    .filter(visitor -> visitor != each)
                    .forEach(visitor -> visitor.session.close(CloseReason.QUIT));
            each.does(session -> session.reading().wakeAfter(Core.SECOND));
        }
        core.pass(Core.SECOND);
        long woken = List.of(sleeper, other).stream()
                .filter(visitor -> visitor.heard.contains("woken"))
                .count();
        assertEquals(1, woken);
    }

    @Test
    void silenceIsCountedFromTheLastThingHeard() {
        newsAfter(5);
        assertEquals(5 * Core.SECOND, core.on(0, sleeper.session.reading()::silentNs));
        sleeper.does(s -> s.reading().received());
        newsAfter(3);
        assertEquals(3 * Core.SECOND, core.on(0, sleeper.session.reading()::silentNs));
    }
}
