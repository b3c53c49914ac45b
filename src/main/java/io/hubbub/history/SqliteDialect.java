package io.hubbub.history;

import io.hubbub.room.Sought;
import io.hubbub.store.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;

/** That of one file, with an index of words beside the events. */
final class SqliteDialect extends Dialect {
    private static final int FREED_PAGES = 100;

    @Override
    EventTable events(Connection connection) throws SQLException {
        return new SqliteEvents(connection);
    }

    @Override
    String dropWords() {
        return "delete from words where rowid = ?";
    }

    /** A row of the index is found at once within a word's row numbers; so windows only bound what two common words cost. */
    @Override
    int windowBits() {
        return 16;
    }

    @Override
    int windowsAtOnce() {
        return 1;
    }

    @Override
    String findWords() {
        return "select event.body from words cross join event on event.id = words.rowid"
                + " where words match ? and words.rowid between ? and ? order by words.rowid desc";
    }

    @Override
    String expression(List<Sought.Word> words) {
        return words.stream()
                .map(word -> '"' + word.text() + '"' + (word.isBeginning() ? "*" : ""))
                .collect(Collectors.joining(" AND "));
    }

    @Override
    void setExpressions(PreparedStatement statement, int place, List<String> expressions) throws SQLException {
        statement.setString(place, expressions.get(0));
    }

    @Override
    String tidyWords() {
        return "";
    }

    /**
     * The pragma frees a page for each row that it answers with, and the rows have no columns: the driver takes them to their end only in an
     * update.
     */
    @Override
    void shrink(Connection connection) throws SQLException {
        Database.betweenTransactions(
                connection, statement -> statement.executeUpdate("pragma incremental_vacuum(" + FREED_PAGES + ")"));
    }

    @Override
    Removal removal() {
        return new SqliteRemoval(this);
    }

    /** Nothing is changed by it, and it takes the lock. Otherwise a change after another's commit would be refused as SQLITE_BUSY_SNAPSHOT. */
    @Override
    void toWrite(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate("update meta set value = value where name = ''");
        }
    }

    @Override
    String sweep(Connection connection) {
        return "";
    }
}
