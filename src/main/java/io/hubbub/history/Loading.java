package io.hubbub.history;

import io.hubbub.home.Journal;
import io.hubbub.room.MessageId;
import io.hubbub.store.Meta;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is read from the database before a server lets anybody in, and put right if the last one did not stop cleanly. Then nobody knows
 * which numbers it had given beyond those that are stored: its logs go on after all that may have been.
 */
final class Loading {
    /** The number of the run that writes; 0 after a clean stop. */
    static final String RUN = "run";

    /** The next number of a log. */
    static final String NEXT_LOG = "next_log";

    /**
     * Numbers that every log skips after a crash, beyond those that were reserved: more than anybody can have given while the database failed
     * and no reservation could be written. Also of a log in which nothing is seen before it is stored: that somebody left is seen all the
     * same.
     */
    static final long SKIPPED = 1L << 20;

    private static final Logger LOG = LoggerFactory.getLogger(Loading.class);

    private final Connection connection;
    private final Statements statements;
    private final HistorySettings settings;
    private final Logbook logbook;
    private final long nowMs;

    /** A row of the table of logs. */
    private record Row(KeptLog log, String name, long lastMs, long reserved, boolean wasDurable, Journal.Past past) {}

    Loading(Connection connection, Statements statements, HistorySettings settings, Logbook logbook, long nowMs) {
        this.connection = connection;
        this.statements = statements;
        this.settings = settings;
        this.logbook = logbook;
        this.nowMs = nowMs;
    }

    /** Returns the number of this run. The connection commits when it is told to. */
    long load() throws SQLException {
        boolean wasKilled = Meta.of(connection, RUN) != 0;
        int loaded = 0;
        for (Row row : rows()) {
            if (loaded < settings.logs() || Logbook.isOwned(row.past())) {
                load(row, wasKilled);
                loaded++;
            } else {
                end(row.log());
            }
        }
        removeMailOfNobody();
        long next = Math.max(MessageId.FIRST_ROOM_LOG, Meta.of(connection, NEXT_LOG));
        long limit = Math.min(MessageId.MAX_LOG + 1, next + Logbook.LEAST_NUMBERS);
        logbook.numbers(next, limit);
        long run = new SplittableRandom().nextLong(1, Long.MAX_VALUE);
        statements.meta(NEXT_LOG, limit);
        statements.meta(RUN, run);
        connection.commit();
        if (wasKilled) {
            LOG.info("The server had not stopped cleanly: its rooms go on after all numbers that may have been given");
        }
        return run;
    }

    /** A message may have been on its way into a mailbox while its account was deleted. */
    private void removeMailOfNobody() throws SQLException {
        String nobodys =
                " where account in (select account from mailbox where account not in (select id from account))";
        for (String table : List.of("mail", "correspondence", "mailbox")) {
            try (PreparedStatement delete = connection.prepareStatement("delete from " + table + nobodys)) {
                delete.executeUpdate();
            }
        }
    }

    /** The newest come first. */
    private List<Row> rows() throws SQLException {
        List<Row> rows = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement("select id, key, name, epoch, durable, first_seq,"
                        + " last_seq, last_ms, reserved_seq, state from log where kind = 0 and ended is null"
                        + " order by touched desc");
                ResultSet found = query.executeQuery()) {
            while (found.next()) {
                rows.add(row(found));
            }
        }
        return rows;
    }

    private Row row(ResultSet found) throws SQLException {
        String key = found.getString("key");
        KeptLog log = new KeptLog(found.getLong("id"), found.getLong("epoch"), key, settings.durability(key));
        log.first = found.getLong("first_seq");
        log.stored = found.getLong("last_seq");
        log.hasRow = true;
        log.isTidy = true;
        log.needsPast = false;
        return new Row(
                log,
                found.getString("name"),
                found.getLong("last_ms"),
                found.getLong("reserved_seq"),
                found.getInt("durable") != 0,
                Pasts.decode(found.getBytes("state")));
    }

    private void end(KeptLog log) throws SQLException {
        log.endedMs = nowMs;
        statements.oldLog(log, new Statements.LogRow(log.stored, 0, 0, null), nowMs);
    }

    private void load(Row row, boolean wasKilled) throws SQLException {
        KeptLog log = row.log();
        log.lastMs = row.lastMs();
        if (wasKilled) {
            findLast(log);
            skip(log, row.wasDurable() ? log.stored : Math.max(row.reserved(), log.stored));
            statements.oldLog(log, new Statements.LogRow(log.stored, log.lastMs, 0, null), nowMs);
        }
        log.given = log.stored;
        log.expected = log.stored + 1;
        log.unused = unused(connection, log.number, log.first);
        logbook.load(log, Pasts.at(row.past(), log.number, log.epoch, log.stored, log.lastMs));
    }

    /** The row is not written with every event. */
    private void findLast(KeptLog log) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(
                "select id, time from event where id between ? and ? order by id desc limit 1")) {
            query.setLong(1, MessageId.key(log.number, log.stored + 1));
            query.setLong(2, MessageId.key(log.number, MessageId.MAX_SEQ));
            try (ResultSet found = query.executeQuery()) {
                if (found.next()) {
                    log.stored = MessageId.seq(found.getLong(1));
                    log.lastMs = Math.max(log.lastMs, found.getLong(2));
                }
            }
        }
    }

    private void skip(KeptLog log, long reserved) throws SQLException {
        KeptLog.Span span = new KeptLog.Span(log.stored + 1, reserved + SKIPPED);
        statements.gap(log.number, span, reserved - log.stored);
        log.stored = span.to();
    }

    /** Numbers of a log from its first one on that no event has. */
    static long unused(Connection connection, long log, long first) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(
                "select coalesce(sum(to_seq - from_seq + 1), 0) from gap where log = ? and from_seq >= ?")) {
            query.setLong(1, log);
            query.setLong(2, first);
            try (ResultSet found = query.executeQuery()) {
                found.next();
                return found.getLong(1);
            }
        }
    }
}
