package io.hubbub.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hubbub.room.CloseReason;
import io.hubbub.room.Entry;
import io.hubbub.room.Mask;
import io.hubbub.room.MaskList;
import io.hubbub.room.Member;
import io.hubbub.room.Mode;
import io.hubbub.room.ModeChange.KeySet;
import io.hubbub.room.ModeChange.LimitSet;
import io.hubbub.room.ModeChange.MaskSet;
import io.hubbub.room.ModeChange.Switched;
import io.hubbub.room.Modes;
import io.hubbub.room.Rights;
import io.hubbub.room.Role;
import io.hubbub.room.Room;
import io.hubbub.room.Topic;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A room that is emptied and founded again in the same tick of its home is another room. It lives at the first instance, and
 * its people are at the two others.
 */
@ExtendWith(VertxExtension.class)
class RefoundedRoomTest {
    private Core core;
    private String room;
    private Visitor old;
    private Visitor barred;
    private Visitor second;

    @BeforeEach
    void start(Vertx vertx) {
        core = Core.start(vertx, 3);
        room = core.nameAt(0);
        core.clockMs.set(1000);
        old = core.join(1, room);
        barred = core.visit(1);
        barred.comesAs("mallory");
        second = core.visit(2);
        second.comesAs("second");
        takesEvents(2);
    }

    /** Somebody was there, and so what happens in the room reaches this hub already. */
    private void takesEvents(int instance) {
        Visitor fleeting = core.join(instance, room);
        fleeting.does(session -> session.requests().leave(room, ""));
        core.settle();
    }

    private void furnish() {
        old.does(session -> {
            session.requests().setTopic(room, "bears");
            session.requests()
                    .changeModes(
                            room,
                            List.of(
                                    new Switched(Mode.INVITE_ONLY, true),
                                    new Switched(Mode.MODERATED, true),
                                    new KeySet("word"),
                                    new LimitSet(1),
                                    new MaskSet(MaskList.BAN, Mask.of("mallory"), true),
                                    new MaskSet(MaskList.INVITATION, Mask.of("second"), true)));
            session.requests().invite(room, "second");
        });
        core.settle();
        core.clockMs.set(2000);
    }

    /** Has the home deal with all of that in one tick. */
    private void inOneTick(Runnable asks) {
        CompletableFuture<Void> mayGoOn = core.block(0);
        asks.run();
        for (int i = 0; i < 5; i++) {
            core.turn(1);
            core.turn(2);
        }
        mayGoOn.complete(null);
        core.settle();
    }

    private void wishesIn(Visitor visitor) {
        visitor.does(session -> session.requests().join(room, ShowAll.WIRE));
        core.turn(visitor.instance);
    }

    private void wishesOut(Visitor visitor) {
        visitor.does(session -> session.requests().leave(room, ""));
        core.turn(visitor.instance);
    }

    private Room atHome() {
        Visitor operator = core.visit(1);
        operator.isGranted(Rights.OPERATOR);
        return operator.<Optional<Room>>asks(
                        (session, answer) -> session.queries().room(room, answer))
                .orElseThrow();
    }

    private void assertNew(Visitor founder, Visitor... others) {
        Room state = atHome();
        assertEquals(1 + others.length, state.size());
        assertEquals(Topic.NONE, state.topic());
        assertEquals(Modes.NONE, state.modes());
        for (MaskList list : MaskList.values()) {
            assertEquals(List.of(), state.list(list));
        }
        assertEquals(2000, state.createdMs());
        assertEquals(
                Set.of(Role.OPERATOR),
                state.member(founder.session.id()).orElseThrow().roles());
        for (Visitor other : others) {
            assertEquals(
                    Set.of(), state.member(other.session.id()).orElseThrow().roles());
            assertEquals(QueryTest.describe(state), QueryTest.describe(other.room(room)));
        }
        assertEquals(QueryTest.describe(state), QueryTest.describe(founder.room(room)));
    }

    @Test
    void whoComesFromTheSameInstanceFindsNothingOfTheOldRoom() {
        furnish();
        inOneTick(() -> {
            wishesOut(old);
            wishesIn(barred);
        });
        assertEquals("left " + room, old.heard.get(old.heard.size() - 1));
        assertEquals("joined " + room + " of 1", barred.heard.get(barred.heard.size() - 1));
        assertNew(barred);
    }

    @Test
    void whoComesFromAnotherInstanceFindsNothingOfTheOldRoom() {
        furnish();
        inOneTick(() -> {
            wishesOut(old);
            wishesIn(second);
        });
        assertNew(second);
    }

    @Test
    void allWhoComeSeeTheNewRoomWhereverTheyAre() {
        furnish();
        Visitor third = core.visit(2);
        inOneTick(() -> {
            wishesOut(old);
            wishesIn(second);
            wishesIn(barred);
            wishesIn(third);
        });
        assertNew(second, barred, third);
        third.says(room, "hi");
        core.settle();
        for (Visitor each : List.of(second, barred, third)) {
            assertTrue(each.saw().endsWith(third.nick() + ":hi"), each::saw);
        }
    }

    @Test
    void theOneWhoLeftMayFoundItAgain() {
        furnish();
        inOneTick(() -> {
            wishesOut(old);
            wishesIn(second);
            wishesOut(second);
        });
        inOneTick(() -> wishesIn(old));
        assertNew(old);
    }

    @Test
    void anInvitationIntoTheOldRoomIsNoneIntoTheNew() {
        furnish();
        inOneTick(() -> {
            wishesOut(old);
            barred.does(session ->
                    session.requests().join(new Entry(room, "", Set.of(Mode.INVITE_ONLY)), ShowAll.WIRE));
            core.turn(1);
            wishesIn(second);
        });
        assertEquals("refused INVITE_ONLY " + room, second.heard.get(second.heard.size() - 1));
        assertEquals(1, atHome().size());
        assertEquals(Set.of(Mode.INVITE_ONLY), atHome().modes().set());
    }

    @Test
    void whatIsSeenOfTheEndStandsBeforeTheBeginning() {
        String before = second.saw();
        inOneTick(() -> {
            old.says(room, "bye");
            core.turn(1);
            wishesOut(old);
            wishesIn(second);
            wishesIn(barred);
            second.says(room, "hi");
        });
        String guest = old.nick();
        assertEquals(
                "+mallory second:hi", second.saw().substring(before.length()).trim());
        assertTrue(old.saw().endsWith(guest + ":bye"), old::saw);
        assertEquals("second:hi", barred.saw());
    }

    @Test
    void aRoomThatBeginsAndEndsAndBeginsInOneTickIsTheLast() {
        furnish();
        Visitor third = core.visit(1);
        inOneTick(() -> {
            wishesOut(old);
            wishesIn(barred);
            wishesOut(barred);
            wishesIn(second);
            wishesOut(second);
            wishesIn(third);
        });
        assertEquals(1, core.stats.presence().rooms());
        assertEquals("left " + room, barred.heard.get(barred.heard.size() - 1));
        assertEquals("left " + room, second.heard.get(second.heard.size() - 1));
        assertNew(third);
    }

    @Test
    void theLastOneQuittingEndsItAsWell() {
        furnish();
        inOneTick(() -> {
            old.does(session -> session.gone(CloseReason.PEER_CLOSED));
            core.turn(1);
            wishesIn(second);
        });
        assertEquals(1, core.stats.presence().rooms());
        assertEquals(
                List.of(second.session.id()),
                second.room(room).members().stream().map(Member::session).toList());
        assertEquals(Modes.NONE, second.room(room).modes());
    }
}
