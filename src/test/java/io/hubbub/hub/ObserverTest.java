package io.hubbub.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hubbub.bus.HomeRequest;
import io.hubbub.bus.Reply;
import io.hubbub.room.CloseReason;
import io.hubbub.room.Event;
import io.hubbub.room.Rights;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.junit5.VertxExtension;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who observes rooms without being in them. The operator is at the first instance, alone. */
@ExtendWith(VertxExtension.class)
class ObserverTest {
    private Core core;
    private Visitor operator;
    private Visitor bob;
    private ReplySpy notes;
    private final Seen seen = new Seen();

    /** What an observer has heard, each event a word after its room. */
    private static final class Seen implements Observer {
        private final List<String> words = Core.threadSafeList();
        private final AtomicInteger missed = new AtomicInteger();
        private int begun;

        @Override
        public void happened(String room, List<Event> events) {
            for (Event event : events) {
                Buffer word = Buffer.buffer();
                ShowAll.WIRE.encode(room, event, word);
                words.add(room + " " + word.toString().trim());
            }
        }

        @Override
        public void missed(int events) {
            missed.addAndGet(events);
        }
    }

    @BeforeEach
    void start(Vertx vertx) {
        core = Core.start(vertx, 3);
        operator = core.visit(0);
        operator.isGranted(Rights.CONSOLE);
        bob = core.visit(1);
        bob.comesAs("bob");
        notes = new ReplySpy();
        notes.listen(vertx);
    }

    private void observes(String room) {
        operator.does(session -> session.queries().admin().observe(room, seen, () -> seen.begun++));
        core.settle();
    }

    private void goesInto(String room) {
        bob.does(session -> session.requests().join(room, ShowAll.WIRE));
        core.settle();
    }

    private void saysIn(String room, String text) {
        bob.says(room, text);
        core.settle();
    }

    @Test
    void anObserverWithoutTheRightSeesNothingMore() {
        goesInto("den");
        observes("");
        operator.does(session -> session.requests().resign());
        core.settle();
        saysIn("den", "hi");
        operator.isGranted(Rights.CONSOLE);
        saysIn("den", "hi again");
        assertEquals(List.of(), seen.words);
    }

    @Test
    void anObserverOfAllRoomsSeesWhatHappensFromThenOn() {
        goesInto("Den");
        saysIn("den", "before");
        observes("");
        assertEquals(1, seen.begun);
        saysIn("den", "hi");
        goesInto("Attic");
        bob.does(session -> session.requests().leave("den", ""));
        core.settle();
        assertEquals(List.of("Den bob:hi", "Attic +bob", "Den -bob"), seen.words);
        assertEquals(0, seen.missed.get());
    }

    @Test
    void anObserverOfOneRoomSeesThatOneBeItFoundedLater() {
        observes("DEN");
        goesInto("Den");
        goesInto("attic");
        saysIn("attic", "there");
        saysIn("den", "here");
        assertEquals(List.of("Den +bob", "Den bob:here"), seen.words);
    }

    @Test
    void nobodyInTheRoomSeesTheObserver() {
        goesInto("den");
        observes("den");
        saysIn("den", "hi");
        assertEquals(1, bob.room("den").size());
        assertFalse(core.on(0, () -> core.hub(0).audienceCount() > 0));
    }

    @Test
    void whoObservesAnotherRoomObservesTheFirstNoMore() {
        goesInto("den");
        goesInto("attic");
        observes("den");
        observes("attic");
        saysIn("den", "hi");
        saysIn("attic", "ho");
        assertEquals(List.of("attic bob:ho"), seen.words);
    }

    @Test
    void whoObservesNoMoreIsSentNothingMore() {
        goesInto("den");
        observes("");
        operator.does(session -> session.queries().admin().observeNoMore());
        core.settle();
        saysIn("den", "hi");
        assertEquals(List.of(), seen.words);
        assertEquals(0, notes.count(Reply.Happened.class));
    }

    @Test
    void nothingIsSentWhereNobodyObserves() {
        goesInto("den");
        saysIn("den", "hi");
        assertEquals(0, notes.count(Reply.Happened.class));
    }

    @Test
    void anObserverThatIsGoneIsSentNothingMore() {
        goesInto("den");
        observes("");
        operator.goes();
        saysIn("den", "hi");
        assertEquals(0, notes.count(Reply.Happened.class));
    }

    @Test
    void anObserverThatIsFullMissesEventsAndIsToldHowMany() {
        goesInto("den");
        observes("");
        operator.stopsReading();
        saysIn("den", "one");
        saysIn("den", "two");
        operator.readsAgain();
        saysIn("den", "three");
        assertEquals(List.of("den bob:three"), seen.words);
        assertEquals(2, seen.missed.get());
    }

    @Test
    void anObserverWhoseLoopStandsStillHoldsNobodyUpAndIsToldWhatItMissed() {
        String room = core.nameAt(1);
        goesInto(room);
        observes("");
        String text = "x".repeat(1000);
        int said = 2 * HomeRequest.Observe.WINDOW_BYTES / text.length();
        CompletableFuture<Void> mayGoOn = core.block(0);
        for (int i = 0; i < said; i++) {
            bob.says(room, text);
            core.turn(1);
        }
        waitUntilSettled(bob);
        mayGoOn.complete(null);
        core.settle();
        assertTrue(seen.missed.get() > 0);
        assertEquals(said, seen.words.size() + seen.missed.get());
        saysIn(room, "again");
        assertEquals(room + " bob:again", seen.words.get(seen.words.size() - 1));
    }

    private void waitUntilSettled(Visitor visitor) {
        CompletableFuture<Void> settled = new CompletableFuture<>();
        visitor.does(session -> session.onceSettled(() -> settled.complete(null)));
        settled.orTimeout(30, TimeUnit.SECONDS).join();
    }

    @Test
    void severalObserversSeeTheirOwnRooms() {
        Seen other = new Seen();
        Visitor second = core.visit(2);
        second.isGranted(Rights.CONSOLE);
        second.does(session -> session.queries().admin().observe("attic", other, () -> {}));
        observes("den");
        goesInto("den");
        goesInto("attic");
        assertEquals(List.of("den +bob"), seen.words);
        assertEquals(List.of("attic +bob"), other.words);
    }

    @Test
    void anObserverThatMakesAMistakeEndsAlone() {
        goesInto("den");
        Observer broken = new Observer() {
            @Override
            public void happened(String room, List<Event> events) {
                throw new IllegalStateException("a door's mistake, thrown by a test");
            }

            @Override
            public void missed(int events) {}
        };
        operator.does(session -> session.queries().admin().observe("", broken, () -> {}));
        core.settle();
        saysIn("den", "hi");
        core.turn();
        assertFalse(operator.isOpen());
        assertEquals(1, core.stats.closed(CloseReason.INTERNAL_ERROR));
        assertTrue(bob.isOpen());
    }
}
