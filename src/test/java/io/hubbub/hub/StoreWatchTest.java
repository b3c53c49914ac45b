package io.hubbub.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hubbub.room.ModeChange;
import io.hubbub.room.Rights;
import io.hubbub.room.Role;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** That nothing can be stored is told to those who look after a room, once. */
@ExtendWith(VertxExtension.class)
class StoreWatchTest {
    private final KeptEvents kept = new KeptEvents();
    private Core core;
    private Visitor ann;
    private Visitor bob;

    @BeforeEach
    void start(Vertx vertx) {
        core = Core.start(vertx, 2, kept::before, kept);
        core.clockMs.set(100_000);
        ann = core.join(0, "den");
        bob = core.join(1, "den");
        ann.news();
        bob.news();
    }

    private void fails(long forMs) {
        kept.failingSinceMs = core.clockMs.get() - forMs;
        core.pass(Core.SECOND);
    }

    private void works() {
        kept.failingSinceMs = 0;
        core.pass(Core.SECOND);
    }

    @Test
    void anOperatorIsToldOnceAndOnceWhenItIsOver() {
        fails(StoreWatch.PATIENCE_MS);
        core.pass(5 * Core.SECOND);
        assertEquals(List.of("not stored den since 97000"), ann.news());
        works();
        core.pass(5 * Core.SECOND);
        assertEquals(List.of("stored again den"), ann.news());
        assertEquals(List.of(), bob.news());
        fails(StoreWatch.PATIENCE_MS);
        assertEquals(List.of("not stored den since 97000"), ann.news());
    }

    @Test
    void nobodyIsToldOfWhatIsOverAtOnce() {
        fails(StoreWatch.PATIENCE_MS - 1);
        works();
        assertEquals(List.of(), ann.news());
    }

    @Test
    void whoBecomesOperatorMeanwhileIsToldToo() {
        fails(StoreWatch.PATIENCE_MS);
        String bobs = bob.nick();
        ann.does(session ->
                session.requests().changeModes("den", List.of(new ModeChange.RoleGiven(Role.OPERATOR, bobs, true))));
        core.settle();
        core.pass(Core.SECOND);
        assertEquals(List.of("not stored den since 97000"), bob.news());
    }

    @Test
    void anOperatorOfTheServerIsToldOfTheRoomsThatItIsIn() {
        bob.isGranted(Rights.OPERATOR);
        fails(StoreWatch.PATIENCE_MS);
        assertEquals(List.of("not stored den since 97000"), bob.news());
    }

    @Test
    void whoHasLeftIsNotToldThatItIsOver() {
        fails(StoreWatch.PATIENCE_MS);
        ann.does(session -> session.requests().leave("den", ""));
        core.settle();
        ann.news();
        works();
        assertEquals(List.of(), ann.news());
    }
}
