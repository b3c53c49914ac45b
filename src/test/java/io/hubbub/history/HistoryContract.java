package io.hubbub.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hubbub.home.Journal;
import io.hubbub.hub.Archive;
import io.hubbub.hub.Archive.Kind;
import io.hubbub.hub.Archive.Side;
import io.hubbub.room.Event;
import io.hubbub.room.EventActor;
import io.hubbub.room.MessageId;
import io.hubbub.room.Mode;
import io.hubbub.room.Owner;
import io.hubbub.room.Position;
import io.hubbub.room.Speech;
import io.hubbub.stats.ConnectionStats;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is true of the history whichever database it is kept in. */
abstract class HistoryContract {
    final ConnectionStats stats = new ConnectionStats();

    /** The time of day. */
    final AtomicLong nowMs = new AtomicLong(1_800_000_000_000L);

    Durability durability = Durability.RELAYED;
    int keepDays;
    int keepEvents;
    int logs = 100;
    Map<String, HistorySettings.OfRoom> named = Map.of();
    private History history;
    private Journal journal;

    /** A database with nothing in it, the same throughout a test. */
    abstract String uri() throws Exception;

    HistorySettings settings() throws Exception {
        return new HistorySettings(
                uri(), durability, 5, keepDays, keepEvents, 1 << 20, logs, 10, HistorySettings.Mail.USUAL, named);
    }

    @BeforeEach
    void open() throws Exception {
        history = History.open(settings(), stats.mistakes(), nowMs::get, System::nanoTime);
        journal = history.journal(0, 1);
    }

    @AfterEach
    void close() {
        closeWell();
        assertEquals(0, stats.mistakes().made());
    }

    private void closeWell() {
        Waiting.forResult(history.close());
        assertEquals(0, history.health().failures(), "times the database began to fail");
    }

    void startAgain() throws Exception {
        closeWell();
        open();
    }

    History history() {
        return history;
    }

    KeptRoom room(String name) {
        KeptRoom room = KeptRoom.open(journal, name);
        room.joins();
        return room;
    }

    private Archive.Page read(KeptRoom room, long from, long to, Kind kind, Side side, int most) {
        return Waiting.forResult(history.read(new Archive.Range(room.log.number(), from, to, kind, side, most)));
    }

    Archive.Page readAll(KeptRoom room) {
        return read(room, 1, MessageId.MAX_SEQ, Kind.EVENTS, Side.OLDEST, Archive.MOST_EVENTS);
    }

    private static List<Long> numbers(Archive.Page page) {
        return page.events().stream().map(Event::seq).toList();
    }

    // Writing and reading.

    @ParameterizedTest
    @EnumSource
    void whatHappenedIsReadInOrder(Durability way) throws Exception {
        durability = way;
        startAgain();
        KeptRoom room = room("den");
        room.says("hello");
        room.setsTopic("bears");
        room.says("bye");
        room.leaves();
        Archive.Page page = readAll(room);
        assertEquals(room.given.stream().map(Bodies::asRead).toList(), page.events());
        assertEquals(new Archive.Page(page.events(), 1, 5, true, 1, List.of()), page);
    }

    @Test
    void newRoomsHaveNumbersOfTheirOwn() {
        KeptRoom one = room("den");
        KeptRoom other = room("pit");
        assertTrue(one.log.number() >= MessageId.FIRST_ROOM_LOG);
        assertNotEquals(one.log.number(), other.log.number());
        assertNotEquals(one.log.epoch(), other.log.epoch());
        assertTrue(one.log.epoch() >>> Position.EPOCH_BITS == 0);
        assertTrue(history.keeps(one.log.number()));
        assertFalse(history.keeps(other.log.number() + 1));
    }

    @Test
    void addressesAreNotKept() {
        KeptRoom room = room("den");
        room.says("hello");
        for (Event event : readAll(room).events()) {
            assertEquals("hidden", EventActor.of(event).profile().host());
            assertEquals("Ann of Cleves", EventActor.of(event).profile().realName());
            assertEquals(7, EventActor.of(event).session());
        }
    }

    @Test
    void whatIsStoredBeforeItIsSeenIsStoredWhenTheJournalSaysSo() throws Exception {
        durability = Durability.STORED;
        startAgain();
        KeptRoom room = room("den");
        assertFalse(room.log.isImmediate());
        Waiting.forResult(room.says("hello"));
        assertEquals(2, history.health().stored());
    }

    @Test
    void anyBytesAreKept() {
        KeptRoom room = room("den");
        byte[] bytes = new byte[60_000];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (i * 31);
        }
        room.give(List.of(room.said(Speech.stream(Buffer.buffer(bytes)))));
        room.give(List.of(room.said(Speech.stream(Buffer.buffer("a\0b")))));
        assertEquals(
                room.given.stream().map(Bodies::asRead).toList(), readAll(room).events());
    }

    // Pages.

    @Test
    void aPageIsFilledFromTheSideThatIsAskedFor() {
        KeptRoom room = room("den");
        room.says(9);
        Archive.Page oldest = read(room, 2, 9, Kind.EVENTS, Side.OLDEST, 3);
        assertEquals(List.of(2L, 3L, 4L), numbers(oldest));
        assertEquals("2 4 false 1", oldest.from() + " " + oldest.to() + " " + oldest.isEnd() + " " + oldest.first());
        Archive.Page newest = read(room, 2, 9, Kind.EVENTS, Side.NEWEST, 3);
        assertEquals(List.of(7L, 8L, 9L), numbers(newest));
        assertEquals("7 9 false", newest.from() + " " + newest.to() + " " + newest.isEnd());
        assertTrue(read(room, 2, 4, Kind.EVENTS, Side.NEWEST, 3).isEnd());
    }

    @Test
    void whatIsAskedForBeyondTheLastIsNotThere() {
        KeptRoom room = room("den");
        room.says(2);
        Archive.Page page = read(room, 3, 50, Kind.EVENTS, Side.OLDEST, 10);
        assertEquals(List.of(3L), numbers(page));
        assertEquals(3, page.to());
        Archive.Page none = read(room, 4, 50, Kind.EVENTS, Side.OLDEST, 10);
        assertEquals(new Archive.Page(List.of(), 4, 3, true, 1, List.of()), none);
    }

    @Test
    void speechAloneCanBeRead() {
        KeptRoom room = room("den");
        room.says("one");
        room.setsTopic("bears");
        room.give(List.of(room.said(Speech.line(Speech.Kind.REQUEST, Buffer.buffer("VERSION")))));
        room.give(List.of(room.said(Speech.line(Speech.Kind.ACTION, Buffer.buffer("dances")))));
        assertEquals(List.of(2L, 5L), numbers(read(room, 1, 100, Kind.SPEECH, Side.OLDEST, 10)));
        Archive.Page page = read(room, 1, 100, Kind.SPEECH, Side.NEWEST, 1);
        assertEquals(List.of(5L), numbers(page));
        assertEquals("5 5 false", page.from() + " " + page.to() + " " + page.isEnd());
    }

    @Test
    void aPageHasNoMoreThanAnybodyNeeds() {
        KeptRoom room = room("den");
        String longText = "x".repeat(10_000);
        for (int i = 0; i < 100; i++) {
            room.says(longText);
        }
        Archive.Page page = readAll(room);
        int weight = page.events().stream().mapToInt(Event::weight).sum();
        assertTrue(weight >= Archive.ENOUGH_BYTES && weight < Archive.ENOUGH_BYTES + 11_000, "weighs " + weight);
        assertFalse(page.isEnd());
        assertEquals(page.to(), page.events().get(page.events().size() - 1).seq());
    }

    @Test
    void thereIsNothingOfALogThatNobodyKnows() {
        Archive.Page page =
                Waiting.forResult(history.read(new Archive.Range(987_654, 1, 100, Kind.EVENTS, Side.OLDEST, 10)));
        assertEquals(new Archive.Page(List.of(), 1, 0, true, 1, List.of()), page);
    }

    @Test
    void theFirstEventAfterATimeIsFound() {
        KeptRoom room = room("den");
        room.says(100);
        for (Event event : List.of(room.given.get(1), room.given.get(50), room.given.get(99))) {
            assertEquals(OptionalLong.of(event.seq()), firstAfter(room, event.timeMs() - 1));
        }
        assertEquals(OptionalLong.of(1), firstAfter(room, 0));
        assertEquals(OptionalLong.empty(), firstAfter(room, room.timeMs()));
    }

    @Test
    void theFirstOfTheLastEventsIsFoundHoweverLargeTheyAre() {
        KeptRoom room = room("den");
        for (int i = 2; i <= 9; i++) {
            room.says("x".repeat(Archive.ENOUGH_BYTES));
        }
        assertEquals(OptionalLong.of(4), firstOfLast(room, 1, MessageId.MAX_SEQ, Kind.EVENTS, 6));
        assertEquals(OptionalLong.of(1), firstOfLast(room, 1, MessageId.MAX_SEQ, Kind.EVENTS, 1000));
        assertEquals(OptionalLong.of(2), firstOfLast(room, 1, MessageId.MAX_SEQ, Kind.SPEECH, 1000));
        assertEquals(OptionalLong.of(3), firstOfLast(room, 3, 5, Kind.SPEECH, 1000));
        assertEquals(OptionalLong.of(5), firstOfLast(room, 3, 5, Kind.SPEECH, 1));
        assertEquals(OptionalLong.empty(), firstOfLast(room, 10, 12, Kind.SPEECH, 1));
    }

    private OptionalLong firstOfLast(KeptRoom room, long from, long to, Archive.Kind kind, int most) {
        return Waiting.forResult(
                history.firstOfLast(new Archive.Range(room.log.number(), from, to, kind, Side.NEWEST, most)));
    }

    private OptionalLong firstAfter(KeptRoom room, long timeMs) {
        return Waiting.forResult(history.firstAfter(room.log.number(), timeMs));
    }

    // Founding again.

    @ParameterizedTest
    @EnumSource
    void aRoomThatIsOpenToAllGoesOn(Durability way) throws Exception {
        durability = way;
        startAgain();
        KeptRoom room = room("den");
        room.setsTopic("bears");
        room.tells("display-name", "The Den of the Bears");
        room.switches(Mode.PROTECTED_TOPIC);
        Waiting.forResult(room.leaves());
        KeptRoom again = room("den");
        assertSameAfter(room, again);
        Waiting.forResult(again.leaves());
        startAgain();
        KeptRoom later = room("den");
        assertSameAfter(again, later);
        later.says("here");
        assertEquals("The Den of the Bears", later.state.properties().get("display-name"));
        assertEquals(9, readAll(later).events().size());
        assertEquals(List.of(), readAll(later).gaps());
    }

    private static void assertSameAfter(KeptRoom before, KeptRoom after) {
        assertEquals(before.log.number(), after.log.number());
        assertEquals(before.log.epoch(), after.log.epoch());
        assertEquals(before.state.seq() + 1, after.state.seq());
        assertEquals(before.state.topic(), after.state.topic());
        assertEquals(before.state.properties(), after.state.properties());
        assertEquals(before.state.modes(), after.state.modes());
        assertEquals(before.state.createdMs(), after.state.createdMs());
        assertEquals(before.past().key(), after.past().key());
        assertTrue(after.log.past().orElseThrow().lastMs() >= before.timeMs());
    }

    @Test
    void aRoomWithPeopleInItGoesOnAfterAStop() throws Exception {
        KeptRoom room = room("den");
        room.setsTopic("bears");
        room.says(10);
        startAgain();
        KeptRoom again = room("den");
        assertSameAfter(room, again);
        assertEquals(List.of(), readAll(again).gaps());
    }

    @Test
    void aRoomThatIsNotOpenToAllGoesOnForAWhile() throws Exception {
        KeptRoom room = room("den");
        room.setsKey("sesame");
        room.leaves();
        nowMs.addAndGet(TimeUnit.MINUTES.toMillis(9));
        KeptRoom again = room("den");
        assertSameAfter(room, again);
        assertEquals("sesame", again.past().key());
        again.leaves();
        startAgain();
        nowMs.addAndGet(TimeUnit.MINUTES.toMillis(9));
        KeptRoom later = room("den");
        assertSameAfter(again, later);
        later.leaves();
        nowMs.addAndGet(TimeUnit.MINUTES.toMillis(10));
        assertIsAnew(later, room("den"));
    }

    private static void assertIsAnew(KeptRoom before, KeptRoom after) {
        assertNotEquals(before.log.number(), after.log.number());
        assertNotEquals(before.log.epoch(), after.log.epoch());
        assertTrue(after.log.past().isEmpty());
        assertEquals(1, after.state.seq());
    }

    @Test
    void whatHasEndedIsNeverGoneOnWith() throws Exception {
        KeptRoom room = room("den");
        room.switches(Mode.SECRET);
        room.leaves();
        nowMs.addAndGet(TimeUnit.MINUTES.toMillis(11));
        KeptRoom other = room("den");
        assertIsAnew(room, other);
        other.leaves();
        startAgain();
        assertSameAfter(other, room("den"));
        assertFalse(history.keeps(room.log.number()));
    }

    @Test
    void aRoomThatIsNamedGoesOnWhateverItsRules() throws Exception {
        named = Map.of("den", new HistorySettings.OfRoom(Durability.STORED, 0, 0));
        startAgain();
        KeptRoom room = room("den");
        assertFalse(room.log.isImmediate());
        assertTrue(room("pit").log.isImmediate());
        room.setsKey("sesame");
        Waiting.forResult(room.leaves());
        nowMs.addAndGet(TimeUnit.DAYS.toMillis(9));
        assertSameAfter(room, room("den"));
    }

    @Test
    void aLogThatNobodyUsedLeavesNothing() throws Exception {
        KeptRoom nobody = KeptRoom.open(journal, "den");
        Waiting.forResult(nobody.close());
        assertFalse(history.keeps(nobody.log.number()));
        assertIsAnew(nobody, room("den"));
    }

    @Test
    void roomsThatWereEmptyLongestEndWhereThereAreTooMany() throws Exception {
        logs = 2;
        startAgain();
        KeptRoom one = room("one");
        one.leaves();
        KeptRoom two = room("two");
        two.leaves();
        KeptRoom three = room("three");
        three.leaves();
        assertIsAnew(one, room("one"));
        assertSameAfter(three, room("three"));
    }

    @Test
    void aRoomOfSomebodyGoesOnWhateverItsRulesAndHoweverManyThereAre() throws Exception {
        logs = 1;
        keepDays = 1;
        KeptRoom room = room("den");
        room.belongsTo(new Owner(7, "ann"));
        room.setsKey("sesame");
        room.leaves();
        room("one").leaves();
        room("two").leaves();
        startAgain();
        nowMs.addAndGet(TimeUnit.DAYS.toMillis(400));
        await("its events are gone", () -> readAll(room).events().isEmpty());
        KeptRoom again = room("den");
        assertSameAfter(room, again);
        assertEquals(new Owner(7, "ann"), again.state.modes().owner());
        again.belongsTo(Owner.NOBODY);
        again.leaves();
        nowMs.addAndGet(TimeUnit.DAYS.toMillis(400));
        assertIsAnew(again, room("den"));
    }

    @Test
    void timeNeverRunsBackInALog() throws Exception {
        KeptRoom room = room("den");
        room.says(5);
        startAgain();
        assertTrue(room("den").log.past().orElseThrow().lastMs() >= room.timeMs());
    }
    // Retention.

    static void await(String what, BooleanSupplier condition) {
        long endNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < endNs, () -> "not in time: " + what);
            LockSupport.parkNanos(1_000_000);
        }
    }

    @Test
    void whatIsMoreThanMayBeKeptGoesFromTheFront() throws Exception {
        KeptRoom room = room("den");
        room.says(1200);
        room.leaves();
        keepEvents = 50;
        startAgain();
        await("the oldest are gone", () -> readAll(room).first() == 1202 - 49);
        Archive.Page page = readAll(room);
        assertEquals(50, page.events().size());
        assertEquals(1153, page.events().get(0).seq());
        assertTrue(page.isEnd());
        KeptRoom again = room("den");
        assertSameAfter(room, again);
    }

    @Test
    void aRoomMayBeKeptForFewerDaysThanTheServerKeepsIt() throws Exception {
        nowMs.set(2000);
        keepDays = 30;
        startAgain();
        KeptRoom room = room("den");
        KeptRoom other = room("pit");
        for (KeptRoom each : List.of(room, other)) {
            each.belongsTo(new Owner(7, "ann"));
            each.keepsFor(each == room ? 2 : 99);
            each.leaves();
        }
        startAgain();
        nowMs.set(room.timeMs() + TimeUnit.DAYS.toMillis(3));
        startAgain();
        await("its events are gone", () -> readAll(room).events().isEmpty());
        assertEquals(4, readAll(other).events().size());
        nowMs.set(room.timeMs() + TimeUnit.DAYS.toMillis(31));
        startAgain();
        await("the server's limit holds", () -> readAll(other).events().isEmpty());
        assertEquals(2, room("den").state.modes().keepDays());
    }

    @Test
    void whatIsTooOldGoesAndARoomWithNothingLeftEnds() throws Exception {
        named = Map.of("pit", new HistorySettings.OfRoom(Durability.RELAYED, 1, 0));
        keepDays = 1;
        KeptRoom room = room("den");
        room.leaves();
        KeptRoom kept = room("pit");
        kept.leaves();
        startAgain();
        await("it has ended", () -> !history.keeps(room.log.number()));
        assertIsAnew(room, room("den"));
        await("its events are gone", () -> readAll(kept).events().isEmpty());
        assertEquals(3, readAll(kept).first());
        assertSameAfter(kept, room("pit"));
    }
}
