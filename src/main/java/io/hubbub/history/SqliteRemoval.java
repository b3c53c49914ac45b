package io.hubbub.history;

import io.hubbub.store.Database;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Removes from SQLite's files what was deleted: the index of words keeps it until its parts are merged, pages that nothing uses any more
 * keep it until they are given back, and the log of changes keeps it until it is emptied.
 */
final class SqliteRemoval implements Removal {
    /** Pages of the index that a step writes. */
    private static final int MERGED_PAGES = 200;

    /** How often it tries to empty the log of changes: somebody may read from it at the moment, though nobody does so for long. */
    private static final int ATTEMPTS = 1000;

    private final SqliteDialect dialect;
    private Part part = Part.MERGING_ALL;
    private int attempts;

    private enum Part {
        /** All parts of the index are to be merged into one. */
        MERGING_ALL,
        MERGING,
        GIVING_BACK,
        EMPTYING
    }

    SqliteRemoval(SqliteDialect dialect) {
        this.dialect = dialect;
    }

    @Override
    public boolean goOn(Connection connection) throws SQLException {
        switch (part) {
            case MERGING_ALL -> part = merges(connection, -MERGED_PAGES) ? Part.MERGING : Part.GIVING_BACK;
            case MERGING -> part = merges(connection, MERGED_PAGES) ? Part.MERGING : Part.GIVING_BACK;
            case GIVING_BACK -> part = givesBack(connection) ? Part.GIVING_BACK : Part.EMPTYING;
            case EMPTYING -> {
                attempts++;
                return !emptiesLog(connection) && attempts < ATTEMPTS;
            }
        }
        return true;
    }

    /** Each merge that did something has changed two rows or more: https://www.sqlite.org/fts5.html#the_merge_command. */
    private static boolean merges(Connection connection, int pages) throws SQLException {
        long before = number(connection, "select total_changes()");
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate("insert into words (words, rank) values ('merge', " + pages + ")");
        }
        long changes = number(connection, "select total_changes()") - before;
        connection.commit();
        return changes >= 2;
    }

    private boolean givesBack(Connection connection) throws SQLException {
        long before = freePages(connection);
        if (before > 0) {
            dialect.shrink(connection);
        }
        // A file that was made without this can't give pages back.
        return before > 0 && freePages(connection) < before;
    }

    private static long freePages(Connection connection) throws SQLException {
        long pages = number(connection, "pragma freelist_count");
        connection.rollback();
        return pages;
    }

    private static long number(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(query)) {
            found.next();
            return found.getLong(1);
        }
    }

    /** Empties the log of changes into the file; returns whether nobody had to be waited for. */
    private static boolean emptiesLog(Connection connection) throws SQLException {
        return Database.betweenTransactions(connection, statement -> {
            statement.execute("pragma busy_timeout = 0");
            try (ResultSet done = statement.executeQuery("pragma wal_checkpoint(truncate)")) {
                return done.next() && done.getInt(1) == 0;
            } finally {
                statement.execute("pragma busy_timeout = " + Database.BUSY_MS);
            }
        });
    }
}
