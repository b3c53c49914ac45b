package io.hubbub.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.hubbub.store.Database;
import io.hubbub.store.Meta;
import io.hubbub.store.Schema;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several write to one file: the server's writer, its accounts, and a tool. */
class SqliteDialectTest {
    @TempDir
    Path folder;

    private static void set(Connection connection, String name) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("insert into meta (name, value) values ('" + name + "', 1)");
        }
    }

    @Test
    void whoeverSaysThatItWillWriteMayReadFirstThoughSomebodyElseWritesAsWell() throws Exception {
        try (Database database = Database.of("sqlite:" + folder.resolve("x.db"), false);
                Connection writer = database.writer();
                Connection other = database.besideWriter()) {
            new Schema(database).bringUpToDate(writer);
            writer.setAutoCommit(false);
            other.setAutoCommit(false);
            Dialect.of(database).toWrite(writer);
            assertEquals(0, Meta.of(writer, "other"));
            AtomicReference<Throwable> failure = new AtomicReference<>();
            Thread thread = new Thread(() -> {
                try {
                    set(other, "other");
                    other.commit();
                } catch (SQLException refused) {
                    failure.set(refused);
                }
            });
            thread.start();
            set(writer, "writer");
            writer.commit();
            thread.join();
            assertNull(failure.get());
            assertEquals(1, Meta.of(writer, "other"));
        }
    }
}
