package io.hubbub.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hubbub.home.Journal;
import io.hubbub.hub.Holdings;
import io.hubbub.room.Claim;
import io.hubbub.room.Mode;
import io.hubbub.stats.ConnectionStats;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is known of those who hold a claim after the server was started again, whichever database it is kept in. */
abstract class HoldingsContract {
    private static final Claim ANN = Claim.ofSecret(new byte[] {1});
    private static final Claim BOB = Claim.ofSecret(new byte[] {2});

    private final ConnectionStats stats = new ConnectionStats();
    private final AtomicLong nowMs = new AtomicLong(1_800_000_000_000L);
    private History history;
    private Journal journal;

    /** A database with nothing in it, the same throughout a test. */
    abstract String uri() throws Exception;

    @BeforeEach
    void open() throws Exception {
        HistorySettings settings = new HistorySettings(
                uri(), Durability.RELAYED, 5, 0, 0, 1 << 20, 100, 10, HistorySettings.Mail.USUAL, Map.of());
        history = History.open(settings, stats.mistakes(), nowMs::get, System::nanoTime);
        journal = history.journal(0, 1);
    }

    @AfterEach
    void close() {
        Waiting.forResult(history.close());
        assertEquals(0, stats.mistakes().made());
    }

    private void startAgain() throws Exception {
        Waiting.forResult(history.close());
        open();
    }

    private KeptRoom room(String name) {
        KeptRoom room = KeptRoom.open(journal, name);
        room.joins();
        return room;
    }

    private long mark(Claim holder, KeptRoom room, long seq) {
        return history.holdings().mark(holder, room.log.number(), seq);
    }

    private OptionalLong marked(Claim holder, KeptRoom room) {
        return history.holdings().marked(holder, room.log.number());
    }

    private long asLong(String query) throws Exception {
        try (Connection connection = Looking.into(uri());
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(query)) {
            return found.next() ? found.getLong(1) : -1;
        }
    }

    private void awaits(long wanted, String query) throws Exception {
        long endNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (asLong(query) != wanted) {
            assertTrue(System.nanoTime() < endNs, () -> "not in time: " + wanted + " by " + query);
            LockSupport.parkNanos(1_000_000);
        }
    }

    // Marks.

    @Test
    void howFarSomebodyHasReadIsKnownAfterANewStart() throws Exception {
        KeptRoom den = room("den");
        KeptRoom pit = room("pit");
        den.says(9);
        assertEquals(4, mark(ANN, den, 4));
        assertEquals(3, mark(BOB, den, 3));
        assertEquals(1, mark(ANN, pit, 1));
        startAgain();
        assertEquals(OptionalLong.of(4), marked(ANN, den));
        assertEquals(OptionalLong.of(3), marked(BOB, den));
        assertEquals(OptionalLong.of(1), marked(ANN, pit));
        assertEquals(OptionalLong.empty(), marked(BOB, pit));
    }

    @Test
    void whatWasReadIsNeverUnread() throws Exception {
        KeptRoom den = room("den");
        mark(ANN, den, 4);
        startAgain();
        assertEquals(4, mark(ANN, den, 2));
        startAgain();
        assertEquals(5, mark(ANN, den, 5));
        startAgain();
        assertEquals(OptionalLong.of(5), marked(ANN, den));
    }

    @Test
    void aMarkIsWrittenWithoutAnythingElseThatHappens() throws Exception {
        KeptRoom den = room("den");
        for (int i = 1; i <= 5000; i++) {
            mark(ANN, den, i);
        }
        awaits(5000, "select seq from marker");
        mark(ANN, den, 5001);
        awaits(5001, "select seq from marker");
        assertEquals(1, asLong("select count(*) from marker"));
    }

    @Test
    void aRoomThatIsFoundedAnewIsUnreadAndTheMarksOfTheOldOneGo() throws Exception {
        KeptRoom den = room("den");
        mark(ANN, den, 4);
        den.switches(Mode.SECRET);
        den.leaves();
        awaits(1, "select count(*) from marker");
        nowMs.addAndGet(TimeUnit.MINUTES.toMillis(11));
        KeptRoom again = room("den");
        assertEquals(OptionalLong.empty(), marked(ANN, again));
        awaits(0, "select count(*) from marker");
        assertEquals(OptionalLong.empty(), marked(ANN, den));
    }

    @Test
    void theMarksOfAnEmptyRoomStayAsLongAsItMayBeGoneOnWith() throws Exception {
        KeptRoom den = room("den");
        mark(ANN, den, 1);
        den.leaves();
        nowMs.addAndGet(TimeUnit.DAYS.toMillis(80));
        startAgain();
        assertEquals(OptionalLong.of(1), marked(ANN, room("den")));
    }

    @Test
    void whoDoesNotComeBackIsForgotten() throws Exception {
        KeptRoom den = room("den");
        mark(ANN, den, 1);
        history.holdings().has(ANN, 5, nowMs.get());
        awaits(2, "select (select count(*) from marker) + (select count(*) from visit)");
        nowMs.addAndGet(TimeUnit.DAYS.toMillis(80));
        mark(BOB, den, 1);
        nowMs.addAndGet(TimeUnit.DAYS.toMillis(11));
        awaits(1, "select (select count(*) from marker) + (select count(*) from visit)");
        assertEquals(OptionalLong.empty(), marked(ANN, den));
        nowMs.addAndGet(TimeUnit.DAYS.toMillis(80));
        startAgain();
        assertEquals(OptionalLong.empty(), marked(BOB, den));
        assertEquals(0, asLong("select count(*) from marker"));
    }

    @Test
    void ofTooManyMarksThoseSetLongestAgoGoFromTheDatabaseToo() throws Exception {
        KeptRoom den = room("den");
        for (int i = 0; i < Holdings.MOST_MARKS + 50; i++) {
            mark(new Claim("c" + i), den, 1);
        }
        awaits(Holdings.MOST_MARKS, "select count(*) from marker");
        assertEquals(OptionalLong.empty(), marked(new Claim("c49"), den));
        mark(new Claim("c50"), den, 2);
        mark(new Claim("one more"), den, 2);
        awaits(1, "select count(*) from marker where holder = 'one more'");
        awaits(Holdings.MOST_MARKS, "select count(*) from marker");
        assertEquals(0, asLong("select count(*) from marker where holder = 'c51'"));
        startAgain();
        assertEquals(OptionalLong.of(2), marked(new Claim("c50"), den));
        assertEquals(OptionalLong.empty(), marked(new Claim("c51"), den));
        assertEquals(OptionalLong.of(1), marked(new Claim("c52"), den));
    }

    @Test
    void whileTheDatabaseFailsMarksAreKnownAndWrittenAfterwards() throws Exception {
        KeptRoom den = room("den");
        awaits(1, "select count(*) from event");
        execute("alter table marker rename to marker_gone");
        mark(ANN, den, 1);
        long endNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (history.failingSinceMs() == 0) {
            assertTrue(System.nanoTime() < endNs, "does not fail");
            LockSupport.parkNanos(1_000_000);
        }
        assertEquals(7, mark(ANN, den, 7));
        assertEquals(OptionalLong.of(7), marked(ANN, den));
        execute("alter table marker_gone rename to marker");
        awaits(7, "select seq from marker");
    }

    void execute(String statement) throws Exception {
        try (Connection connection = Looking.into(uri());
                Statement execution = connection.createStatement()) {
            execution.execute(statement);
        }
    }

    // Sessions.

    @Test
    void whoseSessionItWasIsKnownAfterANewStart() throws Exception {
        long began = nowMs.get();
        history.holdings().has(ANN, 5, began);
        history.holdings().has(BOB, 6, began);
        startAgainLater();
        assertTrue(history.holdings().had(ANN, 5, began));
        assertTrue(history.holdings().had(ANN, 5, began + 1000));
        assertFalse(history.holdings().had(ANN, 5, began - 1));
        assertFalse(history.holdings().had(ANN, 6, began + 1000));
        assertFalse(history.holdings().had(BOB, 5, began + 1000));
    }

    private void startAgainLater() throws Exception {
        nowMs.addAndGet(1000);
        startAgain();
        nowMs.addAndGet(1000);
    }

    @Test
    void whatTheSameNumberSaidAfterTheServerStartedAgainIsNotTheirs() throws Exception {
        long first = nowMs.get();
        history.holdings().has(ANN, 5, first);
        startAgainLater();
        long second = nowMs.get() - 500;
        history.holdings().has(BOB, 5, second);
        startAgainLater();
        long third = nowMs.get() - 500;
        history.holdings().has(ANN, 5, third);
        for (String when : List.of("before", "after a new start")) {
            assertEquals("Ann Bob Ann", owner(first) + " " + owner(second) + " " + owner(third), when);
            startAgainLater();
        }
    }

    private String owner(long timeMs) {
        boolean isAnns = history.holdings().had(ANN, 5, timeMs);
        boolean isBobs = history.holdings().had(BOB, 5, timeMs);
        return isAnns && isBobs ? "both" : isAnns ? "Ann" : isBobs ? "Bob" : "nobody";
    }

    @Test
    void ofTooManySessionsTheOldestAreForgotten() throws Exception {
        for (int i = 0; i <= Visits.MOST; i++) {
            history.holdings().has(ANN, i, nowMs.get());
        }
        assertFalse(history.holdings().had(ANN, 0, nowMs.get()));
        assertTrue(history.holdings().had(ANN, 1, nowMs.get()));
        awaits(Visits.MOST, "select count(*) from visit");
    }

    // Processes that are killed.

    /** Runs until it is killed; prints a line when all is in the database. */
    static final class Killed {
        private Killed() {}

        public static void main(String[] arguments) throws SQLException, InterruptedException {
            History history = History.open(
                    new HistorySettings(
                            arguments[0],
                            Durability.RELAYED,
                            5,
                            0,
                            0,
                            1 << 20,
                            100,
                            10,
                            HistorySettings.Mail.USUAL,
                            Map.of()),
                    new ConnectionStats().mistakes(),
                    System::currentTimeMillis,
                    System::nanoTime);
            KeptRoom den = KeptRoom.open(history.journal(0, 1), "den");
            den.joins();
            den.says(9);
            history.holdings().mark(ANN, den.log.number(), 4);
            history.holdings().has(ANN, 5, 1_800_000_000_000L - 10);
            while (true) {
                try (Connection connection = Looking.into(arguments[0]);
                        Statement statement = connection.createStatement();
                        ResultSet found = statement.executeQuery("select count(*) from marker, visit")) {
                    if (found.next() && found.getLong(1) == 1) {
                        System.out.println("stored " + den.log.number());
                        TimeUnit.MINUTES.sleep(5);
                    }
                }
            }
        }
    }

    @Test
    void aServerThatIsKilledForgetsNothingOfIt() throws Exception {
        Waiting.forResult(history.close());
        Process process = new ProcessBuilder(
                        System.getProperty("java.home") + "/bin/java",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Killed.class.getName(),
                        uri())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String line;
        try (var output = process.inputReader()) {
            line = output.readLine();
        } finally {
            process.destroyForcibly().waitFor();
        }
        open();
        KeptRoom den = room("den");
        assertEquals("stored " + den.log.number(), line);
        assertEquals(OptionalLong.of(4), marked(ANN, den));
        assertTrue(history.holdings().had(ANN, 5, nowMs.get() - 1));
    }
}
