package io.hubbub.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hubbub.bus.Answer;
import io.hubbub.bus.Reply;
import io.hubbub.bus.ReplyBatch;
import io.hubbub.bus.RequestBatch;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What is awaited of several instances is a set of them: one that is gone is taken out, one that says something twice counts once, and
 * what nobody waits for is ignored and counted. An instance that is gone is played by one whose loop stands still.
 */
@ExtendWith(VertxExtension.class)
class GoneTest {
    private Core core;
    private Visitor ann;
    private CompletableFuture<Void> mayGoOn = CompletableFuture.completedFuture(null);

    @BeforeEach
    void start(Vertx vertx) {
        core = Core.start(vertx, 3);
        ann = core.visit(0);
        ann.comesAs("ann");
    }

    @AfterEach
    void letGo() {
        mayGoOn.complete(null);
    }

    private void stopsTheLast() {
        mayGoOn = core.block(2);
    }

    private void theLastGoesOn() {
        mayGoOn.complete(null);
        core.settle();
        core.turn();
    }

    /** Lets the loops turn that do. */
    private void turn() {
        for (int i = 0; i < 50; i++) {
            core.turn(0);
            core.turn(1);
        }
    }

    private boolean isSettled() {
        return core.on(0, core.hub(0)::isQuiet);
    }

    private void strays(long expected) {
        assertEquals(expected, core.stats.strays().ignored());
        assertEquals(0, core.stats.mistakes().made());
        assertTrue(ann.isOpen());
    }

    @Test
    void aQueryToEveryHomeIsAnsweredWithoutTheOneThatIsGone() {
        core.join(0, core.nameAt(0));
        core.join(1, core.nameAt(1));
        core.join(1, core.nameAt(2));
        ann.news();
        stopsTheLast();
        ann.listsRooms();
        turn();
        assertEquals(List.of(), ann.news());
        core.gone(2);
        turn();
        assertEquals(List.of("rooms [" + core.nameAt(1) + ", " + core.nameAt(0) + "]"), sorted(ann.news()));
        theLastGoesOn();
        assertEquals(List.of(), ann.news());
        // Its answer, its settlement, and its acknowledgements.
        assertTrue(core.stats.strays().ignored() >= 2);
        assertEquals(0, core.stats.mistakes().made());
        assertTrue(ann.isOpen());
    }

    /** The rooms come sorted by name, which here is by length: that of home 0 may be the longer one. */
    private List<String> sorted(List<String> news) {
        String one = core.nameAt(0);
        String other = core.nameAt(1);
        return one.compareTo(other) > 0
                ? news
                : news.stream()
                        .map(word -> word.replace("[" + one + ", " + other + "]", "[" + other + ", " + one + "]"))
                        .toList();
    }

    @Test
    void aQueryAboutANickWhoseHomeIsGoneFindsNobody() {
        stopsTheLast();
        List<Boolean> found = Core.threadSafeList();
        ann.does(session -> session.queries().person(core.nameAt(2), person -> found.add(person.isPresent())));
        turn();
        assertEquals(List.of(), found);
        core.gone(2);
        turn();
        assertEquals(List.of(false), found);
        ann.does(session -> session.queries().person(core.nameAt(2), person -> found.add(person.isPresent())));
        turn();
        assertEquals(List.of(false, false), found);
    }

    @Test
    void whatIsSaidIsSettledWithoutTheHubThatIsGone() {
        String room = core.nameAt(0);
        ann.does(session -> session.requests().join(room, ShowAll.WIRE));
        core.join(1, room);
        Visitor far = core.join(2, room);
        stopsTheLast();
        ann.says(room, "hi");
        turn();
        assertFalse(isSettled());
        core.gone(2);
        turn();
        assertTrue(isSettled());
        theLastGoesOn();
        assertTrue(far.saw().endsWith("hi"));
        strays(1);
    }

    @Test
    void whatWasAskedOfAHomeThatIsGoneIsOver() {
        String room = core.nameAt(2);
        ann.does(session -> session.requests().join(room, ShowAll.WIRE));
        core.settle();
        stopsTheLast();
        ann.says(room, "hi");
        turn();
        assertFalse(isSettled());
        core.gone(2);
        turn();
        assertTrue(isSettled());
        theLastGoesOn();
        assertTrue(core.stats.strays().ignored() >= 1);
    }

    @Test
    void aDoubledAnswerIsNotCountedTwice(Vertx vertx) {
        stopsTheLast();
        ann.news();
        ann.listsRooms();
        turn();
        long query = 1;
        Reply doubled = new Reply.Answered(ann.session.id(), query, 1, new Answer.Rooms(List.of()));
        core.bus(vertx, 0).toHub(0, new ReplyBatch(List.of(doubled)));
        turn();
        assertEquals(List.of(), ann.news());
        theLastGoesOn();
        assertEquals(List.of("rooms []"), ann.news());
        strays(1);
    }

    @Test
    void anAnswerOfAnotherKindIsNoAnswer(Vertx vertx) {
        stopsTheLast();
        ann.news();
        ann.listsRooms();
        turn();
        Reply wrong = new Reply.Answered(ann.session.id(), 1, 2, new Answer.Person(Optional.empty()));
        core.bus(vertx, 0).toHub(0, new ReplyBatch(List.of(wrong)));
        turn();
        assertEquals(List.of(), ann.news());
        theLastGoesOn();
        assertEquals(List.of("rooms []"), ann.news());
        strays(1);
    }

    @Test
    void anUnknownBatchAndAnUnknownRoundAreIgnoredAndCounted(Vertx vertx) {
        core.bus(vertx, 0)
                .toHub(
                        0,
                        new ReplyBatch(List.of(
                                new Reply.Settled(1, 1000, Set.of(), Set.of()),
                                new Reply.Settled(7, 1, Set.of(), Set.of()),
                                new Reply.Answered(ann.session.id(), 1000, 0, new Answer.Done()))));
        core.turn();
        strays(3);
        core.bus(vertx, 0).toHome(1, new RequestBatch(0, 1000, List.of(), List.of(1000L, 1000L)));
        core.turn();
        strays(5);
    }
}
