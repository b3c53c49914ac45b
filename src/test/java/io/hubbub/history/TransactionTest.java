package io.hubbub.history;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hubbub.room.Event;
import io.hubbub.room.Member;
import io.hubbub.room.MessageId;
import io.hubbub.room.Profile;
import io.hubbub.room.Speech;
import io.hubbub.stats.ConnectionStats;
import io.hubbub.store.Database;
import io.hubbub.store.PostgresServer;
import io.hubbub.store.Schema;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written again after a commit whose answer did not come. */
class TransactionTest {
    private static final long LOG = 1L << 17;
    private static final Member ANN = new Member(7, "Ann", new Profile("ann", "192.0.2.7", "Ann"), Set.of(), 0);

    @TempDir
    Path folder;

    private final ConnectionStats stats = new ConnectionStats();
    private final KeptLog log = new KeptLog(LOG, 1, "den", Durability.RELAYED);

    private static Event said(long number) {
        return new Event.Said(MessageId.key(LOG, number), 1000 + number, ANN, Speech.line("word " + number));
    }

    private static Batch.Item item(KeptLog log, long from, long to) {
        List<Event> events = new ArrayList<>();
        for (long number = from; number <= to; number++) {
            events.add(said(number));
        }
        return new Batch.Item(log, events, 1, null, null, false, null);
    }

    private Transaction begin(Statements statements, Batch.Item... items) throws SQLException {
        Transaction transaction = new Transaction(statements, new Forgotten(), stats.mistakes(), 1000, false);
        for (Batch.Item item : items) {
            transaction.add(item);
        }
        transaction.finish();
        return transaction;
    }

    private void play(String uri, boolean isCommitted) throws SQLException {
        try (Database database = Database.of(uri, true);
                Connection connection = database.writer()) {
            new Schema(database).bringUpToDate(connection);
            connection.setAutoCommit(false);
            try (Statements statements = new Statements(connection, database)) {
                begin(statements, item(log, 1, 3)).isDoubtful();
                if (isCommitted) {
                    connection.commit();
                } else {
                    connection.rollback();
                }
                Transaction again = begin(statements, item(log, 1, 3), item(log, 4, 4));
                connection.commit();
                again.committed();
                begin(statements, item(log, 5, 5));
                connection.commit();
            }
            assertEquals(List.of(1L, 2L, 3L, 4L, 5L), numbers(connection));
        }
    }

    private static List<Long> numbers(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("select id from event order by id")) {
            List<Long> numbers = new ArrayList<>();
            while (found.next()) {
                numbers.add(MessageId.seq(found.getLong(1)));
            }
            return numbers;
        }
    }

    @Test
    void whatWasCommittedUnnoticedIsThereOnce() throws SQLException {
        play("sqlite:" + folder.resolve("hubbub.db"), true);
    }

    @Test
    void whatWasCommittedUnnoticedIsThereOnceOnPostgres() throws SQLException, IOException {
        play(PostgresServer.shared().newDatabase(), true);
    }

    @Test
    void whatWasNotCommittedIsThere() throws SQLException {
        play("sqlite:" + folder.resolve("hubbub.db"), false);
    }

    @Test
    void whatWasNotCommittedIsThereOnPostgres() throws SQLException, IOException {
        play(PostgresServer.shared().newDatabase(), false);
    }
}
