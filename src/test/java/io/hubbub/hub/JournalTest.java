package io.hubbub.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hubbub.home.Journal;
import io.hubbub.room.CloseReason;
import io.hubbub.room.Entry;
import io.hubbub.room.Event;
import io.hubbub.room.Member;
import io.hubbub.room.MessageId;
import io.hubbub.room.Mode;
import io.hubbub.room.ModeChange;
import io.hubbub.room.Modes;
import io.hubbub.room.Position;
import io.hubbub.room.Refusal;
import io.hubbub.room.Role;
import io.hubbub.room.RoomState;
import io.hubbub.room.Speech;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Rooms whose journal takes its time or fails. All live at the first instance; the people are at both. */
class JournalTest extends JournalFixture {
    private int mistakes;

    @AfterEach
    void noMoreMistakesWereMade() {
        assertEquals(mistakes, core.stats.mistakes().made());
    }

    private void waits() {
        with(fake -> fake.waits = true);
    }

    private void doesNext() {
        with(FakeJournal::doesNext);
        core.turn();
    }

    private List<String> waiting() {
        core.turn();
        return core.on(0, journal::waiting);
    }

    private void failsNext() {
        with(fake -> fake.fails(fake.calls.get(0)));
        core.turn();
    }

    // Open.

    @Test
    void whoComesInWaitsWhileARoomIsOpened() {
        waits();
        Visitor ann = core.visit(1);
        asksToJoin(ann);
        ann.says(room, "hi");
        assertEquals(List.of("open " + room), waiting());
        assertEquals(List.of(), ann.news());
        assertFalse(settled(ann).get());
        doesNext();
        assertEquals(List.of("append " + room), waiting());
        assertEquals(List.of(), ann.news());
        doesAll();
        assertEquals(List.of("joined " + room + " of 1"), ann.news());
        assertEquals(ann.nick() + ":hi", ann.saw());
        assertTrue(settled(ann).get());
    }

    @Test
    void whoIsGoneMeanwhileLeavesNothingBehind() {
        waits();
        Visitor ann = core.visit(1);
        asksToJoin(ann);
        ann.says(room, "hi");
        core.turn();
        ann.does(session -> session.gone(CloseReason.PEER_CLOSED));
        core.turn();
        doesNext();
        assertEquals(List.of("close " + room), waiting());
        doesAll();
        assertEquals(0, core.stats.presence().rooms());
        core.pass(Core.SECOND);
        assertEquals(0, (int) core.on(1, () -> core.hub(1).audienceCount()));
        assertTrue(core.isBalanced());
    }

    @Test
    void whoStaysIsLetInThoughTheFirstIsGone() {
        waits();
        Visitor ann = core.visit(1);
        Visitor bob = core.visit(0);
        asksToJoin(ann);
        core.turn();
        asksToJoin(bob);
        core.turn();
        ann.does(session -> session.gone(CloseReason.PEER_CLOSED));
        core.turn();
        doesAll();
        assertEquals(List.of("joined " + room + " of 1"), bob.news());
        assertTrue(bob.room(room).member(bob.session.id()).orElseThrow().is(Role.OPERATOR));
    }

    @Test
    void aRoomThatCantBeOpenedIsNotJoined() {
        waits();
        Visitor ann = core.visit(1);
        asksToJoin(ann);
        ann.says(room, "hi");
        core.turn();
        failsNext();
        assertEquals(List.of("refused NOT_STORED " + room, "refused NOT_STORED " + room), ann.news());
        with(fake -> fake.waits = false);
        asksToJoin(ann);
        core.settle();
        assertEquals(List.of("joined " + room + " of 1"), ann.news());
    }

    @Test
    void aRoomGoesOnFromItsPast() {
        RoomState past = new RoomState("Den", Modes.NONE, 5000, 77);
        Member old = new Member(1, "old");
        past.apply(new Event.Joined(MessageId.key(5000, 1), 10, old));
        past.apply(new Event.TopicSet(MessageId.key(5000, 2), 11, old, "bears"));
        past.apply(new Event.ModesChanged(
                MessageId.key(5000, 3), 12, old, List.of(new ModeChange.Switched(Mode.INVITE_ONLY, true))));
        past.apply(new Event.Left(MessageId.key(5000, 4), 13, old, ""));
        with(fake -> fake.pasts.put(room, new Journal.Past(past, "", 0)));
        Visitor ann = core.join(1, room);
        assertEquals(List.of("refused INVITE_ONLY Den"), ann.news());
        past.apply(new Event.ModesChanged(
                MessageId.key(5000, 5), 14, old, List.of(new ModeChange.Switched(Mode.INVITE_ONLY, false))));
        asksToJoin(ann);
        core.settle();
        RoomState seen = ann.room(room);
        assertEquals("bears of Den", seen.topic().text() + " of " + seen.name());
        assertEquals(new Position(77, 6), seen.position());
        assertTrue(seen.member(ann.session.id()).orElseThrow().is(Role.OPERATOR));
    }

    @Test
    void aRoomGoesOnWithItsKeyWhichIsInNoCopyOfIt() {
        RoomState past = new RoomState("Den", Modes.NONE.withKey(true), 5000, 77);
        with(fake -> fake.pasts.put(room, new Journal.Past(past, "word", 0)));
        Visitor ann = core.join(1, room);
        assertEquals(List.of("refused BAD_KEY Den"), ann.news());
        ann.does(session -> session.requests().join(new Entry(room, "word", Set.of()), ShowAll.WIRE));
        core.settle();
        assertEquals(List.of("joined Den of 1"), ann.news());
        assertTrue(ann.room(room).modes().hasKey());
        Visitor bob = core.join(0, room);
        assertEquals(List.of("refused BAD_KEY Den"), bob.news());
    }

    @Test
    void aMistakeOverWhoHasWaitedEndsThatOneAlone() {
        waits();
        Visitor ann = core.visit(1);
        asksToJoin(ann);
        core.turn();
        Visitor bob = core.visit(0);
        asksToJoin(bob);
        core.turn();
        core.onTime = () -> {
            core.onTime = () -> {};
            throw new IllegalStateException("a mistake");
        };
        doesAll();
        assertFalse(ann.isOpen());
        assertEquals(List.of("joined " + room + " of 1"), bob.news());
        mistakes = 1;
        assertTrue(core.isBalanced());
    }

    @Test
    void thousandsOfRoomsOpenAtOnce() {
        waits();
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        int rooms = 2000;
        Visitor ann = core.visit(1);
        AtomicInteger joined = new AtomicInteger();
        List<Visitor> people = new ArrayList<>();
        String base = room;
        for (int i = 0; people.size() < rooms; i++) {
            String name = base + i;
            if (core.nameIsAt(0, name)) {
                Visitor visitor = core.visit(i % 2);
                visitor.onJoined = state -> joined.incrementAndGet();
                visitor.does(session -> session.requests().join(name, ShowAll.WIRE));
                people.add(visitor);
            }
        }
        assertEquals(rooms, waiting().size());
        assertEquals(0, joined.get());
        with(fake -> {
            Collections.shuffle(fake.calls, new Random(seed));
            fake.does(call -> call.what().equals("open"));
        });
        core.turn();
        assertEquals(List.of(), ann.news());
        doesAll();
        assertEquals(rooms, joined.get(), "seed " + seed);
    }

    // Append.

    @Test
    void nothingIsSeenBeforeItIsStoredAndTicksInFlightStayInOrder() {
        Visitor ann = core.join(1, room);
        Visitor bob = core.join(0, room);
        String seenByAnn = ann.saw();
        waits();
        ann.says(room, "one");
        assertEquals(1, waiting().size());
        ann.says(room, "two");
        assertEquals(2, waiting().size());
        assertEquals(seenByAnn, ann.saw());
        assertFalse(settled(ann).get());
        with(fake -> {
            FakeJournal.Call second = fake.calls.get(1);
            fake.does(second::equals);
        });
        core.turn();
        assertEquals(seenByAnn, ann.saw());
        AtomicBoolean settled = settled(ann);
        doesNext();
        core.settle();
        String words = ann.nick() + ":one " + ann.nick() + ":two";
        assertEquals((seenByAnn + " " + words).trim(), ann.saw());
        assertEquals(words, bob.saw());
        assertTrue(settled.get());
    }

    @Test
    void noRoomWaitsForAnother() {
        Visitor ann = core.join(1, room);
        String other = room + "0";
        while (!core.nameIsAt(0, other)) {
            other += "0";
        }
        String quick = other;
        Visitor bob = core.visit(1);
        bob.does(session -> session.requests().join(quick, ShowAll.WIRE));
        core.settle();
        waits();
        core.on(1, () -> {
            ann.session.requests().say(room, Speech.line("slow"));
            bob.session.requests().say(quick, Speech.line("quick"));
            return null;
        });
        AtomicBoolean annsSettled = settled(ann);
        AtomicBoolean bobsSettled = settled(bob);
        with(fake -> fake.does(call -> call.room().equals(quick)));
        core.turn();
        assertEquals(bob.nick() + ":quick", bob.saw());
        assertTrue(bobsSettled.get(), "asked for in the same batch as what is not stored");
        assertFalse(annsSettled.get());
        doesAll();
        core.turn();
        assertTrue(annsSettled.get());
        assertTrue(core.isBalanced());
    }

    @Test
    void aHubWhoseFirstMemberComesWhileTicksAreInFlightFollowsFromTheRightPlace() {
        Visitor ann = core.join(1, room);
        waits();
        ann.says(room, "one");
        core.turn();
        Visitor bob = core.visit(0);
        asksToJoin(bob);
        core.turn();
        ann.says(room, "two");
        core.turn();
        doesAll();
        assertEquals(ann.nick() + ":two", bob.saw());
        assertEquals(ann.room(room).position(), bob.room(room).position());
    }

    @Test
    void whatIsNotStoredIsNotTold() {
        waits();
        Visitor ann = core.visit(1);
        asksToJoin(ann);
        core.turn();
        doesNext();
        Visitor bob = core.visit(0);
        bob.listsRooms();
        bob.does(session -> session.queries().room(room, found -> bob.hear("found " + found.isPresent())));
        core.turn();
        assertEquals(Set.of("rooms []", "found false"), Set.copyOf(bob.news()));
        doesAll();
        bob.listsRooms();
        core.settle();
        assertEquals(List.of("rooms [" + room + "]"), bob.news());
    }

    @Test
    void anInvitationIsSentOnceItIsStored() {
        Visitor ann = core.join(1, room);
        Visitor bob = core.visit(0);
        bob.comesAs("bob");
        waits();
        bob.news();
        ann.news();
        ann.does(session -> session.requests().invite(room, "bob"));
        core.turn();
        assertEquals(List.of(), bob.news());
        assertEquals(List.of(), ann.news());
        doesAll();
        assertEquals(List.of("invited by " + ann.nick() + " into " + room), bob.news());
        assertEquals(List.of("invited bob into " + room), ann.news());
    }

    @Test
    void whoWantsToHaveSeenAllWaitsForWhatIsInFlightInItsRooms() {
        Visitor ann = core.join(1, room);
        Visitor bob = core.join(0, room);
        Visitor eve = core.visit(0);
        waits();
        ann.says(room, "one");
        core.turn();
        AtomicBoolean bobHasSeen = new AtomicBoolean();
        AtomicBoolean eveHasSeen = new AtomicBoolean();
        bob.does(session -> session.queries().sync(() -> bobHasSeen.set(true)));
        eve.does(session -> session.queries().sync(() -> eveHasSeen.set(true)));
        core.turn();
        assertFalse(bobHasSeen.get());
        assertTrue(eveHasSeen.get());
        doesAll();
        core.turn();
        assertTrue(bobHasSeen.get());
    }

    // Failures.

    @Test
    void whatCantBeStoredHasNotHappenedAndTheWordsAreGivenBack() {
        Visitor ann = core.join(1, room);
        Visitor bob = core.join(0, room);
        waits();
        long before = ann.room(room).seq();
        String seenByBob = bob.saw();
        ann.says(room, "one");
        core.turn();
        ann.says(room, "two");
        bob.does(session -> session.requests().setTopic(room, "bears"));
        core.turn();
        failsNext();
        core.settle();
        assertEquals(seenByBob, bob.saw());
        List<Refusal> refusals = List.copyOf(ann.refusals);
        assertEquals(2, refusals.size());
        refusals.forEach(refusal -> assertEquals(Refusal.Why.NOT_STORED, refusal.why()));
        refusals.forEach(refusal -> assertEquals(Speech.Kind.MESSAGE, refusal.words()));
        assertEquals(1, bob.refusals.size());
        assertTrue(settled(ann).get());
        doesAll();
        ann.says(room, "three");
        core.settle();
        assertEquals(before + 1, bob.room(room).seq());
        assertEquals((seenByBob + " " + ann.nick() + ":three").trim(), bob.saw());
        assertTrue(bob.room(room).topic().isEmpty());
        assertTrue(core.isBalanced());
    }

    @Test
    void aRoomThatCouldNotBeStoredAsSecretIsCountedForStrangers() {
        Visitor ann = core.join(1, room);
        waits();
        ann.does(session -> session.requests().changeModes(room, List.of(new ModeChange.Switched(Mode.SECRET, true))));
        core.turn();
        failsNext();
        core.settle();
        assertEquals(1, core.stats.presence().openRooms());
    }

    @Test
    void whoCouldNotBeStoredAsJoinedIsNotIn() {
        Visitor ann = core.join(1, room);
        waits();
        Visitor bob = core.visit(0);
        asksToJoin(bob);
        core.turn();
        failsNext();
        core.settle();
        assertEquals(List.of("refused NOT_STORED " + room), bob.news());
        with(fake -> fake.waits = false);
        asksToJoin(bob);
        core.settle();
        assertEquals(List.of("joined " + room + " of 2"), bob.news());
        assertEquals(2, ann.room(room).size());
    }

    @Test
    void aRoomThatCouldNotBeStoredAsFoundedIsNotThere() {
        waits();
        Visitor ann = core.visit(1);
        asksToJoin(ann);
        core.turn();
        doesNext();
        failsNext();
        assertEquals(List.of("refused NOT_STORED " + room), ann.news());
        assertEquals(List.of("close " + room), waiting());
        doesAll();
        assertEquals(0, core.stats.presence().rooms());
        asksToJoin(ann);
        core.settle();
        assertEquals(List.of("joined " + room + " of 1"), ann.news());
        assertTrue(core.isBalanced());
    }

    @Test
    void whoWentAwayWhileNothingCouldBeStoredIsSeenToGoOnceTheJournalWorksAgain() {
        Visitor ann = core.join(1, room);
        Visitor bob = core.join(0, room);
        Visitor eve = core.join(0, room);
        String seen = ann.saw();
        with(fake -> fake.fails = true);
        eve.comesAs("eve");
        bob.does(session -> session.gone(CloseReason.PEER_CLOSED));
        ann.says(room, "hello?");
        core.settle();
        core.pass(Core.SECOND);
        core.pass(Core.SECOND);
        assertEquals(seen, ann.saw());
        assertEquals(1, ann.refusals.size());
        with(fake -> fake.fails = false);
        core.pass(Core.SECOND);
        core.settle();
        RoomState now = ann.room(room);
        assertEquals(2, now.size());
        assertTrue(now.memberCalled("eve").isPresent());
        assertTrue(core.isBalanced());
    }

    // Close.

    @Test
    void whoFoundsARoomAnewWaitsUntilTheLastOneIsClosed() {
        Visitor ann = core.join(1, room);
        Position last = ann.room(room).position();
        waits();
        ann.does(session -> session.requests().leave(room, ""));
        core.turn();
        Visitor bob = core.visit(1);
        asksToJoin(bob);
        bob.says(room, "anybody?");
        assertEquals(List.of("append " + room), waiting());
        doesNext();
        assertEquals(List.of("left " + room), ann.news().subList(1, 2));
        assertEquals(List.of("close " + room), waiting());
        doesNext();
        assertEquals(List.of("open " + room), waiting());
        assertEquals(List.of(), bob.news());
        doesAll();
        assertEquals(List.of("joined " + room + " of 1"), bob.news());
        assertEquals(bob.nick() + ":anybody?", bob.saw());
        Position next = bob.room(room).position();
        assertEquals(2, next.seq());
        assertNotEquals(last.epoch(), next.epoch());
        assertTrue(core.isBalanced());
    }

    @Test
    void aRoomWhoseLastEventsCantBeStoredIsOverNevertheless() {
        Visitor ann = core.join(1, room);
        waits();
        ann.says(room, "farewell");
        ann.does(session -> session.requests().leave(room, ""));
        core.turn();
        Visitor bob = core.visit(1);
        asksToJoin(bob);
        core.turn();
        failsNext();
        assertEquals(1, ann.refusals.size());
        assertTrue(ann.news().contains("left " + room));
        doesAll();
        assertEquals(List.of("joined " + room + " of 1"), bob.news());
        assertTrue(core.isBalanced());
    }

    // The end.

    @Test
    void whoStopsTheServerCanWaitForWhatIsInFlight() {
        Visitor ann = core.join(1, room);
        waits();
        ann.says(room, "one");
        ann.does(session -> session.close(CloseReason.SHUTDOWN));
        core.turn();
        AtomicBoolean stored = new AtomicBoolean();
        core.on(0, () -> core.instance(0).stored().onSuccess(done -> stored.set(true)));
        core.turn();
        assertFalse(stored.get());
        assertEquals(2, (int) core.on(0, () -> core.instance(0).unstored()));
        doesAll();
        core.turn();
        assertTrue(stored.get());
        assertTrue(core.isBalanced());
    }
}
