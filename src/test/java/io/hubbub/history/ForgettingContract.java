package io.hubbub.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.hubbub.Person;
import io.hubbub.TestServer;
import io.hubbub.room.Event;
import io.hubbub.room.Member;
import io.hubbub.room.Names;
import io.hubbub.room.Profile;
import io.hubbub.room.Speech;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What {@code history forget} leaves of a nick, whoever has the database. */
@Timeout(240)
abstract class ForgettingContract extends CommandContract {
    private static final Member BOB =
            new Member(9, "Bobolink", new Profile("oriole", "", "Robert of Oriole"), Set.of(), 0);

    /** In no form of them the dump has these afterwards; the index has words without what they begin with. */
    private static final List<String> TRACES = List.of("obolink", "riole", "ymurgyflux");

    ForgettingContract() {
        super(60_000);
    }

    /** All that is in the database, or in its files, with small letters. */
    abstract String dump() throws Exception;

    /** Has the database take no change of an event, until {@link #allowsChanges}. */
    abstract String[] refusesChanges();

    abstract String[] allowsChanges();

    private HistoryTool.Outcome forget(String... more) throws Exception {
        List<String> arguments = new ArrayList<>(List.of("forget", "--nick", "BOBOLINK"));
        arguments.addAll(List.of(more));
        return tool(arguments.toArray(String[]::new));
    }

    private static Event said(KeptRoom room, String text) {
        return room.make(key -> new Event.Said(key, room.timeMs(), BOB, Speech.line(text)));
    }

    private static Event joins(KeptRoom room) {
        return room.make(key -> new Event.Joined(key, room.timeMs(), BOB));
    }

    private static Event setsTopic(KeptRoom room, String topic) {
        return room.make(key -> new Event.TopicSet(key, room.timeMs(), BOB, topic));
    }

    private void assertNoTrace() throws Exception {
        String dump = dump();
        for (String trace : TRACES) {
            int at = dump.indexOf(trace);
            assertTrue(at < 0, () -> "left: " + readable(dump.substring(Math.max(0, at - 40), at + 20)));
        }
        assertTrue(dump.contains("kept-words"), "what others said");
    }

    private static String readable(String text) {
        return text.replaceAll("[^ -~]", ".");
    }

    private void assertTraces() throws Exception {
        String dump = dump();
        for (String trace : TRACES) {
            assertTrue(dump.contains(trace), trace);
        }
    }

    private void execute(String... statements) throws Exception {
        try (Connection connection = Looking.into(uri());
                Statement statement = connection.createStatement()) {
            for (String one : statements) {
                statement.execute(one);
            }
        }
    }

    private long number(String query) throws SQLException {
        try (Connection connection = Looking.into(uri());
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(query)) {
            return found.next() ? found.getLong(1) : 0;
        } catch (SQLException failure) {
            throw failure;
        } catch (Exception failure) {
            throw new AssertionError(failure);
        }
    }

    /** Two rooms in which he was, and one in which he was not. */
    private void fill() throws Exception {
        KeptRoom den = room("den");
        den.joins();
        Waiting.forResult(den.give(List.of(joins(den), said(den, "zymurgyflux one"))));
        Waiting.forResult(den.says("kept-words of ann"));
        Waiting.forResult(den.give(List.of(setsTopic(den, "about zymurgyflux"), said(den, "zymurgyflux two"))));
        den.setsTopic("kept-words");
        KeptRoom attic = room("attic");
        attic.joins();
        Waiting.forResult(attic.give(List.of(said(attic, "zymurgyflux three"))));
        KeptRoom pit = room("pit");
        pit.joins();
        Waiting.forResult(pit.says("kept-words"));
    }

    @Test
    void conversationsWithWhoeverIsForgottenGo() throws Exception {
        room("den");
        execute(
                mail(7, "bobolink", "bobolink", 1),
                mail(7, "bobolink", "ann", 2),
                mail(8, "ann", "bobolink", 1),
                mail(7, "carl", "carl", 3),
                "insert into correspondence (account, peer, name, last, read) values (7, 'bobolink', 'Bobolink', 2, 0)",
                "insert into mailbox (account, messages) values (7, 3)",
                "insert into mailbox (account, messages) values (8, 1)");
        close();
        HistoryTool.Outcome dry = forget("--dry-run");
        assertEquals("direct messages: 3 messages, 0 other events", dry.out().get(0));
        HistoryTool.Outcome done = forget();
        assertEquals("direct messages: 3 messages, 0 other events", done.out().get(0));
        assertEquals(1, number("select count(*) from mail"));
        assertEquals(0, number("select count(*) from correspondence"));
        assertEquals(1, number("select messages from mailbox"));
    }

    private static String mail(long account, String peer, String sender, long time) {
        return "insert into mail (account, peer, time, message, kind, sender, other, body) values (" + account + ", '"
                + peer + "', " + time + ", 1, 1, '" + sender + "', 0, '')";
    }

    @Test
    void withoutAServerTheToolDoesItByItself() throws Exception {
        fill();
        close();
        assertTraces();
        HistoryTool.Outcome dry = forget("--dry-run");
        assertEquals(
                List.of(
                        "den: 2 messages, 2 other events",
                        "attic: 1 message, 0 other events",
                        "That would be emptied, and have deleted in the place of BOBOLINK. Nothing is changed."),
                dry.out());
        assertTraces();
        assertEquals(5, number("select count(*) from event where nick = 'bobolink'"));

        HistoryTool.Outcome done = forget();
        assertEquals(0, done.code(), done.err());
        assertEquals(
                List.of(
                        "den: 2 messages, 2 other events",
                        "attic: 1 message, 0 other events",
                        "BOBOLINK is forgotten: deleted stands in its place."),
                done.out());
        assertNoTrace();
        assertEquals(0, number("select count(*) from forget"));
        assertEquals(0, number("select count(*) from forgotten"));
        assertEquals(List.of("Nothing was kept of BOBOLINK."), forget().out());
    }

    @Test
    void whatIsLeftReadsAsDeletedMessagesUnderTheirNumbers() throws Exception {
        fill();
        close();
        assertEquals(0, forget().code());
        List<JsonNode> den = tool("export", "--room", "den").json();
        assertEquals(List.of("1", "2", "3", "4", "6", "7"), numbers(den));
        List<String> kinds =
                den.stream().map(line -> line.path("kind").asText()).toList();
        assertEquals(List.of("", "join", "join", "deleted", "message", "deleted", "topic"), kinds);
        assertEquals(
                Names.FORGOTTEN, den.get(2).path("nick").asText(), den.get(2).toString());
        assertEquals(3, number("select count(*) from event where nick = '" + Names.FORGOTTEN + "' and kind = 1"));
        assertEquals(
                7,
                number("select count(*) from event where id / 68719476736 = "
                        + den.get(0).path("log")));
        // It goes on as if nothing had been.
        KeptRoom again = room("den");
        assertEquals(7, again.state.seq());
        again.joins();
        Waiting.forResult(again.says("more"));
        assertEquals(9, again.state.seq());
    }

    private static List<String> numbers(List<JsonNode> lines) {
        return lines.stream()
                .filter(line -> line.path("type").asText().equals("event"))
                .map(line -> line.path("seq").asText())
                .toList();
    }

    @Test
    void aRoomAndATimeNarrowIt() throws Exception {
        fill();
        close();
        assertEquals(
                List.of("attic: 1 message, 0 other events", "BOBOLINK is forgotten: deleted stands in its place."),
                forget("--room", "ATTIC").out());
        assertEquals(
                List.of("Nothing was kept of BOBOLINK."),
                forget("--until", "1000").out());
        // The words of the den were all said at 1000 or 1001.
        assertEquals(
                "den: 1 message, 1 other event", forget("--since", "1001").out().get(0));
        assertEquals("den: 1 message, 1 other event", forget().out().get(0));
        assertNoTrace();
    }

    @Test
    void aServerThatRunsDoesItWhileItsRoomsGoOn() throws Exception {
        String configuration = """
                {'history': {'uri': '%s', 'durability': 'relayed', 'flushMillis': 5000},
                 'doors': [{'door': 'line', 'port': 0, 'room': 'Lobby', 'floodBurst': 0}]}
                """.formatted(uri());
        try (TestServer server = TestServer.start(configuration)) {
            Person ann = server.person("line").is("ann");
            Person bob = server.person("line").is("Bobolink");
            bob.types("/topic about kept-words");
            until(bob, "* Bobolink set the topic: about kept-words");
            bob.types("zymurgyflux").sees("Bobolink: zymurgyflux");
            ann.types("hello bobo-link");
            until(ann, "ann: hello bobo-link");
            // Who reads it has it stored, so it is counted.
            ann.types("/history");
            until(ann, "ann: hello bobo-link");
            HistoryTool.Outcome done = forget();
            assertEquals(0, done.code(), done.err());
            assertTrue(
                    done.out().get(0).startsWith("Lobby: 1 message, "),
                    done.out().toString());
            ann.types("/history");
            assertTrue(
                    until(ann, "a message of deleted is deleted").stream().noneMatch(line -> line.contains("zymurgy")));
            bob.types("here again");
            until(ann, "Bobolink: here again");
            String exported =
                    String.join("\n", tool("export", "--room", "lobby").out());
            assertFalse(exported.contains("zymurgyflux"), exported);
        }
        String after = String.join("\n", tool("export", "--room", "lobby").out());
        assertTrue(after.contains("here again") && after.contains("hello bobo-link"), after);
        assertEquals(0, forget().code());
        assertNoTrace();
        // The room has its topic still, and a server goes on with it.
        try (TestServer server = TestServer.start(configuration)) {
            Person eve = server.person("line").types("/topic");
            until(eve, "Topic, set by deleted: about kept-words");
        }
    }

    /** Returns the lines up to one that has some words in it. */
    private static List<String> until(Person person, String words) {
        List<String> lines = new ArrayList<>();
        do {
            lines.add(person.line());
        } while (!lines.get(lines.size() - 1).contains(words));
        return lines;
    }

    @Test
    void aRoomInMemoryDoesNotBringItBack() throws Exception {
        open(Durability.RELAYED);
        KeptRoom den = room("den");
        den.joins();
        den.give(List.of(joins(den), said(den, "zymurgyflux"), setsTopic(den, "kept-words")));
        // Nothing is committed by itself: the order is taken up before that.
        nowMs.set(den.timeMs());
        HistoryTool.Outcome done = forget();
        assertEquals(0, done.code(), done.err());
        den.give(List.of(den.make(key -> new Event.TopicSet(key, den.timeMs(), den.ann, "kept-words"))));
        den.give(List.of(setsTopic(den, "kept-words, too")));
        Waiting.forResult(den.leaves());
        KeptRoom again = room("den");
        assertEquals(Names.FORGOTTEN, again.state.topic().by());
        again.joins();
        close();
        assertEquals(0, forget().code());
        assertNoTrace();
    }

    @Test
    void whoeverIsKilledInTheMiddleIsGoneOnAfter() throws Exception {
        KeptRoom den = room("den");
        den.joins();
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            events.add(said(den, "zymurgyflux " + i));
            events.add(den.said("kept-words " + i));
        }
        Waiting.forResult(den.give(events));
        close();
        Process killed = new HistoryTool(work, uri()).start("forget", "--nick", "bobolink");
        try {
            while (number("select coalesce(max(looked), 0) from forget") == 0) {
                assertTrue(killed.isAlive(), "it has ended before it was killed");
            }
        } finally {
            killed.destroyForcibly().waitFor();
        }
        assertNotEquals(0, killed.exitValue());
        long left = number("select count(*) from event where nick = 'bobolink'");
        assertTrue(left > 0 && left < 10_000, left + " are left");

        // The first order is carried out first, so little is left for the second one.
        HistoryTool.Outcome again = forget();
        assertEquals(0, again.code(), again.err());
        assertEquals(List.of("Nothing was kept of BOBOLINK."), again.out());
        assertNoTrace();
        assertEquals(10_000, number("select count(*) from event where nick = '" + Names.FORGOTTEN + "'"));
        assertEquals(10_000, number("select sum(messages) from forgotten"));
        List<Long> numbers = tool("export", "--room", "den").json().stream()
                .skip(1)
                .map(line -> line.path("seq").asLong())
                .toList();
        assertEquals(LongStream.rangeClosed(1, 20_001).boxed().toList(), numbers);
    }

    @Test
    void aServerGoesOnWithWhatAToolHasBegun() throws Exception {
        fill();
        close();
        try (Forgetter forgetter = Forgetter.open(uri(), System::currentTimeMillis, System::nanoTime)) {
            forgetter.order(new Forgetter.Wanted("bobolink", "", 0, 0));
        }
        open(Durability.STORED);
        Waiting.until("the server has done it", () -> isDone());
        close();
        assertNoTrace();
    }

    private boolean isDone() {
        try {
            return number("select count(*) from forget where phase < 2") == 0;
        } catch (SQLException busy) {
            return false;
        }
    }

    @Test
    void aStepThatFailsCostsNothingThatIsSaid() throws Exception {
        fill();
        execute(refusesChanges());
        long order;
        try (Forgetter forgetter = Forgetter.open(uri(), System::currentTimeMillis, System::nanoTime)) {
            order = forgetter.order(new Forgetter.Wanted("bobolink", "", 0, 0));
        }
        Waiting.until("it is taken up", () -> isTaken(order));
        KeptRoom loft = room("loft");
        loft.joins();
        Waiting.forResult(loft.says("kept-words"));
        assertTrue(history.health().isWorking());
        execute(allowsChanges());
        Waiting.until("it is done after all", () -> isDone());
    }

    private boolean isTaken(long order) {
        try {
            return number("select until_ms from forget where id = " + order) > 0;
        } catch (SQLException busy) {
            return false;
        }
    }

    @Test
    void whatCantBeIsRefusedInASentence() throws Exception {
        room("den").joins();
        HistoryTool.Outcome room = forget("--room", "nowhere");
        assertEquals(2, room.code());
        assertEquals(
                "--room: nothing is kept of a room nowhere; hubbub history rooms lists those that are kept\n",
                room.err());
        HistoryTool.Outcome server = tool("forget", "--nick", "Server");
        assertEquals(2, server.code());
        assertEquals("--nick: Server is a name of the server's, and of no person\n", server.err());
        HistoryTool.Outcome nobody = tool("forget", "--nick", "a b");
        assertEquals(2, nobody.code());
        assertEquals("--nick: a b is nobody's nick\n", nobody.err());
        assertEquals(2, tool("forget").code());
    }
}
