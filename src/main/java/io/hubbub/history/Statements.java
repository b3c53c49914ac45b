package io.hubbub.history;

import io.hubbub.home.Journal;
import io.hubbub.room.MessageId;
import io.hubbub.store.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;

/** What the writer tells the database, on its one connection. */
final class Statements implements AutoCloseable {
    private static final int ROOM = 0;

    private final EventTable events;
    private final PreparedStatement eraseEvent;
    private final PreparedStatement dropWords;
    private final PreparedStatement endOthers;
    private final PreparedStatement insertLog;
    private final PreparedStatement updateLog;
    private final PreparedStatement extendGap;
    private final PreparedStatement insertGap;
    private final PreparedStatement setMeta;
    private final int windowBits;

    Statements(Connection connection, Database database) throws SQLException {
        Dialect dialect = Dialect.of(database);
        events = dialect.events(connection);
        eraseEvent = connection.prepareStatement("update event set body = ? where id = ?");
        dropWords = connection.prepareStatement(dialect.dropWords());
        windowBits = dialect.windowBits();
        endOthers = connection.prepareStatement(
                "update log set ended = ? where kind = ? and key = ? and ended is null and id <> ?");
        insertLog = connection.prepareStatement("insert into log"
                + " (id, kind, key, name, epoch, created, touched, ended, durable, first_seq, last_seq, last_ms,"
                + " reserved_seq, state, keep_days) values (?, ?, ?, ?, ?, ?, ?, ?, ?, 1, ?, ?, ?, ?, ?)"
                + " on conflict (id) do update set touched = excluded.touched, ended = excluded.ended,"
                + " last_seq = excluded.last_seq, last_ms = excluded.last_ms, reserved_seq = excluded.reserved_seq,"
                + " state = excluded.state, keep_days = excluded.keep_days");
        updateLog = connection.prepareStatement(
                "update log set touched = ?, ended = ?, durable = ?, last_seq = ?,"
                        + " last_ms = ?, reserved_seq = ?, state = coalesce(?, state), keep_days = coalesce(?, keep_days) where id = ?");
        extendGap =
                connection.prepareStatement("update gap set to_seq = ?, most = most + ? where log = ? and to_seq = ?");
        insertGap = connection.prepareStatement(
                "insert into gap (log, from_seq, to_seq, most) values (?, ?, ?, ?) on conflict do nothing");
        setMeta = connection.prepareStatement(
                "insert into meta (name, value) values (?, ?) on conflict (name) do update set value = excluded.value");
    }

    /** Adds an event that isn't found by words. */
    void event(long key, long timeMs, int kind, String nick, byte[] body) throws SQLException {
        events.add(key, timeMs, kind, nick, body, null);
    }

    /** Adds an event that is found by the words of a text. */
    void event(long key, long timeMs, int kind, String nick, byte[] body, String text) throws SQLException {
        events.add(key, timeMs, kind, nick, body, WordIndex.names(key, windowBits, nick, text));
    }

    /** Whatever was added goes to the database. */
    void flush() throws SQLException {
        events.flush();
    }

    /** Forgets what was added. */
    void forget() throws SQLException {
        events.forget();
    }

    /** Whatever has the same room's name is over. */
    void newLog(KeptLog log, LogRow row, long nowMs) throws SQLException {
        endOthers.setLong(1, nowMs);
        endOthers.setInt(2, ROOM);
        endOthers.setString(3, log.key);
        endOthers.setLong(4, log.number);
        endOthers.executeUpdate();
        insertLog.setLong(1, log.number);
        insertLog.setInt(2, ROOM);
        insertLog.setString(3, log.key);
        insertLog.setString(4, Bodies.withoutZeros(row.past().state().name()));
        insertLog.setLong(5, log.epoch);
        insertLog.setLong(6, nowMs);
        insertLog.setLong(7, nowMs);
        setEnded(insertLog, 8, log.endedMs);
        insertLog.setInt(9, log.isImmediate() ? 0 : 1);
        insertLog.setLong(10, row.last());
        insertLog.setLong(11, row.lastMs());
        insertLog.setLong(12, row.reserved());
        insertLog.setBytes(13, Pasts.encode(row.past()));
        insertLog.setInt(14, row.past().state().modes().keepDays());
        insertLog.executeUpdate();
    }

    void oldLog(KeptLog log, LogRow row, long nowMs) throws SQLException {
        updateLog.setLong(1, nowMs);
        setEnded(updateLog, 2, log.endedMs);
        updateLog.setInt(3, log.isImmediate() ? 0 : 1);
        updateLog.setLong(4, row.last());
        updateLog.setLong(5, row.lastMs());
        updateLog.setLong(6, row.reserved());
        updateLog.setBytes(7, row.past() == null ? null : Pasts.encode(row.past()));
        if (row.past() == null) {
            updateLog.setNull(8, Types.INTEGER);
        } else {
            updateLog.setInt(8, row.past().state().modes().keepDays());
        }
        updateLog.setLong(9, log.number);
        updateLog.executeUpdate();
    }

    private static void setEnded(PreparedStatement statement, int place, long endedMs) throws SQLException {
        if (endedMs == 0) {
            statement.setNull(place, Types.BIGINT);
        } else {
            statement.setLong(place, endedMs);
        }
    }

    /** One gap follows the other where nothing is between them: then it is one. */
    void gap(long log, KeptLog.Span span, long most) throws SQLException {
        flush();
        extendGap.setLong(1, span.to());
        extendGap.setLong(2, most);
        extendGap.setLong(3, log);
        extendGap.setLong(4, span.from() - 1);
        if (extendGap.executeUpdate() == 0) {
            insertGap.setLong(1, log);
            insertGap.setLong(2, span.from());
            insertGap.setLong(3, span.to());
            insertGap.setLong(4, most);
            insertGap.executeUpdate();
        }
    }

    /** Removes the events of a log with these numbers. */
    void drop(long log, long from, long to) throws SQLException {
        flush();
        events.drop(MessageId.key(log, from), MessageId.key(log, to));
    }

    /** Nothing of an event's words stays: neither in it nor where words are looked for. It may have been added just before. */
    void erase(long key, byte[] body) throws SQLException {
        flush();
        eraseEvent.setBytes(1, body);
        eraseEvent.setLong(2, key);
        eraseEvent.executeUpdate();
        dropWords.setLong(1, key);
        dropWords.executeUpdate();
    }

    void meta(String name, long value) throws SQLException {
        setMeta.setString(1, name);
        setMeta.setLong(2, value);
        setMeta.executeUpdate();
    }

    @Override
    public void close() throws SQLException {
        events.close();
        for (PreparedStatement statement :
                List.of(eraseEvent, dropWords, endOthers, insertLog, updateLog, extendGap, insertGap, setMeta)) {
            statement.close();
        }
    }

    /**
     * What changes in the row of a log.
     *
     * @param past the room as it is; null if that stays
     */
    record LogRow(long last, long lastMs, long reserved, Journal.Past past) {}
}
