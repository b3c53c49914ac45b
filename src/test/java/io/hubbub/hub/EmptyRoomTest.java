package io.hubbub.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hubbub.room.CloseReason;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What happens at an instance around the moment when its last member of a room leaves. */
@ExtendWith(VertxExtension.class)
class EmptyRoomTest {

    @Test
    void whoLeavesLastJustBeforeItsHubCleansUpHoldsUpNobody(Vertx vertx) {
        Core core = Core.start(vertx, 2);
        Visitor last = core.join(1, "den");
        Visitor speaker = core.join(0, "den");

        last.does(session -> {
            session.gone(CloseReason.PEER_CLOSED);
            core.hub(1).sweep();
        });
        speaker.says("den", "x");

        core.settle();
    }

    /** The hub of the one who joins still has to see the end of the old room when the new one is some events old. */
    @Test
    void whoJoinsWhileTheRoomEndsAndAnotherOfItsNameBeginsSeesTheNewOne(Vertx vertx) {
        Core core = Core.start(vertx, 2);
        String room = core.nameAt(0);
        Visitor old = core.join(1, room);
        List<Visitor> others = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            others.add(core.visit(0));
        }
        Visitor late = core.visit(1);

        CompletableFuture<Void> homeMayGoOn = core.block(0);
        old.does(session -> session.requests().leave(room, ""));
        CompletableFuture<Void> hubMayGoOn = new CompletableFuture<>();
        CompletableFuture<Void> asked = new CompletableFuture<>();
        Thread joining = new Thread(() -> late.does(session -> {
            session.requests().join(room, ShowAll.WIRE);
            asked.complete(null);
            hubMayGoOn.join();
        }));
        joining.start();
        asked.join();
        homeMayGoOn.complete(null);
        loopsTurn(core, 0);
        others.forEach(other -> other.does(session -> session.requests().join(room, ShowAll.WIRE)));
        loopsTurn(core, 0);
        hubMayGoOn.complete(null);
        core.settle();

        assertEquals(5, core.on(1, () -> late.session.room(room).orElseThrow().size()));
        assertEquals(
                5,
                core.on(0, () -> others.get(0).session.room(room).orElseThrow().size()));
    }

    @Test
    void anInstanceThatOneEnteredAndLeftAndAnotherEnteredAtOnceForgetsTheRoomWhenAllAreGone(Vertx vertx) {
        Core core = Core.start(vertx, 2);
        Visitor other = core.join(0, "den");
        Visitor fleeting = core.visit(1);
        Visitor staying = core.visit(1);

        fleeting.does(session -> {
            session.requests().join("den", ShowAll.WIRE);
            session.gone(CloseReason.PEER_CLOSED);
            staying.session.requests().join("den", ShowAll.WIRE);
        });
        core.settle();
        assertEquals(
                2, core.on(1, () -> staying.session.room("den").orElseThrow().size()));
        other.does(session -> session.requests().leave("den", ""));
        staying.does(session -> session.requests().leave("den", ""));
        core.settle();
        core.pass(0);

        assertEquals(0, (int) core.on(1, core.hub(1)::audienceCount));
    }

    private static void loopsTurn(Core core, int instance) {
        for (int i = 0; i < 10; i++) {
            core.on(instance, () -> null);
        }
    }
}
