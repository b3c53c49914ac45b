package io.hubbub.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.hubbub.Person;
import io.hubbub.TestServer;
import io.hubbub.room.Event;
import io.hubbub.store.Schema;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the command line tells of what is kept, in a process of its own beside whatever writes. */
@Timeout(120)
abstract class HistoryToolContract extends CommandContract {
    private static final ObjectMapper JSON = new ObjectMapper();

    HistoryToolContract() {
        super(50);
    }

    private static List<String> texts(List<JsonNode> lines) {
        return lines.stream()
                .filter(line -> line.path("kind").asText().equals("message"))
                .map(line -> line.path("text").asText())
                .toList();
    }

    @Test
    void theSameIsToldWhileTheServerRunsAndAfterwards() throws Exception {
        String configuration = """
                {'history': {'uri': '%s', 'durability': 'stored'},
                 'doors': [{'door': 'line', 'port': 0, 'room': 'Lobby', 'floodBurst': 0}]}
                """.formatted(uri());
        HistoryTool.Outcome running;
        try (TestServer server = TestServer.start(configuration)) {
            Person ann = server.person("line").is("ann");
            ann.types("grüße, 東京").sees("ann: grüße, 東京");
            assertEquals(0, tool("rooms").code());
            running = tool("export", "--room", "lobby");
            ann.types("still here").sees("ann: still here");
        }
        assertEquals(List.of("grüße, 東京"), texts(running.json()));
        List<JsonNode> after = tool("export", "--room", "LOBBY").json();
        assertEquals(List.of("grüße, 東京", "still here"), texts(after));
        assertEquals(
                running.json().subList(1, running.out().size()),
                after.subList(1, running.out().size()));
        assertEquals("Lobby", after.get(0).path("room").asText());
        // Nothing of the tool's keeps the next server out.
        TestServer.start(configuration).close();
    }

    @Test
    void roomsAreListedWithWhatIsKeptOfThem() throws Exception {
        KeptRoom den = room("den");
        den.joins();
        den.says(2);
        KeptRoom attic = room("attic");
        attic.joins();
        attic.setsKey("sesame");
        attic.leaves();
        nowMs.addAndGet(TimeUnit.MINUTES.toMillis(11));
        room("attic").joins();
        assertEquals(
                List.of(
                        "FROM                 TO                       EVENTS STATE ROOM",
                        "1970-01-01T00:00:01Z 1970-01-01T00:00:01Z          3 ended attic",
                        "1970-01-01T00:00:01Z 1970-01-01T00:00:01Z          1 open  attic",
                        "1970-01-01T00:00:01Z 1970-01-01T00:00:01Z          3 open  den"),
                tool("rooms").out());
        JsonNode last = tool("rooms", "--json").json().get(2);
        assertEquals(JSON.readTree("""
                        {"type":"room","room":"den","log":%s,"first":1,"last":3,"events":3,
                         "fromTime":1000,"toTime":1002,"open":true}
                        """.formatted(den.log.number())), last);
    }

    @Test
    void eachIncarnationOfARoomBeginsWithALineThatSaysWhich() throws Exception {
        KeptRoom first = room("attic");
        first.joins();
        first.says(1);
        first.setsKey("sesame");
        first.leaves();
        nowMs.addAndGet(TimeUnit.MINUTES.toMillis(11));
        KeptRoom second = room("attic");
        second.joins();
        Waiting.forResult(second.says("anew"));
        List<JsonNode> lines = tool("export", "--room", "attic").json();
        List<String> kinds = lines.stream()
                .map(line -> line.path("type").asText() + " " + line.path("log").asText("")
                        + line.path("kind").asText(""))
                .toList();
        assertEquals(
                List.of(
                        "room " + first.log.number(),
                        "event join",
                        "event message",
                        "event mode",
                        "event leave",
                        "room " + second.log.number(),
                        "event join",
                        "event message"),
                kinds);
        assertFalse(lines.get(0).path("open").asBoolean());
        assertTrue(lines.get(5).path("open").asBoolean());
    }

    @Test
    void aLongPastComesWholeAndInOrderPageByPage() throws Exception {
        KeptRoom den = room("den");
        den.joins();
        den.says(2500);
        Waiting.forResult(den.says("the last one"));
        List<Long> numbers = tool("export", "--room", "den").json().stream()
                .skip(1)
                .map(line -> line.path("seq").asLong())
                .toList();
        assertEquals(LongStream.rangeClosed(1, 2502).boxed().toList(), numbers);
        List<JsonNode> some = tool(
                        "export",
                        "--room",
                        "den",
                        "--since",
                        "2001",
                        "--until",
                        Instant.ofEpochMilli(3010).toString())
                .json();
        // Each event is a millisecond after the one before, the first speech at 1001.
        assertEquals(1002, some.get(1).path("seq").asLong());
        assertEquals(2010, some.get(some.size() - 1).path("seq").asLong());
        assertEquals(
                List.of(),
                tool("export", "--room", "den", "--since", "1970-01-02").out());
    }

    @Test
    void whatIsDeletedStaysSoAndWhatIsMissingIsToldInItsPlace() throws Exception {
        KeptRoom den = room("den");
        den.joins();
        Event secret = den.said("a secret");
        Waiting.forResult(den.give(List.of(secret)));
        den.says(3);
        Event.Erased erased = ((Event.Said) secret).erased();
        Waiting.forResult(
                den.give(List.of(den.make(key -> new Event.Redacted(key, den.timeMs(), den.ann, erased, "a slip")))));
        try (Connection connection = Looking.into(uri());
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("delete from event where id = " + (secret.key() + 2));
            statement.executeUpdate("insert into gap (log, from_seq, to_seq, most) values (" + den.log.number() + ", "
                    + (secret.seq() + 2) + ", " + (secret.seq() + 2) + ", 1)");
        }
        HistoryTool.Outcome exported = tool("export", "--room", "den");
        List<String> lines = exported.json().stream()
                .map(line -> line.path("type").asText()
                        + line.path("seq").asText(" ")
                        + line.path("kind").asText(""))
                .toList();
        assertEquals(
                List.of(
                        "room ",
                        "event1join",
                        "event2deleted",
                        "event3message",
                        "gap ",
                        "event5message",
                        "event6redact"),
                lines);
        assertEquals(
                JSON.readTree("{\"type\":\"gap\",\"room\":\"den\",\"from\":4,\"to\":4,\"most\":1}"),
                exported.json().get(4));
        assertFalse(String.join("\n", exported.out()).contains("a secret"));
    }

    @Test
    void whatCantBeIsRefusedInASentence() throws Exception {
        HistoryTool.Outcome empty = tool("rooms");
        assertEquals(2, empty.code());
        assertEquals(1, empty.err().lines().count(), empty.err());
        assertTrue(empty.err().contains("conf.json: history.uri: "), empty.err());
        room("den").joins();
        HistoryTool.Outcome unknown = tool("export", "--room", "pit");
        assertEquals(2, unknown.code());
        assertEquals(
                "--room: nothing is kept of a room pit; hubbub history rooms lists those that are kept\n",
                unknown.err());
        HistoryTool.Outcome never = tool("export", "--room", "den", "--since", "yesterday");
        assertEquals(2, never.code());
        assertTrue(never.err().contains("expected a time as 2026-11-28T07:30:00Z"), never.err());
        try (Connection connection = Looking.into(uri());
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("update flyway_schema_history set version = '99' where version = '1'");
        }
        HistoryTool.Outcome newer = tool("rooms");
        assertEquals(2, newer.code());
        assertTrue(
                newer.err()
                        .contains("it was made by a newer version (its schema is 99, " + Schema.VERSION
                                + " is known here)"),
                newer.err());
        assertEquals(List.of(), newer.out());
    }
}
