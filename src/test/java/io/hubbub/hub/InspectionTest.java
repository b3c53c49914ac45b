package io.hubbub.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hubbub.room.Entry;
import io.hubbub.room.Filter;
import io.hubbub.room.Inspection;
import io.hubbub.room.Mode;
import io.hubbub.room.ModeChange;
import io.hubbub.room.Right;
import io.hubbub.room.Rights;
import io.hubbub.room.RoomView;
import io.hubbub.room.SessionView;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.junit5.VertxExtension;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What an operator sees of all instances through one session, which is at the first of them. */
@ExtendWith(VertxExtension.class)
class InspectionTest {
    private static final int REPLY_BYTES = 600;

    private Core core;
    private Visitor operator;

    @BeforeEach
    void start(Vertx vertx) {
        core = Core.start(vertx, 3);
        operator = core.visit(0);
        operator.isGranted(Rights.CONSOLE);
    }

    private Inspection<SessionView> sessions(String filter) {
        return operator.<Inspection<SessionView>>asks(
                (session, answer) -> session.queries().admin().sessions(filter, answer));
    }

    private Inspection<RoomView> rooms(String filter) {
        return operator.<Inspection<RoomView>>asks(
                (session, answer) -> session.queries().admin().rooms(filter, answer));
    }

    private SessionView view(Visitor visitor) {
        return sessions("").worst().stream()
                .filter(view -> view.id() == visitor.session.id())
                .findFirst()
                .orElseThrow();
    }

    private static List<String> nicks(Inspection<SessionView> seen) {
        return seen.worst().stream().map(SessionView::nick).sorted().toList();
    }

    private static List<String> names(Inspection<RoomView> seen) {
        return seen.worst().stream().map(RoomView::room).toList();
    }

    private void goesInto(Visitor visitor, Entry entry) {
        visitor.does(session -> session.requests().join(entry, ShowAll.WIRE));
        core.settle();
    }

    private static void isWritten(Visitor visitor, int bytes) {
        visitor.does(session -> session.reply(Buffer.buffer(new byte[bytes])));
    }

    @Test
    void theSessionsOfAllInstancesAreSeenStrangersToo() {
        core.visit(1).comesAs("bob");
        core.visit(2).comesAs("eve");
        Visitor stranger = core.visit(1);
        Inspection<SessionView> seen = sessions("");
        List<String> expected = List.of("bob", "eve", operator.nick(), stranger.nick());
        assertEquals(expected.stream().sorted().toList(), nicks(seen));
        assertEquals(4, seen.total());
        assertEquals(4, seen.matching());
    }

    @Test
    void aSessionIsSeenWithItsDoorItsAddressItsRoomsAndItsAge() {
        Visitor bob = core.visit(1);
        bob.comesAs("bob");
        goesInto(bob, new Entry("Attic", "", Set.of(Mode.SECRET)));
        goesInto(bob, new Entry("den"));
        core.pass(3 * Core.SECOND);
        bob.does(session -> session.reading().received(5));
        core.pass(2 * Core.SECOND);
        SessionView seen = view(bob);
        assertEquals("test 192.0.2.1 bob", seen.door() + " " + seen.address() + " " + seen.nick());
        assertEquals(List.of("Attic", "den"), seen.rooms());
        assertEquals(2, seen.roomCount());
        assertEquals(5 * Core.SECOND, seen.openNs());
        assertEquals(2 * Core.SECOND, seen.idleNs());
        assertFalse(seen.paused());
    }

    @Test
    void noMoreRoomsAreNamedThanFitButAllAreCounted() {
        Visitor bob = core.visit(1);
        for (int i = 0; i <= SessionView.ROOMS; i++) {
            goesInto(bob, new Entry("room" + i));
        }
        SessionView seen = view(bob);
        assertEquals(
                IntStream.range(0, SessionView.ROOMS).mapToObj(i -> "room" + i).toList(), seen.rooms());
        assertEquals(SessionView.ROOMS + 1, seen.roomCount());
    }

    @Test
    void aRoomThatSomebodyOnlyWantsToBeInIsNotSeen() {
        Visitor host = core.join(1, "den");
        host.does(session ->
                session.requests().changeModes("den", List.of(new ModeChange.Switched(Mode.INVITE_ONLY, true))));
        core.settle();
        Visitor bob = core.visit(2);
        bob.isGranted(Rights.of(Right.INSPECT));
        Inspection<SessionView> seen = bob.<Inspection<SessionView>>asks((session, answer) -> {
            session.requests().join("den", ShowAll.WIRE);
            session.queries().admin().sessions(session.nick(), answer);
        });
        assertEquals(List.of(), seen.worst().get(0).rooms());
        core.settle();
        assertEquals(List.of(), view(bob).rooms());
    }

    @Test
    void bytesAreCountedAsTheyComeAndAsTheOutletIsGivenThem() {
        Visitor bob = core.join(1, "den");
        Visitor eve = core.join(2, "den");
        bob.does(session -> session.reading().received(7));
        bob.does(session -> session.reading().received(9));
        eve.says("den", "hello");
        core.settle();
        isWritten(bob, 100);
        assertEquals(16, view(bob).bytesIn());
        assertEquals(core.on(1, bob.outlet::text).length(), view(bob).bytesOut());
        assertEquals(0, view(eve).bytesIn());
    }

    @Test
    void whatWaitsIsCountedOnceItIsWritten() {
        Visitor bob = core.visit(1);
        bob.stopsReading();
        isWritten(bob, REPLY_BYTES);
        assertEquals(0, view(bob).bytesOut());
        bob.readsAgain();
        assertEquals(REPLY_BYTES, view(bob).bytesOut());
    }

    @Test
    void whoIsBehindIsSeenWithWhatWaitsAndSinceWhen() {
        Visitor bob = core.join(1, "den");
        Visitor eve = core.join(2, "den");
        core.join(2, "den");
        bob.stopsReading();
        eve.says("den", "x".repeat(1000));
        core.settle();
        isWritten(bob, REPLY_BYTES);
        core.pass(4 * Core.SECOND);
        SessionView seen = view(bob);
        assertTrue(seen.behindBytes() >= 1000 + REPLY_BYTES, () -> "behind by " + seen.behindBytes());
        assertEquals(4 * Core.SECOND, seen.stuckNs());
        assertTrue(seen.paused());
        bob.readsAgain();
        assertEquals(0, view(bob).behindBytes());
        assertEquals(0, view(bob).stuckNs());
        assertFalse(view(bob).paused());
    }

    @Test
    void theFurthestBehindComesFirstAndThenWhoMovesTheMost() {
        Visitor quiet = core.visit(1);
        Visitor talks = core.visit(2);
        Visitor listens = core.visit(0);
        Visitor behind = core.visit(1);
        Visitor furtherBehind = core.visit(2);
        talks.does(session -> session.reading().received(1000));
        isWritten(listens, 2000);
        for (Visitor visitor : List.of(behind, furtherBehind)) {
            visitor.stopsReading();
        }
        isWritten(behind, 10);
        isWritten(furtherBehind, 20);
        List<Long> order = sessions("").worst().stream().map(SessionView::id).toList();
        assertEquals(
                List.of(
                        furtherBehind.session.id(),
                        behind.session.id(),
                        listens.session.id(),
                        talks.session.id(),
                        operator.session.id(),
                        quiet.session.id()),
                order);
    }

    @Test
    void aFilterFindsSessionsByNickAddressDoorAndRoomInWhicheverCase() {
        Visitor bob = core.visit(1);
        bob.comesAs("Bob");
        goesInto(bob, new Entry("Attic"));
        core.visit(2).comesAs("eve");
        assertEquals(List.of("Bob"), nicks(sessions("BO")));
        assertEquals(List.of("Bob"), nicks(sessions("ttic")));
        assertEquals(3, sessions("192.0").matching());
        assertEquals(3, sessions("TEST").matching());
        Inspection<SessionView> nothing = sessions("nothing like that");
        assertEquals(List.of(), nothing.worst());
        assertEquals(0, nothing.matching());
        assertEquals(3, nothing.total());
    }

    @Test
    void anAnswerIsNeverLongerThanItsLimitAndStillHasTheWorst() {
        List<Visitor> all = new ArrayList<>();
        for (int i = 0; i < Inspection.MOST + 20; i++) {
            all.add(core.visit(i % core.count()));
        }
        Visitor worst = all.get(111);
        worst.does(session -> session.reading().received(1));
        Inspection<SessionView> seen = sessions("");
        assertEquals(Inspection.MOST, seen.worst().size());
        assertEquals(all.size() + 1, seen.total());
        assertEquals(all.size() + 1, seen.matching());
        assertEquals(worst.session.id(), seen.worst().get(0).id());
    }

    @Test
    void theWorstOfManyAreThoseThatSortingGives() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        List<Integer> all = random.ints(1000, 0, 500).boxed().toList();
        Comparator<Integer> order = Comparator.naturalOrder();
        Inspection<Integer> seen = Inspection.of(all, each -> each % 2 == 0, order);
        List<Integer> matching =
                all.stream().filter(each -> each % 2 == 0).sorted(order).toList();
        assertEquals(matching.subList(0, Inspection.MOST), seen.worst(), () -> "seed " + seed);
        assertEquals(matching.size(), seen.matching());
        assertEquals(all.size(), seen.total());
    }

    @Test
    void aTextContainsItsPartsAndNothing() {
        assertTrue(Filter.of("").isIn("Attic"));
        assertTrue(Filter.of("").isIn(""));
        assertTrue(Filter.of("aTTIC").isIn("Attic"));
        assertTrue(Filter.of("c").isIn("Attic"));
        assertFalse(Filter.of("attics").isIn("Attic"));
        assertFalse(Filter.of("a").isIn(""));
    }

    @Test
    void theRoomsOfAllHomesAreSeenSecretOnesToo() {
        for (int home = 0; home < core.count(); home++) {
            core.join(home, core.nameAt(home));
        }
        Visitor bob = core.visit(1);
        goesInto(bob, new Entry("Den", "", Set.of(Mode.SECRET)));
        assertEquals(4, rooms("").total());
        RoomView den = rooms("DEN").worst().get(0);
        assertTrue(den.secret());
        assertEquals("Den", den.room());
    }

    @Test
    void aRoomIsSeenWithItsMembersItsTopicAndHowMuchHasHappened() {
        core.clockMs.set(1000);
        Visitor bob = core.join(1, "den");
        core.join(2, "den");
        core.clockMs.set(2000);
        bob.does(session -> session.requests().setTopic("den", "bears"));
        bob.says("den", "hi");
        core.settle();
        assertEquals(
                List.of(new RoomView("den", 2, 0, false, "bears", 4, 1000)),
                rooms("").worst());
        assertEquals(List.of("den"), names(rooms("Bear")));
        assertEquals(List.of(), names(rooms("wolf")));
    }

    @Test
    void roomsWithSomebodyWhoIsBehindComeFirstAndThenTheLargest() {
        core.join(1, "one");
        for (int i = 0; i < 3; i++) {
            core.join(i, "large");
        }
        Visitor bob = core.join(1, "slow");
        Visitor eve = core.join(2, "slow");
        Visitor third = core.join(2, "slow");
        third.does(session -> session.requests().join("one", ShowAll.WIRE));
        core.settle();
        bob.stopsReading();
        eve.says("slow", "hi");
        core.settle();
        assertEquals(List.of("slow", "large", "one"), names(rooms("")));
        assertEquals(1, rooms("slow").worst().get(0).behind());
    }

    @Test
    void aRoomThatIsOverIsSeenNoMore() {
        Visitor bob = core.join(1, "den");
        bob.does(session -> session.requests().leave("den", ""));
        core.settle();
        assertEquals(0, rooms("").total());
    }
}
