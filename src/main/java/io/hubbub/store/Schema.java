package io.hubbub.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** Brings the tables up to the version that is ours. */
public final class Schema {
    /** The newest version in {@code store/sqlite} and {@code store/postgresql}. */
    public static final int VERSION = 6;

    private static final String TABLE = "flyway_schema_history";

    private final Database database;

    public Schema(Database database) {
        this.database = database;
    }

    /** Loads the library only if there is something to be done: it takes half a second also where there isn't. */
    public void bringUpToDate(Connection connection) throws SQLException {
        int version = version(connection);
        if (version > VERSION) {
            throw new StorageException(database + ": it was made by a newer version (its schema is " + version + ", "
                    + VERSION + " is known here); run that version, or name another database");
        } else if (version < VERSION) {
            migrate();
        }
    }

    /**
     * Sees that the tables are of the version that is known here, and changes nothing.
     *
     * @throws StorageException if they aren't
     */
    void expectKnown(Connection connection) throws SQLException {
        int version = version(connection);
        if (version == 0) {
            throw new StorageException(
                    database + ": it has nothing of Hubbub's in it; a server that keeps its history makes the tables");
        } else if (version != VERSION) {
            throw new StorageException(database + ": it was made by " + (version > VERSION ? "a newer" : "an older")
                    + " version (its schema is " + version + ", " + VERSION + " is known here);"
                    + " use the tools of the version that the server has");
        }
    }

    private static int version(Connection connection) throws SQLException {
        try (ResultSet tables = connection.getMetaData().getTables(null, null, TABLE, null)) {
            if (!tables.next()) {
                return 0;
            }
        }
        try (Statement statement = connection.createStatement();
                ResultSet version = statement.executeQuery("select max(cast(version as integer)) from " + TABLE
                        + " where success and version is not null")) {
            return version.next() ? version.getInt(1) : 0;
        }
    }

    private void migrate() {
        try {
            Flyway.configure()
                    .dataSource(database.source())
                    .locations("classpath:" + database.versions())
                    .table(TABLE)
                    .baselineOnMigrate(true)
                    .baselineVersion("0")
                    .load()
                    .migrate();
        } catch (FlywayException failure) {
            throw new StorageException(database + ": its tables can't be made: " + sentence(failure), failure);
        }
    }

    private static String sentence(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage()).strip().replaceAll("\\s+", " ");
    }
}
