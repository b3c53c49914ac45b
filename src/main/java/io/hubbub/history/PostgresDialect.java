package io.hubbub.history;

import io.hubbub.room.Sought;
import io.hubbub.store.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.util.List;
import java.util.stream.Collectors;

/** That of a server, whose index of words is one of the events' own. */
final class PostgresDialect extends Dialect {
    @Override
    EventTable events(Connection connection) throws SQLException {
        return new PostgresEvents(connection);
    }

    @Override
    String dropWords() {
        return "update event set words = null where id = ?";
    }

    /** The index knows no order, and gives all rows of a word: so a window has few. */
    @Override
    int windowBits() {
        return 12;
    }

    /** The newest windows that have something end the statement, since its rows are taken as they come. */
    @Override
    int windowsAtOnce() {
        return 512;
    }

    /** Nothing but the index of words is to be used: "+ 0" hides the other one. */
    @Override
    String findWords() {
        return "select found.body from unnest(?::text[]) as sought (query)"
                + " cross join lateral (select body from event where words @@ sought.query::tsquery"
                + " and id + 0 between ? and ? order by id + 0 desc) as found";
    }

    @Override
    String expression(List<Sought.Word> words) {
        return words.stream()
                .map(word -> "'" + word.text() + "'" + (word.isBeginning() ? ":*" : ""))
                .collect(Collectors.joining(" & "));
    }

    @Override
    void setExpressions(PreparedStatement statement, int place, List<String> expressions) throws SQLException {
        statement.setArray(place, statement.getConnection().createArrayOf("text", expressions.toArray()));
    }

    @Override
    String tidyWords() {
        return "select gin_clean_pending_list('event_words')";
    }

    @Override
    void shrink(Connection connection) {
        // Its own vacuum does so.
    }

    /** All of it is done by {@link #sweep}. */
    @Override
    Removal removal() {
        return connection -> false;
    }

    /** Old versions of rows go; until then they can only be read in the database's files. */
    @Override
    String sweep(Connection connection) throws SQLException {
        connection.setNetworkTimeout(Runnable::run, 0);
        return Database.betweenTransactions(connection, statement -> {
            statement.execute("vacuum event, log, forget");
            SQLWarning refused = statement.getWarnings();
            return refused == null ? "" : String.valueOf(refused.getMessage());
        });
    }
}
