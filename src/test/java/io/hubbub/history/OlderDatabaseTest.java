package io.hubbub.history;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hubbub.hub.Archive;
import io.hubbub.room.MessageId;
import io.hubbub.room.Sought;
import io.hubbub.stats.ConnectionStats;
import io.hubbub.store.Database;
import io.hubbub.store.PostgresServer;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What was kept by the first version of the tables is still there after they are brought up to date, and can be found by its words. */
@Timeout(120)
class OlderDatabaseTest {
    private static final String LOG =
            "id, kind, key, name, epoch, created, touched, ended, durable, first_seq, last_seq,"
                    + " last_ms, reserved_seq, state";

    @TempDir
    Path folder;

    private final ConnectionStats stats = new ConnectionStats();

    private History open(String uri) {
        return History.open(
                new HistorySettings(
                        uri, Durability.STORED, 5, 0, 0, 1 << 20, 100, 10, HistorySettings.Mail.USUAL, Map.of()),
                stats.mistakes(),
                System::currentTimeMillis,
                System::nanoTime);
    }

    private static void makeFirstVersion(String uri) {
        try (Database database = Database.of(uri, true)) {
            Flyway.configure()
                    .dataSource(database.source())
                    .locations("classpath:" + database.versions())
                    .baselineOnMigrate(true)
                    .baselineVersion("0")
                    .target("1")
                    .load()
                    .migrate();
        }
    }

    private static void copy(Connection from, Connection to, String table, String columns) throws SQLException {
        String values = columns.replaceAll("\\w+", "?");
        try (Statement query = from.createStatement();
                ResultSet found = query.executeQuery("select " + columns + " from " + table);
                PreparedStatement insert =
                        to.prepareStatement("insert into " + table + " (" + columns + ") values (" + values + ")")) {
            int count = found.getMetaData().getColumnCount();
            while (found.next()) {
                for (int i = 1; i <= count; i++) {
                    insert.setObject(i, found.getObject(i));
                }
                insert.executeUpdate();
            }
        }
    }

    /** Into the index as the first version had it. */
    private static void index(Connection to, String insert, String uri, String text) throws SQLException {
        try (Database database = Database.of(uri, true);
                Statement query = to.createStatement();
                ResultSet said = query.executeQuery("select id from event where kind = 1");
                PreparedStatement words = to.prepareStatement(insert)) {
            said.next();
            words.setLong(1, said.getLong(1));
            words.setString(
                    2,
                    String.join(
                            " ",
                            WordIndex.names(
                                    said.getLong(1), Dialect.of(database).windowBits(), "Ann", text)));
            words.executeUpdate();
        }
    }

    /** @param words inserts the words of an event: its number, and the words with blanks between them */
    private void comesOver(String newest, String first, String words) throws SQLException {
        History history = open(newest);
        KeptRoom room = KeptRoom.open(history.journal(0, 1), "den");
        room.joins();
        room.setsTopic("bears");
        Waiting.forResult(room.says("honey and salmon"));
        Waiting.forResult(room.leaves());
        Waiting.forResult(history.close());
        makeFirstVersion(first);
        try (Connection from = Looking.into(newest);
                Connection to = Looking.into(first)) {
            copy(from, to, "meta", "name, value");
            copy(from, to, "log", LOG);
            copy(from, to, "event", "id, time, kind, nick, body");
            index(to, words, first, "honey and salmon");
        }
        History again = open(first);
        KeptRoom founded = KeptRoom.open(again.journal(0, 1), "den");
        assertEquals("bears", founded.state.topic().text());
        long log = founded.log.number();
        Archive.Range all = new Archive.Range(log, 1, MessageId.MAX_SEQ, Archive.Kind.EVENTS, Archive.Side.OLDEST, 9);
        assertEquals(
                room.given.stream().map(Bodies::asRead).toList(),
                Waiting.forResult(again.read(all)).events());
        founded.joins();
        Waiting.forResult(founded.says("more salmon"));
        List<Archive.Part> parts = List.of(new Archive.Part(log, 1, MessageId.MAX_SEQ));
        Archive.Search salmon = new Archive.Search(parts, Sought.parse("salmon"), "", 0, Long.MAX_VALUE, null, 9);
        assertEquals(2, Waiting.forFinds(again, salmon).events().size());
        Waiting.forResult(again.close());
        assertEquals(0, stats.mistakes().made());
    }

    @Test
    void onSqlite() throws SQLException {
        comesOver(
                "sqlite:" + folder.resolve("newest.db"),
                "sqlite:" + folder.resolve("first.db"),
                "insert into words (rowid, body) values (?, ?)");
    }

    @Test
    void onPostgres() throws IOException, SQLException {
        comesOver(
                PostgresServer.shared().newDatabase(),
                PostgresServer.shared().newDatabase(),
                "insert into words (rowid, body) values (?, array_to_tsvector(string_to_array(?, ' ')))");
    }
}
