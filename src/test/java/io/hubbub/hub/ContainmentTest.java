package io.hubbub.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.hubbub.bus.Bus;
import io.hubbub.bus.HubRequest;
import io.hubbub.bus.Passing;
import io.hubbub.bus.Reply;
import io.hubbub.bus.ReplyBatch;
import io.hubbub.bus.Request;
import io.hubbub.bus.RoomBatch;
import io.hubbub.room.Asker;
import io.hubbub.room.CloseReason;
import io.hubbub.room.Description;
import io.hubbub.room.Event;
import io.hubbub.room.Member;
import io.hubbub.room.PersonFilter;
import io.hubbub.room.Rights;
import io.hubbub.room.RoomListing;
import io.hubbub.room.Speech;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.junit5.VertxExtension;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A mistake of ours ends those whom it concerns and nobody else. Ann, at the first instance, and Zoe, at the second, are in the
 * den and make none; whoever does is at the first.
 */
@ExtendWith(VertxExtension.class)
class ContainmentTest {
    /** Can't encode what begins with an exclamation mark, and leaves half of it in the buffer. */
    private static final Wire CLUMSY = (room, event, out) -> {
        ShowAll.WIRE.encode(room, event, out);
        if (isLoud(event)) {
            throw new IllegalStateException("a wire's mistake, thrown by a test");
        }
    };

    /** The same, for its own doings only. */
    private static final Wire PERSONAL = new Wire() {
        @Override
        public void encode(String room, Event event, Buffer out) {
            ShowAll.WIRE.encode(room, event, out);
        }

        @Override
        public boolean isPersonal() {
            return true;
        }
    };

    private Vertx vertx;
    private Core core;
    private Visitor ann;
    private Visitor zoe;

    @BeforeEach
    void start(Vertx newVertx) {
        vertx = newVertx;
        core = Core.start(vertx, 2);
        ann = core.join(0, "den");
        zoe = core.join(1, "den");
        ann.comesAs("ann");
        zoe.comesAs("zoe");
    }

    private static boolean isLoud(Event event) {
        return event instanceof Event.Said said
                && said.speech().bytes().toString().startsWith("!");
    }

    private static RuntimeException mistake() {
        return new IllegalStateException("a mistake, thrown by a test");
    }

    private Visitor comes(Wire wire) {
        return comes("den", wire);
    }

    private Visitor comes(String room, Wire wire) {
        Visitor visitor = core.visit(0);
        visitor.does(session -> session.requests().join(room, wire));
        core.settle();
        visitor.news();
        return visitor;
    }

    /** The others lose nothing, can talk, and wait for nothing; and nothing is left over of those who have ended. */
    private void allIsWellBut(Visitor... ended) {
        core.settle();
        ann.says("den", "still");
        zoe.says("den", "here");
        core.settle();
        core.turn();
        for (Visitor well : List.of(ann, zoe)) {
            assertTrue(well.isOpen());
            assertTrue(well.saw().contains("ann:still"), well::saw);
            assertTrue(well.saw().contains("zoe:here"), well::saw);
            well.<List<RoomListing>>asks((session, answer) -> session.queries().rooms(answer));
        }
        for (Visitor each : ended) {
            assertFalse(each.isOpen());
            assertTrue(each.heard.contains("closed INTERNAL_ERROR"), each.heard::toString);
        }
        assertEquals(ended.length, core.stats.closed(CloseReason.INTERNAL_ERROR));
        assertEquals(2, zoe.room("den").size());
        assertEquals(2, ann.room("den").size());
        TestCondition.await(core::isBalanced, "acknowledgements balance");
        core.pass(Core.SECOND);
        assertEquals(0, core.stats.traffic().behind());
        ann.goes();
        zoe.goes();
        core.pass(Core.SECOND);
        for (int i = 0; i < core.count(); i++) {
            Hub hub = core.hub(i);
            assertEquals(0, (int) core.on(i, hub::audienceCount));
            assertEquals(0, (int) core.on(i, hub::size));
        }
        assertEquals(0, core.stats.presence().rooms());
    }

    private void mistakes(long made) {
        assertEquals(made, core.stats.mistakes().made());
    }

    // Wires, framings, outlets.

    @Test
    void aWireThatCannotEncodeAnEventEndsThoseWhoLookThroughItAndIsOneMistake() {
        Visitor bob = comes(CLUMSY);
        Visitor carl = comes(CLUMSY);
        ann.says("den", "!");
        ann.says("den", "2");
        core.settle();
        core.turn();
        assertTrue(zoe.saw().contains("ann:! "), zoe::saw);
        assertTrue(zoe.saw().contains("ann:2"), zoe::saw);
        mistakes(1);
        assertFalse(bob.saw().contains("!"));
        allIsWellBut(bob, carl);
    }

    @Test
    void nothingComesAfterWhatCouldNotBeWrittenButLastWords() {
        Visitor bob = comes(CLUMSY);
        bob.onClosing = () -> bob.session.reply(Buffer.buffer("last words"));
        String before = bob.saw();
        String long1 = "x".repeat(Batch.ENOUGH_BYTES);
        ann.does(session -> {
            session.requests().say("den", Speech.line("!"));
            session.requests().say("den", Speech.line(long1));
            session.requests().say("den", Speech.line("3"));
        });
        core.settle();
        core.turn();
        assertEquals("last words", bob.saw().substring(before.length()).trim());
        assertTrue(ann.saw().endsWith("-" + bob.nick()));
        allIsWellBut(bob);
    }

    @Test
    void otherRoomsOfTheTickAreWritten() {
        Visitor bob = comes(CLUMSY);
        Visitor eve = comes("attic", ShowAll.WIRE);
        core.on(0, () -> {
            ann.session.requests().say("den", Speech.line("!"));
            eve.session.requests().say("attic", Speech.line("up here"));
            return null;
        });
        core.settle();
        assertTrue(eve.saw().endsWith("up here"));
        eve.goes();
        allIsWellBut(bob);
    }

    @Test
    void whoIsBehindEndsWhereItsWireFails() {
        Visitor bob = comes(CLUMSY);
        bob.stopsReading();
        ann.says("den", "1");
        core.settle();
        ann.says("den", "!");
        core.settle();
        assertTrue(bob.isOpen());
        bob.readsAgain();
        core.turn();
        assertTrue(bob.saw().endsWith("ann:1"), bob::saw);
        mistakes(1);
        allIsWellBut(bob);
    }

    @Test
    void whoQuitsWhileBehindAWireThatFailsIsGone() {
        Visitor bob = comes(CLUMSY);
        bob.stopsReading();
        ann.says("den", "!");
        core.settle();
        bob.does(session -> {
            session.reply(Buffer.buffer("bye"));
            session.close(CloseReason.QUIT);
        });
        core.settle();
        core.turn();
        assertTrue(bob.saw().endsWith("bye"));
        assertTrue(bob.outlet.isClosed());
        assertEquals(1, core.stats.closed(CloseReason.QUIT));
        mistakes(1);
        allIsWellBut();
    }

    @Test
    void aFramingThatFailsEndsThoseWhoHaveIt() {
        Framing clumsy = lines -> {
            if (lines.toString().contains("!")) {
                throw mistake();
            }
            return lines;
        };
        Visitor bob = comes(ShowAll.WIRE);
        Visitor carl = comes(ShowAll.WIRE);
        bob.does(session -> bob.outlet.frames(clumsy));
        carl.does(session -> carl.outlet.frames(clumsy));
        ann.says("den", "!");
        core.settle();
        mistakes(1);
        allIsWellBut(bob, carl);
    }

    @Test
    void whoseOwnDoingsCannotBeEncodedEndsAloneAndIsWrittenNoHalfOfThem() {
        Visitor bob = comes(PERSONAL);
        Visitor carl = comes(PERSONAL);
        bob.onOwn = (event, out) -> {
            out.appendString("half of");
            throw mistake();
        };
        bob.says("den", "1");
        core.settle();
        core.turn();
        assertFalse(bob.saw().contains("half of"), bob::saw);
        assertTrue(carl.saw().contains("1"), carl::saw);
        carl.goes();
        allIsWellBut(bob);
    }

    @ParameterizedTest
    @ValueSource(strings = {"write", "writeFramed", "framing", "full"})
    void anOutletThatThrowsWhileATickIsWrittenEndsAlone(String method) {
        Visitor bob = comes(ShowAll.WIRE);
        Visitor carl = comes(ShowAll.WIRE);
        bob.does(session -> bob.outlet.onCall = throwsIn(method));
        ann.says("den", "1");
        core.settle();
        assertTrue(carl.saw().endsWith("ann:1 -" + bob.nick()), carl::saw);
        assertTrue(bob.outlet.isClosed());
        carl.goes();
        allIsWellBut(bob);
    }

    private static Consumer<String> throwsIn(String wanted) {
        return method -> {
            if (method.equals(wanted)) {
                throw mistake();
            }
        };
    }

    @Test
    void anOutletThatCannotPauseOrResumeEndsAlone() {
        Visitor bob = comes(ShowAll.WIRE);
        Visitor carl = comes(ShowAll.WIRE);
        bob.does(session -> {
            bob.outlet.onCall = throwsIn("pause");
            session.requests().say("den", Speech.line("x".repeat(HubOutbox.SESSION_WINDOW_BYTES)));
        });
        carl.does(session -> {
            carl.outlet.onCall = throwsIn("resume");
            session.requests().say("den", Speech.line("x".repeat(HubOutbox.SESSION_WINDOW_BYTES)));
        });
        core.settle();
        allIsWellBut(bob, carl);
    }

    @Test
    void anOutletThatCannotWriteWhatWaitsEndsAlone() {
        Visitor bob = comes(ShowAll.WIRE);
        bob.stopsReading();
        ann.says("den", "1");
        core.settle();
        bob.does(session -> bob.outlet.onCall = throwsIn("writeFramed"));
        bob.readsAgain();
        allIsWellBut(bob);
    }

    /** And the sweep goes on: who comes after it in the list is woken. */
    @Test
    void anOutletThatCannotTellHowFarItIsEndsAlone() {
        Visitor bob = comes(ShowAll.WIRE);
        bob.stopsReading();
        Visitor carl = comes(ShowAll.WIRE);
        carl.does(session -> session.reading().wakeAfter(2 * Core.SECOND));
        bob.does(session -> {
            bob.outlet.onCall = throwsIn("confirmed");
            session.reply(Buffer.buffer("waits"));
        });
        core.pass(2 * Core.SECOND);
        assertEquals(List.of("woken"), carl.news());
        assertTrue(bob.outlet.isClosed());
        carl.goes();
        allIsWellBut(bob);
    }

    @Test
    void whoCannotBeDescribedEndsAndNotTheOneWhoAsks() {
        Visitor bob = comes(ShowAll.WIRE);
        bob.comesAs("bob");
        bob.does(session -> bob.outlet.onCall = throwsIn("isSecure"));
        List<Description> found =
                zoe.asks((session, answer) -> session.queries().people(PersonFilter.of("*"), answer));
        assertEquals(
                List.of("ann", "zoe"),
                found.stream().map(each -> each.who().nick()).sorted().toList());
        mistakes(1);
        allIsWellBut(bob);
    }

    @Test
    void whoCannotBeDescribedByNameIsAnsweredAsGone() {
        Visitor bob = comes(ShowAll.WIRE);
        bob.comesAs("bob");
        bob.does(session -> bob.outlet.onCall = throwsIn("isSecure"));
        assertTrue(zoe.finds("bob").isEmpty());
        mistakes(1);
        allIsWellBut(bob);
    }

    @Test
    void anOutletThatCannotBeClosedIsAbortedInTime() {
        Visitor bob = comes(ShowAll.WIRE);
        bob.does(session -> {
            bob.outlet.onCall = throwsIn("close");
            session.close(CloseReason.QUIT);
        });
        core.pass(6 * Core.SECOND);
        assertTrue(bob.outlet.isAborted());
        mistakes(1);
        allIsWellBut();
    }

    @Test
    void anOutletThatCannotBeAbortedKeepsNoOtherFromBeing() {
        Visitor bob = comes(ShowAll.WIRE);
        Visitor carl = comes(ShowAll.WIRE);
        bob.does(session -> bob.outlet.onCall = throwsIn("abort"));
        for (Visitor each : List.of(bob, carl)) {
            each.does(session -> session.close(CloseReason.QUIT));
        }
        core.pass(6 * Core.SECOND);
        assertTrue(carl.outlet.isAborted());
        mistakes(1);
        allIsWellBut();
    }

    // What sessions go on with, and what they hear.

    @Test
    void aContinuationThatThrowsEndsItsSessionAndTheOthersGoOn() {
        Visitor bob = comes(ShowAll.WIRE);
        Visitor carl = comes(ShowAll.WIRE);
        List<String> done = Core.threadSafeList();
        core.on(0, () -> {
            bob.session.onceSettled(() -> {
                throw mistake();
            });
            bob.session.onceSettled(() -> done.add("bob's second"));
            carl.session.onceSettled(() -> done.add("carl's"));
            carl.session.queries().sync(() -> done.add("carl's sync"));
            return null;
        });
        core.settle();
        core.turn();
        assertEquals(List.of("bob's second", "carl's", "carl's sync"), done);
        carl.goes();
        allIsWellBut(bob);
    }

    @Test
    void anAnswerThatIsNotTakenEndsTheAskerAlone() {
        Visitor bob = comes(ShowAll.WIRE);
        bob.does(session -> {
            session.queries().sync(() -> {
                throw mistake();
            });
            session.queries().rooms(rooms -> {
                throw mistake();
            });
        });
        allIsWellBut(bob);
    }

    @Test
    void whoWakesBadlyEndsAloneAndTheSweepGoesOn() {
        Visitor bob = comes(ShowAll.WIRE);
        bob.onWoken = () -> {
            throw mistake();
        };
        Visitor carl = comes(ShowAll.WIRE);
        for (Visitor each : List.of(bob, carl)) {
            each.does(session -> session.reading().wakeAfter(Core.SECOND));
        }
        core.pass(Core.SECOND);
        assertEquals(List.of("woken"), carl.news());
        carl.goes();
        allIsWellBut(bob);
    }

    @Test
    void lastWordsThatThrowKeepNobodyFromGoing() {
        Visitor bob = comes(ShowAll.WIRE);
        bob.onClosing = () -> {
            throw mistake();
        };
        bob.onNews = word -> {
            throw mistake();
        };
        bob.does(session -> session.close(CloseReason.QUIT));
        core.settle();
        assertFalse(bob.isOpen());
        assertTrue(bob.outlet.isClosed());
        mistakes(2);
        allIsWellBut();
    }

    @Test
    void whoeverIsSupersededBadlyIsOutOfTheWayNevertheless() {
        Visitor bob = comes(ShowAll.WIRE);
        bob.onClosing = () -> {
            throw mistake();
        };
        bob.does(session -> bob.outlet.onCall = throwsIn("close"));
        List<String> done = Core.threadSafeList();
        ann.does(session -> session.queries().supersede(bob.session.id(), () -> done.add("in his place")));
        core.settle();
        core.turn();
        assertEquals(List.of("in his place"), done);
        allIsWellBut();
    }

    @Test
    void failedAssertionsAndEndlessRecursionsAreHeld() {
        Visitor bob = comes(ShowAll.WIRE);
        Visitor carl = comes(ShowAll.WIRE);
        Visitor dora = comes(ShowAll.WIRE);
        core.on(0, () -> {
            bob.session.onceSettled(() -> {
                throw new AssertionError("a test's");
            });
            carl.session.onceSettled(() -> {
                throw new StackOverflowError("a test's");
            });
            dora.session.onceSettled(() -> {
                throw new NoClassDefFoundError("a test's");
            });
            return null;
        });
        core.settle();
        mistakes(3);
        allIsWellBut(bob, carl, dora);
    }

    @Test
    void thatMemoryHasRunOutIsNoSessionsAffair() {
        core.on(0, () -> {
            OutOfMemoryError error = new OutOfMemoryError("a test's");
            assertThrows(
                    OutOfMemoryError.class,
                    () -> ann.session.tell(listener -> {
                        throw error;
                    }));
            return null;
        });
        mistakes(0);
        allIsWellBut();
    }

    // Homes.

    /** The next request that a home wants to know the time for goes wrong. */
    private void homesStumble() {
        core.onTime = () -> {
            core.onTime = () -> {};
            throw mistake();
        };
    }

    private void stumblesAt(BiConsumer<Visitor, Session> request) {
        Visitor bob = comes(ShowAll.WIRE);
        bob.comesAs("bob");
        Visitor carl = comes(ShowAll.WIRE);
        carl.comesAs("carl");
        homesStumble();
        core.on(0, () -> {
            request.accept(bob, bob.session);
            carl.session.requests().say("den", Speech.line("meanwhile"));
            return null;
        });
        core.settle();
        core.turn();
        assertTrue(zoe.saw().contains("carl:meanwhile"), zoe::saw);
        assertFalse(zoe.saw().contains("bob:"), zoe::saw);
        assertTrue(ann.finds("bob").isEmpty());
        carl.goes();
        mistakes(1);
        allIsWellBut(bob);
    }

    @Test
    void aRequestToSpeakThatGoesWrongAtTheHomeEndsItsSession() {
        stumblesAt((bob, session) -> session.requests().say("den", Speech.line("lost")));
    }

    @Test
    void aRequestToLeaveThatGoesWrongAtTheHomeEndsItsSession() {
        stumblesAt((bob, session) -> session.requests().leave("den", ""));
    }

    @Test
    void aTopicThatGoesWrongAtTheHomeEndsItsSession() {
        stumblesAt((bob, session) -> session.requests().setTopic("den", "lost"));
    }

    @Test
    void aRequestToComeInThatGoesWrongAtTheHomeLeavesNoRoomBehind() {
        assumeTrue(
                TicksLater.ticks() == 0,
                "the room is opened first, and what is asked for after that is dealt with before");
        stumblesAt((bob, session) -> session.requests().join("attic", ShowAll.WIRE));
    }

    @Test
    void aMessageToOneThatGoesWrongAtTheHomeEndsItsSession() {
        Visitor bob = comes(ShowAll.WIRE);
        homesStumble();
        bob.does(session -> session.requests().message("zoe", Speech.line("lost")));
        core.settle();
        assertFalse(zoe.heard.toString().contains("lost"), zoe.heard::toString);
        mistakes(1);
        allIsWellBut(bob);
    }

    @Test
    void whoIsGoneGoesThoughTheFirstTryGoesWrong() {
        Visitor bob = comes(ShowAll.WIRE);
        bob.comesAs("bob");
        homesStumble();
        bob.goes();
        TestCondition.await(core::isBalanced, "acknowledgements balance");
        core.settle();
        assertTrue(zoe.saw().endsWith("-bob"), zoe::saw);
        mistakes(1);
        allIsWellBut();
    }

    @Test
    void aNickThatIsGivenBackIsFreeThoughAMistakeWasMade() {
        Visitor bob = core.visit(0);
        bob.comesAs("bob");
        homesStumble();
        bob.goes();
        core.settle();
        assertTrue(ann.finds("bob").isEmpty());
        Visitor next = core.visit(1);
        next.comesAs("bob");
        assertEquals("bob", next.nick());
        next.goes();
        mistakes(1);
        allIsWellBut();
    }

    // Notes and batches that can't be.

    private void send(int hub, ReplyBatch batch) {
        core.bus(vertx, 0).toHub(hub, batch);
    }

    @Test
    void aReplyThatCannotBeTakenKeepsNothingFromTheOthers() {
        assumeTrue(Passing.chosen() == Passing.BY_REFERENCE, "nothing that is missing can be sent as bytes");
        Visitor bob = comes(ShowAll.WIRE);
        send(
                0,
                new ReplyBatch(List.of(
                        new Reply.Asked(
                                new HubRequest.InspectSessions(new Asker(bob.session.id(), Rights.CONSOLE), 1, null)),
                        new Reply.Announced(ann.session.identity().asMember(), Speech.line("hear")))));
        core.settle();
        core.turn();
        assertTrue(ann.heard.contains("announced by ann: hear"));
        mistakes(1);
        allIsWellBut(bob);
    }

    @Test
    void aHomeThatNobodyKnowsIsIgnoredAndCounted() {
        send(0, new ReplyBatch(List.of(), 7, 1000, true));
        core.settle();
        core.turn();
        assertEquals(1, core.stats.strays().ignored());
        allIsWellBut();
    }

    @Test
    void whoeverWaitsForAnAnswerThatCannotBeGivenEnds() {
        assumeTrue(Passing.chosen() == Passing.BY_REFERENCE, "nothing that is missing can be sent as bytes");
        Visitor bob = comes(ShowAll.WIRE);
        send(
                0,
                new ReplyBatch(List.of(new Reply.Asked(
                        new HubRequest.InspectSessions(new Asker(bob.session.id(), Rights.CONSOLE), 1, null)))));
        core.settle();
        mistakes(1);
        allIsWellBut(bob);
    }

    /** Events that are missing at one hub end those who are in the room there; who is elsewhere sees them go, and they come again. */
    @Test
    void aGapEndsThoseWhoseCopyItIsAndWhoComesNextHasAGoodOne() {
        Visitor bob = core.join(1, "den");
        Visitor carl = core.join(1, "den");
        Visitor eve = core.join(1, "attic");
        long seq = zoe.room("den").seq();
        Member nobody = new Member(Request.NOBODY, "nobody", zoe.session.profile(), Set.of(), 0);
        Event late = new Event.Said(seq + 5, 0, nobody, Speech.line("late"));
        core.on(1, () -> {
            new Bus(vertx, core.nodes)
                    .toRoom("den", new RoomBatch("den", 0, 1000, 0, List.of(), Map.of(), List.of(late)));
            return null;
        });
        core.settle();
        core.turn();
        core.settle();
        // Ann's hub has lost the same event.
        for (Visitor each : List.of(ann, zoe, bob, carl)) {
            assertTrue(each.heard.contains("closed INTERNAL_ERROR"), each.heard::toString);
        }
        assertTrue(eve.isOpen());
        eve.goes();
        mistakes(2);
        assertEquals(4, core.stats.closed(CloseReason.INTERNAL_ERROR));
        Visitor dora = core.join(0, "den");
        Visitor finn = core.join(1, "den");
        dora.says("den", "anew");
        core.settle();
        assertTrue(finn.saw().endsWith("anew"));
        assertEquals(2, finn.room("den").size());
        TestCondition.await(core::isBalanced, "acknowledgements balance");
        dora.goes();
        finn.goes();
        core.pass(Core.SECOND);
        for (int i = 0; i < core.count(); i++) {
            assertEquals(0, (int) core.on(i, core.hub(i)::audienceCount));
        }
        assertEquals(0, core.stats.presence().rooms());
    }

    /** As the last one, with joins and leaves in flight everywhere. */
    @Test
    void aGapWithJoinsUnderWayLeavesNobodyWaiting() {
        List<Visitor> coming = new ArrayList<>();
        Event late = new Event.Said(1000, 0, ann.session.identity().asMember(), Speech.line("late"));
        for (int i = 0; i < 6; i++) {
            coming.add(core.visit(i % 2));
        }
        for (int i = 0; i < 6; i++) {
            Visitor each = coming.get(i);
            each.does(session -> session.requests().join("den", ShowAll.WIRE));
            if (i == 2) {
                core.bus(vertx, 0).toRoom("den", new RoomBatch("den", 0, 1000, 0, List.of(), Map.of(), List.of(late)));
            }
        }
        core.settle();
        core.turn();
        core.settle();
        for (Visitor each : coming) {
            boolean ended = each.heard.contains("closed INTERNAL_ERROR");
            boolean inside = each.isOpen()
                    && core.on(each.instance, () -> each.session.room("den")).isPresent();
            assertTrue(ended != inside, each.heard::toString);
        }
        Optional<Visitor> left = coming.stream().filter(Visitor::isOpen).findAny();
        left.ifPresent(one -> {
            one.says("den", "alive");
            core.settle();
            assertTrue(one.saw().endsWith("alive"), one::saw);
        });
        coming.forEach(Visitor::goes);
        TestCondition.await(core::isBalanced, "acknowledgements balance");
        core.pass(Core.SECOND);
        for (int i = 0; i < core.count(); i++) {
            assertEquals(0, (int) core.on(i, core.hub(i)::audienceCount));
        }
        assertEquals(0, core.stats.presence().rooms());
    }
}
