package io.hubbub.history;

import io.hubbub.history.Remembered.Change;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What is kept of those who hold a claim, as rows of the database. */
final class HoldingRows {
    /** How long somebody is remembered who does not come back: longer than anybody is away who goes on reading. */
    private static final long DAYS = 90;

    private HoldingRows() {}

    /** Until when somebody was seen last who is forgotten now, in milliseconds since 1970. */
    static long forgottenMs(long nowMs) {
        return nowMs - TimeUnit.DAYS.toMillis(DAYS);
    }

    /**
     * Up to where the holder of a claim has read.
     *
     * @param holder by the {@linkplain io.hubbub.room.Claim#id id} of the claim
     */
    record Mark(long log, String holder) {}

    /** Some of both tables. */
    record Changes(List<Change<Mark, Long>> marks, List<Change<Visits.Visit, Long>> visits) {}

    /** Reads both tables after the rows of all logs are as they should be; what is over goes. */
    static void load(Connection connection, long nowMs, Remembered<Mark, Long> marks, Visits visits)
            throws SQLException {
        update(connection, "update visit set ended = ? where ended is null", nowMs);
        update(connection, "delete from visit where time < ?", forgottenMs(nowMs));
        update(
                connection,
                "delete from marker where time < ? or log not in (select id from log where ended is null)",
                forgottenMs(nowMs));
        loadMarks(connection, marks);
        loadVisits(connection, visits);
    }

    private static void update(Connection connection, String statement, long timeMs) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(statement)) {
            update.setLong(1, timeMs);
            update.executeUpdate();
        }
    }

    private static void loadMarks(Connection connection, Remembered<Mark, Long> marks) throws SQLException {
        try (PreparedStatement query =
                        connection.prepareStatement("select log, holder, seq, time from marker order by time");
                ResultSet found = query.executeQuery()) {
            while (found.next()) {
                marks.load(new Mark(found.getLong(1), found.getString(2)), found.getLong(3), found.getLong(4));
            }
        }
    }

    private static void loadVisits(Connection connection, Visits visits) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(
                        "select holder, session, began, ended, time from visit order by time");
                ResultSet found = query.executeQuery()) {
            while (found.next()) {
                Visits.Visit visit = new Visits.Visit(found.getString(1), found.getLong(2), found.getLong(3));
                visits.load(visit, found.getLong(4), found.getLong(5));
            }
        }
    }

    /** Writes what has changed. */
    static void write(Connection connection, Changes changes) throws SQLException {
        if (!changes.marks().isEmpty()) {
            writeMarks(connection, changes.marks());
        }
        if (!changes.visits().isEmpty()) {
            writeVisits(connection, changes.visits());
        }
    }

    private static void writeMarks(Connection connection, List<Change<Mark, Long>> changes) throws SQLException {
        try (PreparedStatement put = connection.prepareStatement("insert into marker (log, holder, seq, time)"
                        + " values (?, ?, ?, ?) on conflict (log, holder) do update set seq = excluded.seq,"
                        + " time = excluded.time");
                PreparedStatement remove =
                        connection.prepareStatement("delete from marker where log = ? and holder = ?")) {
            for (Change<Mark, Long> change : changes) {
                PreparedStatement statement = change.value() == null ? remove : put;
                statement.setLong(1, change.key().log());
                statement.setString(2, change.key().holder());
                if (change.value() != null) {
                    statement.setLong(3, change.value());
                    statement.setLong(4, change.timeMs());
                }
                statement.addBatch();
            }
            put.executeBatch();
            remove.executeBatch();
        }
    }

    private static void writeVisits(Connection connection, List<Change<Visits.Visit, Long>> changes)
            throws SQLException {
        try (PreparedStatement put = connection.prepareStatement("insert into visit"
                        + " (holder, session, began, ended, time) values (?, ?, ?, ?, ?)"
                        + " on conflict (holder, session, began) do update set time = excluded.time");
                PreparedStatement remove = connection.prepareStatement(
                        "delete from visit where holder = ? and session = ? and began = ?")) {
            for (Change<Visits.Visit, Long> change : changes) {
                PreparedStatement statement = change.value() == null ? remove : put;
                statement.setString(1, change.key().holder());
                statement.setLong(2, change.key().session());
                statement.setLong(3, change.key().beganMs());
                if (change.value() != null) {
                    statement.setNull(4, Types.BIGINT);
                    statement.setLong(5, change.timeMs());
                }
                statement.addBatch();
            }
            put.executeBatch();
            remove.executeBatch();
        }
    }
}
