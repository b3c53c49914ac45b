package io.hubbub.history;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/** The words are in a table that is nothing but an index. */
final class SqliteEvents implements EventTable {
    private final PreparedStatement insertEvent;
    private final PreparedStatement insertWords;
    private final PreparedStatement dropEvents;
    private final PreparedStatement dropWords;
    private int events;
    private int words;

    SqliteEvents(Connection connection) throws SQLException {
        insertEvent =
                connection.prepareStatement("insert into event (id, time, kind, nick, body) values (?, ?, ?, ?, ?)");
        insertWords = connection.prepareStatement("insert into words (rowid, body) values (?, ?)");
        dropEvents = connection.prepareStatement("delete from event where id between ? and ?");
        dropWords = connection.prepareStatement("delete from words where rowid between ? and ?");
    }

    @Override
    public void add(long key, long timeMs, int kind, String nick, byte[] body, List<String> words) throws SQLException {
        insertEvent.setLong(1, key);
        insertEvent.setLong(2, timeMs);
        insertEvent.setInt(3, kind);
        insertEvent.setString(4, nick);
        insertEvent.setBytes(5, body);
        insertEvent.addBatch();
        events++;
        if (words != null) {
            insertWords.setLong(1, key);
            insertWords.setString(2, String.join(" ", words));
            insertWords.addBatch();
            this.words++;
        }
    }

    @Override
    public void flush() throws SQLException {
        if (events > 0) {
            insertEvent.executeBatch();
            events = 0;
        }
        if (words > 0) {
            insertWords.executeBatch();
            words = 0;
        }
    }

    @Override
    public void forget() throws SQLException {
        insertEvent.clearBatch();
        insertWords.clearBatch();
        events = 0;
        words = 0;
    }

    @Override
    public void drop(long from, long to) throws SQLException {
        for (PreparedStatement drop : List.of(dropEvents, dropWords)) {
            drop.setLong(1, from);
            drop.setLong(2, to);
            drop.executeUpdate();
        }
    }

    @Override
    public void close() throws SQLException {
        for (PreparedStatement statement : List.of(insertEvent, insertWords, dropEvents, dropWords)) {
            statement.close();
        }
    }
}
