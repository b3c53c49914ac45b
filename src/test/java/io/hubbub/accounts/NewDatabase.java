package io.hubbub.accounts;

import io.hubbub.store.Database;
import io.hubbub.store.Schema;
import java.sql.Connection;
import java.sql.SQLException;

/** A database as a server leaves it that has been started once. */
final class NewDatabase {
    private NewDatabase() {}

    /** Makes the tables in an empty one; returns its address. */
    static String withTables(String uri) throws SQLException {
        try (Database database = Database.of(uri, true);
                Connection connection = database.writer()) {
            new Schema(database).bringUpToDate(connection);
        }
        return uri;
    }
}
