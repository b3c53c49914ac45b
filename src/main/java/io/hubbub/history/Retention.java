package io.hubbub.history;

import io.hubbub.room.MessageId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Removes what is older than it may be, or more, from the front of each log: in small steps, after each of which it pauses as long as the
 * step took, so that nobody feels it. Runs on the writer's thread, between its commits.
 */
final class Retention {
    /** Events that one step removes at most. */
    static final int STEP = 500;

    /** How often all logs are looked at. */
    private static final long ROUND_NS = TimeUnit.MINUTES.toNanos(10);

    private static final int LOGS = 1000;

    private final HistorySettings settings;
    private final Logbook logbook;
    private final Spool spool;
    private final Dialect dialect;
    private final LongSupplier nowMs;
    private final LongSupplier clockNs;
    private final MailRetention mail;

    /** Logs of this round that were not looked at yet. */
    private final Deque<Row> due = new ArrayDeque<>();

    /** The last log of this round that was; -1 between the rounds. */
    private long lastLog = -1;

    private long nextNs;

    private record Row(long number, String key, long first, long last, boolean hasEnded, int keepDays) {}

    Retention(
            HistorySettings settings,
            Logbook logbook,
            Spool spool,
            Dialect dialect,
            LongSupplier nowMs,
            LongSupplier clockNs) {
        this.settings = settings;
        this.logbook = logbook;
        this.spool = spool;
        this.dialect = dialect;
        this.nowMs = nowMs;
        this.clockNs = clockNs;
        this.nextNs = clockNs.getAsLong();
        this.mail = new MailRetention(settings.keepEvents());
    }

    /** How long until the next step. */
    long waitNs() {
        return Math.max(0, nextNs - clockNs.getAsLong());
    }

    /** The next step has time: one that failed may fail each time. */
    void postpone() {
        nextNs = clockNs.getAsLong() + ROUND_NS;
    }

    /** Does a step if it is time. One that fails may have been done all the same: what is to be done is read again. */
    void step(Connection connection, Statements statements) throws SQLException {
        try {
            stepIfDue(connection, statements);
        } catch (SQLException | RuntimeException failure) {
            due.clear();
            lastLog = -1;
            throw failure;
        }
    }

    private void stepIfDue(Connection connection, Statements statements) throws SQLException {
        long startNs = clockNs.getAsLong();
        if (startNs - nextNs < 0) {
            return;
        }
        if (due.isEmpty() && !findLogs(connection)) {
            dialect.toWrite(connection);
            boolean goesOn = mail.step(connection, beforeMs(settings.keepDays()));
            lastLog = goesOn ? lastLog : -1;
            nextNs = goesOn ? clockNs.getAsLong() + (clockNs.getAsLong() - startNs) : startNs + ROUND_NS;
            return;
        }
        Row row = due.peek();
        if (row != null && !shorten(connection, statements, row)) {
            due.remove();
        }
        nextNs = clockNs.getAsLong() + (clockNs.getAsLong() - startNs);
    }

    private boolean findLogs(Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(
                "select id, key, first_seq, last_seq, ended, keep_days from log where id > ? order by id limit "
                        + LOGS)) {
            query.setLong(1, lastLog);
            try (ResultSet found = query.executeQuery()) {
                while (found.next()) {
                    Row row = new Row(
                            found.getLong(1),
                            found.getString(2),
                            found.getLong(3),
                            found.getLong(4),
                            found.getObject(5) != null,
                            found.getInt(6));
                    due.add(row);
                    lastLog = row.number();
                }
            }
        }
        connection.rollback();
        return !due.isEmpty();
    }

    /** Returns whether there may be more to do about that log: one with nothing left may end as well. */
    private boolean shorten(Connection connection, Statements statements, Row row) throws SQLException {
        dialect.toWrite(connection);
        KeptLog log = logbook.find(row.number()).orElse(null);
        if (log != null && row.first() > log.first) {
            // A step of which it was not known whether it was done.
            log.unused = Loading.unused(connection, row.number(), row.first());
            log.first = row.first();
        }
        long last = log == null ? row.last() : log.stored;
        long before = Math.max(beforeMs(settings.keepDays(row.key())), beforeMs(row.keepDays()));
        long keepEvents = settings.keepEvents(row.key());
        long tooMany = log == null || keepEvents == 0 ? 0 : Math.max(0, log.count() - keepEvents);
        Front front = front(connection, row.number(), before, tooMany);
        boolean isEmpty = front.count() == 0 && front.isAll();
        long newFirst = front.isAll() ? last + 1 : front.next();
        if (front.count() > 0) {
            remove(connection, statements, row.number(), newFirst);
        } else if (isEmpty && row.hasEnded()) {
            forget(connection, row.number());
        } else if (isEmpty && log != null && logbook.endIfDormant(log)) {
            spool.row(log, null, null);
        }
        long unused = front.count() > 0 ? Loading.unused(connection, row.number(), newFirst) : 0;
        connection.commit();
        if (front.count() > 0 && log != null) {
            log.first = newFirst;
            log.unused = unused;
        }
        if (front.count() > 0) {
            dialect.shrink(connection);
        }
        return front.count() > 0;
    }

    /** The time before which nothing is kept, in milliseconds since 1970. */
    private long beforeMs(int keepDays) {
        return keepDays == 0 ? Long.MIN_VALUE : nowMs.getAsLong() - TimeUnit.DAYS.toMillis(keepDays);
    }

    /**
     * The events of a log that are to go.
     *
     * @param next the number of the first one that stays
     * @param isAll whether none stays
     */
    private record Front(int count, long next, boolean isAll) {}

    private Front front(Connection connection, long log, long before, long tooMany) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(
                "select id, time from event where id between ? and ? order by id limit " + (STEP + 1))) {
            query.setLong(1, MessageId.key(log, 0));
            query.setLong(2, MessageId.key(log, MessageId.MAX_SEQ));
            try (ResultSet found = query.executeQuery()) {
                int count = 0;
                while (found.next()) {
                    boolean goes = count < STEP && (found.getLong(2) < before || count < tooMany);
                    if (!goes) {
                        return new Front(count, MessageId.seq(found.getLong(1)), false);
                    }
                    count++;
                }
                return new Front(count, 0, true);
            }
        }
    }

    private static void remove(Connection connection, Statements statements, long number, long newFirst)
            throws SQLException {
        statements.drop(number, 0, newFirst - 1);
        try (PreparedStatement update = connection.prepareStatement(
                        "update log set first_seq = ?, last_seq = case when last_seq < ? then ? else last_seq end"
                                + " where id = ?");
                PreparedStatement gaps =
                        connection.prepareStatement("delete from gap where log = ? and from_seq < ?")) {
            update.setLong(1, newFirst);
            update.setLong(2, newFirst - 1);
            update.setLong(3, newFirst - 1);
            update.setLong(4, number);
            update.executeUpdate();
            gaps.setLong(1, number);
            gaps.setLong(2, newFirst);
            gaps.executeUpdate();
        }
    }

    private static void forget(Connection connection, long number) throws SQLException {
        for (String statement : new String[] {"delete from gap where log = ?", "delete from log where id = ?"}) {
            try (PreparedStatement delete = connection.prepareStatement(statement)) {
                delete.setLong(1, number);
                delete.executeUpdate();
            }
        }
    }
}
