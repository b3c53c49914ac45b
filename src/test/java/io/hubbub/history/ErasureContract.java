package io.hubbub.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hubbub.hub.Archive;
import io.hubbub.room.Event;
import io.hubbub.room.MessageId;
import io.hubbub.room.Sought;
import io.hubbub.room.Speech;
import io.hubbub.stats.ConnectionStats;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of the words of a message that is deleted, whichever database they are in. */
abstract class ErasureContract {
    static final String SECRET = "a-secret-that-nobody-shall-read";

    private final ConnectionStats stats = new ConnectionStats();
    private History history;
    private KeptRoom room;

    /** A database with nothing in it, the same throughout a test. */
    abstract String uri() throws Exception;

    /** Has a row if the index has words of an event. */
    abstract String findsWords();

    private void open(Durability durability) throws Exception {
        // Nothing is committed before it is asked for.
        HistorySettings settings = new HistorySettings(
                uri(), durability, 60_000, 0, 0, 1 << 20, 100, 10, HistorySettings.Mail.USUAL, Map.of());
        history = History.open(settings, stats.mistakes(), () -> 1_800_000_000_000L, System::nanoTime);
        room = KeptRoom.open(history.journal(0, 1), "den");
        room.joins();
    }

    @AfterEach
    void close() {
        Waiting.forResult(history.close());
        assertEquals(0, stats.mistakes().made());
    }

    private Event redacted(Event said) {
        return room.make(
                key -> new Event.Redacted(key, room.timeMs(), room.ann, ((Event.Said) said).erased(), "a slip"));
    }

    private List<Event> read(Archive.Kind kind) {
        return Waiting.forResult(history.read(all(kind))).events();
    }

    private Archive.Range all(Archive.Kind kind) {
        return new Archive.Range(room.log.number(), 1, MessageId.MAX_SEQ, kind, Archive.Side.OLDEST, 1000);
    }

    private boolean hasWords(Event said) throws Exception {
        return hasRow(findsWords(), said);
    }

    private boolean hasRow(String query, Event said) throws Exception {
        try (Connection connection = Looking.into(uri());
                PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setLong(1, said.key());
            try (ResultSet found = statement.executeQuery()) {
                return found.next();
            }
        }
    }

    private String body(Event said) throws Exception {
        try (Connection connection = Looking.into(uri());
                PreparedStatement statement = connection.prepareStatement("select body from event where id = ?")) {
            statement.setLong(1, said.key());
            try (ResultSet found = statement.executeQuery()) {
                assertTrue(found.next());
                return new String(found.getBytes(1), StandardCharsets.ISO_8859_1);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void theWordsAreInNoTableOnceTheDeletionIsStored(Durability way) throws Exception {
        open(way);
        Event said = room.said(SECRET);
        Event other = room.said("and more");
        room.give(List.of(said, other));
        read(Archive.Kind.EVENTS);
        assertTrue(hasWords(said) && body(said).contains(SECRET));

        room.give(List.of(redacted(said)));
        List<Event> events = read(Archive.Kind.EVENTS);
        assertFalse(hasWords(said));
        assertFalse(body(said).contains(SECRET));
        assertTrue(hasWords(other) && body(other).contains("and more"));
        assertErased(said, events);
    }

    private void assertErased(Event said, List<Event> events) {
        Event.Erased left = ((Event.Said) Bodies.asRead(said)).erased();
        assertEquals(left, events.get((int) said.seq() - 1));
        Event.Redacted last = (Event.Redacted) events.get(events.size() - 1);
        assertEquals(left, last.erased());
        assertEquals("a slip", last.reason());
        assertTrue(read(Archive.Kind.SPEECH).contains(left));
    }

    @ParameterizedTest
    @EnumSource
    void aMessageAndItsDeletionMayBeStoredTogether(Durability way) throws Exception {
        open(way);
        Event said = room.said(SECRET);
        Event deleted = redacted(said);
        room.give(List.of(said, deleted));

        List<Event> events = read(Archive.Kind.EVENTS);
        assertFalse(hasWords(said));
        assertFalse(body(said).contains(SECRET));
        assertErased(said, events);
    }

    /** One that has been stored for a while, among others. */
    void deletesAMessage() throws Exception {
        open(Durability.RELAYED);
        room.says(100);
        Event said = room.said(SECRET);
        room.give(List.of(said));
        room.says(100);
        read(Archive.Kind.EVENTS);
        room.give(List.of(redacted(said)));
        read(Archive.Kind.EVENTS);
    }

    @Test
    void aDeletedMessageIsNotFound() throws Exception {
        open(Durability.RELAYED);
        Event said = room.said("a slip of the tongue");
        room.give(List.of(said));
        Archive.Search search = new Archive.Search(
                List.of(new Archive.Part(room.log.number(), 1, MessageId.MAX_SEQ)),
                Sought.parse("slip"),
                "ann",
                0,
                Long.MAX_VALUE,
                null,
                10);
        assertEquals(1, Waiting.forFinds(history, search).events().size());
        room.give(List.of(redacted(said)));
        assertEquals(List.of(), Waiting.forFinds(history, search).events());
        Archive.Search ofAnn = new Archive.Search(search.parts(), Sought.ANYTHING, "ann", 0, Long.MAX_VALUE, null, 10);
        assertEquals(List.of(), Waiting.forFinds(history, ofAnn).events());
    }

    @Test
    void aPageThatWaitsForNoCommitHasNoDeletedWords() throws Exception {
        open(Durability.RELAYED);
        Event said = room.said(SECRET);
        room.give(List.of(said));
        room.says(20);
        read(Archive.Kind.EVENTS);
        room.give(List.of(redacted(said)));

        Archive.Range old =
                new Archive.Range(room.log.number(), 1, MessageId.MAX_SEQ, Archive.Kind.SPEECH, Archive.Side.OLDEST, 2);
        List<Event> events = Waiting.forResult(history.read(old)).events();
        assertEquals(((Event.Said) Bodies.asRead(said)).erased(), events.get(0));
        assertTrue(hasWords(said), "nothing has been committed for it");
    }

    @ParameterizedTest
    @EnumSource
    void aMessageIsDeletedTwiceAsOnce(Durability way) throws Exception {
        open(way);
        Event said = room.said(SECRET);
        room.give(List.of(said, redacted(said)));
        room.give(List.of(redacted(said)));

        assertErased(said, read(Archive.Kind.EVENTS));
    }

    @ParameterizedTest
    @EnumSource
    void whatProgramsSaidIsDeletedAsWell(Durability way) throws Exception {
        open(way);
        Event said = room.said(Speech.line(Speech.Kind.REQUEST, Buffer.buffer(SECRET)));
        room.give(List.of(said, redacted(said)));

        List<Event> events = read(Archive.Kind.EVENTS);
        assertFalse(body(said).contains(SECRET));
        assertEquals(((Event.Said) Bodies.asRead(said)).erased(), events.get(1));
        assertEquals(List.of(), read(Archive.Kind.SPEECH));
    }

    /** Has the database take no deletion, until {@link #allowsDeletions}. */
    abstract String[] refusesDeletions();

    abstract String[] allowsDeletions();

    private void execute(String... statements) throws Exception {
        try (Connection connection = Looking.into(uri());
                Statement statement = connection.createStatement()) {
            for (String one : statements) {
                statement.execute(one);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void nothingIsErasedBeforeTheDeletionIsCommitted(Durability way) throws Exception {
        open(way);
        Event said = room.said(SECRET);
        room.give(List.of(said));
        read(Archive.Kind.EVENTS);
        execute(refusesDeletions());
        var given = room.give(List.of(redacted(said)));
        history.read(all(Archive.Kind.EVENTS));
        Waiting.until("it can't be stored", () -> !history.health().isWorking());
        assertTrue(hasWords(said) && body(said).contains(SECRET));
        // What everybody has seen deleted is not read any more, though it is there still.
        assertEquals(way == Durability.STORED, read(Archive.Kind.SPEECH).contains(Bodies.asRead(said)));

        execute(allowsDeletions());
        if (way == Durability.STORED) {
            Waiting.forFailure(given);
            assertTrue(hasWords(said) && body(said).contains(SECRET));
        } else {
            Waiting.until("it works again", () -> history.health().isWorking());
            assertErased(said, read(Archive.Kind.EVENTS));
            assertFalse(hasWords(said));
        }
    }
}
