package io.hubbub.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hubbub.home.Journal;
import io.hubbub.room.CloseReason;
import io.hubbub.room.Event;
import io.hubbub.room.Member;
import io.hubbub.room.MessageId;
import io.hubbub.room.Mode;
import io.hubbub.room.ModeChange;
import io.hubbub.room.Modes;
import io.hubbub.room.Refusal;
import io.hubbub.room.RoomState;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is easily wrong where journals are slow or fail: numbers, times, and what holds up whom. The rooms live at the first instance. */
class JournalEdgesTest extends JournalFixture {

    @AfterEach
    void noMoreMistakesWereMade() {
        assertEquals(0, core.stats.mistakes().made());
        assertEquals(0, core.stats.strays().ignored());
    }

    @Override
    void with(Consumer<FakeJournal> action) {
        super.with(action);
        core.turn();
    }

    @Override
    void asksToJoin(Visitor visitor) {
        super.asksToJoin(visitor);
        core.turn();
    }

    // Numbers and times.

    @Test
    void timeDoesNotRunBackFromARoomsPast() {
        RoomState past = new RoomState("Den", Modes.NONE, 5000, 77);
        past.apply(new Event.TopicSet(MessageId.key(5000, 1), 9000, new Member(1, "old"), "bears"));
        with(fake -> fake.pasts.put(room, new Journal.Past(past, "", 9000)));
        core.clockMs.set(100);
        core.join(1, room);
        core.on(0, () -> {
            journal.stored.get(5000L).forEach(event -> assertTrue(event.timeMs() >= 9000, event::toString));
            return null;
        });
    }

    @Test
    void aPastIsNobodysThoughItHasMembers() {
        RoomState past = new RoomState("Den", Modes.NONE, 5000, 77);
        past.apply(new Event.Joined(MessageId.key(5000, 1), 10, new Member(1, "old")));
        with(fake -> fake.pasts.put(room, new Journal.Past(past, "", 10)));
        Visitor ann = core.join(1, room);
        assertEquals(List.of("joined Den of 1"), ann.news());
    }

    @Test
    void theNumbersOfWhatCouldNotBeStoredAndWasSeenAreNotGivenOutAgain() {
        with(fake -> fake.keeps = name -> true);
        Visitor ann = core.join(1, room);
        Visitor eve = core.join(1, room);
        with(fake -> fake.waits = true);
        eve.does(session -> session.requests().leave(room, ""));
        ann.does(session -> session.requests().leave(room, ""));
        core.turn();
        with(fake -> fake.fails(fake.calls.get(0)));
        assertTrue(ann.news().contains("left " + room));
        doesAll();
        Visitor bob = core.join(1, room);
        assertEquals(5, bob.room(room).seq(), "two came and two went before");
    }

    // Rooms that open and close.

    @Test
    void peopleWhoAreNotLetInWaitForOneOpeningTogether() {
        RoomState past = new RoomState("Den", Modes.NONE.with(Mode.INVITE_ONLY, true), 5000, 77);
        with(fake -> {
            fake.pasts.put(room, new Journal.Past(past, "", 0));
            fake.waits = true;
        });
        List<Visitor> people = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            people.add(core.visit(i % 2));
            asksToJoin(people.get(i));
        }
        doesAll();
        people.forEach(visitor -> assertEquals(List.of("refused INVITE_ONLY Den"), visitor.news()));
        assertEquals(1, journal.opened);
        assertEquals(0, (int) core.on(0, journal::open));
        assertTrue(core.isBalanced());
    }

    @Test
    void peopleWhoComeAndGoWhileARoomIsOpenedHoldUpNothing() {
        with(fake -> fake.waits = true);
        for (int i = 0; i < 20; i++) {
            Visitor visitor = core.visit(1);
            asksToJoin(visitor);
            visitor.says(room, "anybody?");
            core.turn();
            visitor.does(session -> session.gone(CloseReason.PEER_CLOSED));
            core.turn();
        }
        assertTrue(core.on(1, core.hub(1)::isQuiet), "the log is not open yet");
        doesAll();
        assertEquals(0, (int) core.on(0, journal::open));
        assertTrue(core.isBalanced());
    }

    @Test
    void aMemberWhoLeavesBeforeTheRoomIsOpenComesInAndGoes() {
        with(fake -> fake.waits = true);
        Visitor ann = core.visit(1);
        asksToJoin(ann);
        ann.does(session -> session.requests().leave(room, ""));
        core.turn();
        doesAll();
        assertEquals(List.of("joined " + room + " of 1", "left " + room), ann.news());
        assertEquals(0, core.stats.presence().rooms());
        assertTrue(core.isBalanced());
    }

    @Test
    void whatStopsIsToldOnceTheLastLogIsClosed() {
        Visitor ann = core.join(1, room);
        with(fake -> fake.waits = true);
        ann.does(session -> session.gone(CloseReason.PEER_CLOSED));
        core.turn();
        AtomicBoolean stored = new AtomicBoolean();
        core.on(0, () -> core.instance(0).stored().onSuccess(done -> stored.set(true)));
        with(FakeJournal::doesNext);
        assertEquals(List.of("close " + room), core.on(0, journal::waiting));
        assertFalse(stored.get());
        with(FakeJournal::doesNext);
        assertTrue(stored.get());
    }

    // What is settled, and when.

    @Test
    void whatIsAskedOfARoomThatFailsIsSettledOnceItIsUndone() {
        Visitor ann = core.join(1, room);
        Visitor bob = core.join(1, room);
        with(fake -> fake.waits = true);
        ann.says(room, "one");
        core.turn();
        ann.says(room, "two");
        core.turn();
        with(fake -> fake.fails(fake.calls.get(1)));
        bob.says(room, "three");
        core.turn();
        AtomicBoolean settled = settled(bob);
        assertFalse(settled.get(), "nobody knows yet what becomes of it");
        doesAll();
        assertTrue(settled.get());
        assertEquals(List.of("refused NOT_STORED " + room), bob.news().subList(1, 2));
        assertEquals(ann.nick() + ":one", bob.saw());
    }

    @Test
    void aRefusalThatWaitsForWhatIsInFlightHoldsUpItsRequest() {
        Visitor ann = core.join(1, room);
        Visitor bob = core.join(1, room);
        ann.does(session ->
                session.requests().changeModes(room, List.of(new ModeChange.Switched(Mode.MODERATED, true))));
        core.settle();
        with(fake -> fake.waits = true);
        ann.says(room, "one");
        core.turn();
        bob.news();
        bob.says(room, "two");
        core.turn();
        AtomicBoolean settled = settled(bob);
        assertEquals(List.of(), bob.news());
        assertFalse(settled.get());
        doesAll();
        assertEquals(List.of("refused MODERATED " + room), bob.news());
        assertTrue(settled.get());
    }

    @Test
    void speakersWaitWhileTheJournalIsBehindAndNobodyElse() {
        Visitor ann = core.join(1, room);
        Visitor bob = core.join(0, room);
        with(fake -> fake.behind = Promise.promise());
        ann.says(room, "hi");
        core.turn();
        AtomicBoolean settled = settled(ann);
        assertEquals(ann.nick() + ":hi", bob.saw());
        assertFalse(settled.get());
        asksToJoin(core.visit(0));
        core.turn();
        assertTrue(settled(bob).get());
        assertEquals(3, bob.room(room).size());
        with(fake -> {
            Promise<Void> relief = fake.behind;
            fake.behind = null;
            relief.complete();
        });
        core.settle();
        assertTrue(settled.get());
    }

    @Test
    void aKickOfAMemberWhoIsNotInAfterAllIsRefused() {
        Visitor ann = core.join(1, room);
        Visitor bob = core.visit(1);
        bob.comesAs("bob");
        with(fake -> fake.waits = true);
        asksToJoin(bob);
        ann.does(session -> session.requests().kick(room, "bob", ""));
        core.turn();
        with(fake -> fake.fails(fake.calls.get(0)));
        doesAll();
        assertEquals(
                List.of(Refusal.Why.NOT_STORED),
                ann.refusals.stream().map(Refusal::why).toList());
        assertTrue(bob.news().contains("refused NOT_STORED " + room));
        assertEquals(1, ann.room(room).size());
    }

    @Test
    void aRoomThatIsNotSecretAfterAllIsCountedAmongThoseThatEverybodyMayKnowOf() {
        Visitor ann = core.join(1, room);
        with(fake -> fake.waits = true);
        ann.does(session -> session.requests().changeModes(room, List.of(new ModeChange.Switched(Mode.SECRET, true))));
        core.turn();
        with(fake -> fake.fails(fake.calls.get(0)));
        assertEquals(1, core.stats.presence().openRooms());
        assertFalse(ann.room(room).modes().has(Mode.SECRET));
    }

    // What a journal may do.

    @Test
    void aJournalMayAnswerOnAThreadOfItsOwn() {
        Visitor ann = core.join(1, room);
        with(fake -> fake.waits = true);
        ann.says(room, "one");
        core.turn();
        FakeJournal.Call call = core.on(0, () -> journal.calls.remove(0));
        call.done().run();
        core.settle();
        assertEquals(ann.nick() + ":one", ann.saw());
    }

    @Test
    void aJournalThatThrowsFails() {
        with(fake -> fake.throwsUp = true);
        Visitor ann = core.join(1, room);
        assertEquals(List.of("refused NOT_STORED " + room), ann.news());
        with(fake -> fake.throwsUp = false);
        asksToJoin(ann);
        core.settle();
        with(fake -> fake.throwsUp = true);
        ann.says(room, "hi");
        core.settle();
        assertEquals(List.of("joined " + room + " of 1", "refused NOT_STORED " + room), ann.news());
        assertTrue(core.isBalanced());
    }
}
