package io.hubbub.history;

import io.hubbub.hub.Archive;
import io.hubbub.room.Event;
import io.hubbub.room.MessageId;
import io.hubbub.store.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/** Reads logs, on a connection of its own. Not thread-safe. */
final class Pages implements AutoCloseable {
    /** Rows that PostgreSQL hands over at a time: a page may end after a few large ones. */
    private static final int FETCHED = 100;

    private final Connection connection;
    private final PreparedStatement bounds;
    private final PreparedStatement gaps;
    private final PreparedStatement next;
    private final Searcher searcher;
    private final MailPages mail;

    /** Those for the first of the last events. */
    private final Map<Archive.Kind, PreparedStatement> lastOf = new EnumMap<>(Archive.Kind.class);

    /** Those for pages: of everything, from each side; then of speech. */
    private final PreparedStatement[] pages = new PreparedStatement[4];

    /**
     * What is known of a log beyond the database.
     *
     * @param readable the last number that may be read
     * @param given the last number that was given, if what was given beyond the readable can't be stored now; else 0
     */
    record Tail(long readable, long given) {}

    private record Bounds(long first, long last) {}

    Pages(Database database) throws SQLException {
        connection = database.reader();
        connection.setAutoCommit(false);
        searcher = new Searcher(connection, database, this);
        mail = new MailPages(connection);
        bounds = connection.prepareStatement("select first_seq, last_seq,"
                + " (select max(id) from event where id between ? and ?) from log where id = ?");
        gaps = connection.prepareStatement(
                "select from_seq, to_seq, most from gap where log = ? and to_seq >= ? and from_seq <= ?"
                        + " order by from_seq");
        next = connection.prepareStatement("select id, time from event where id between ? and ? order by id limit 1");
        for (Archive.Kind kind : Archive.Kind.values()) {
            lastOf.put(
                    kind,
                    connection.prepareStatement("select min(id) from (select id from event where id between ? and ?"
                            + ofKind(kind) + " order by id desc limit ?) as newest"));
            for (Archive.Side side : Archive.Side.values()) {
                pages[index(kind, side)] = connection.prepareStatement("select body from event where id between ? and ?"
                        + ofKind(kind)
                        + " order by id" + (side == Archive.Side.NEWEST ? " desc" : "") + " limit ?");
                pages[index(kind, side)].setFetchSize(FETCHED);
            }
        }
    }

    /** The mailboxes. */
    MailPages mail() {
        return mail;
    }

    private static String ofKind(Archive.Kind kind) {
        return kind == Archive.Kind.SPEECH ? " and kind = " + Bodies.SPEECH : "";
    }

    private static int index(Archive.Kind kind, Archive.Side side) {
        return (kind == Archive.Kind.SPEECH ? 2 : 0) + (side == Archive.Side.NEWEST ? 1 : 0);
    }

    Archive.Page page(Archive.Range range, Tail tail) throws SQLException {
        try {
            Bounds found = bounds(range.log(), tail);
            long last = Math.max(found.last(), tail.given());
            long from = Math.max(1, range.from());
            long to = Math.max(from - 1, Math.min(range.to(), last));
            int most = Math.min(range.most(), Archive.MOST_EVENTS);
            List<Event> events = new ArrayList<>();
            boolean isFull = events(range, from, Math.min(to, found.last()), most, events);
            boolean isNewest = range.side() == Archive.Side.NEWEST;
            if (isFull) {
                from = isNewest ? events.get(0).seq() : from;
                to = isNewest ? to : events.get(events.size() - 1).seq();
            }
            return new Archive.Page(events, from, to, !isFull, found.first(), gaps(range.log(), from, to, found, tail));
        } finally {
            connection.rollback();
        }
    }

    /** The row of a log is not written with every event. */
    private Bounds bounds(long log, Tail tail) throws SQLException {
        bounds.setLong(1, MessageId.key(log, 0));
        bounds.setLong(2, MessageId.key(log, MessageId.MAX_SEQ));
        bounds.setLong(3, log);
        try (ResultSet found = bounds.executeQuery()) {
            if (!found.next()) {
                return new Bounds(1, 0);
            }
            long first = found.getLong(1);
            long last = Math.max(found.getLong(2), MessageId.seq(found.getLong(3)));
            return new Bounds(first, Math.min(last, tail.readable()));
        }
    }

    /** Returns whether the page was full before the range ended. */
    private boolean events(Archive.Range range, long from, long to, int most, List<Event> events) throws SQLException {
        if (to < from) {
            return false;
        }
        PreparedStatement query = pages[index(range.kind(), range.side())];
        query.setLong(1, MessageId.key(range.log(), from));
        query.setLong(2, MessageId.key(range.log(), to));
        query.setInt(3, most + 1);
        boolean isFull = false;
        long weight = 0;
        try (ResultSet found = query.executeQuery()) {
            while (!isFull && found.next()) {
                isFull = events.size() == most || weight >= Archive.ENOUGH_BYTES;
                if (!isFull) {
                    Event event = Bodies.decode(found.getBytes(1));
                    events.add(event);
                    weight += event.weight();
                }
            }
        }
        if (range.side() == Archive.Side.NEWEST) {
            Collections.reverse(events);
        }
        return isFull;
    }

    List<Archive.Gap> gaps(long log, long from, long to, Tail tail) throws SQLException {
        try {
            return gaps(log, from, to, bounds(log, tail), tail);
        } finally {
            connection.rollback();
        }
    }

    private List<Archive.Gap> gaps(long log, long from, long to, Bounds bounds, Tail tail) throws SQLException {
        List<Archive.Gap> all = new ArrayList<>(0);
        gaps.setLong(1, log);
        gaps.setLong(2, Math.max(from, bounds.first()));
        gaps.setLong(3, Math.min(to, bounds.last()));
        try (ResultSet found = gaps.executeQuery()) {
            while (found.next()) {
                all.add(cut(found.getLong(1), found.getLong(2), found.getLong(3), from, to));
            }
        }
        long unstored = bounds.last() + 1;
        if (tail.given() >= unstored && to >= unstored) {
            all.add(cut(unstored, tail.given(), tail.given() - unstored + 1, from, to));
        }
        return all;
    }

    private static Archive.Gap cut(long gapFrom, long gapTo, long most, long from, long to) {
        long cutFrom = Math.max(gapFrom, from);
        long cutTo = Math.min(gapTo, to);
        return new Archive.Gap(cutFrom, cutTo, Math.min(most, cutTo - cutFrom + 1));
    }

    /** Looks for it by halves: within a log, time never runs back. */
    OptionalLong firstAfter(long log, long timeMs, Tail tail) throws SQLException {
        try {
            Bounds found = bounds(log, tail);
            long low = found.first();
            long high = found.last() + 1;
            while (low < high) {
                long middle = low + (high - low) / 2;
                next.setLong(1, MessageId.key(log, middle));
                next.setLong(2, MessageId.key(log, found.last()));
                try (ResultSet row = next.executeQuery()) {
                    if (row.next() && row.getLong(2) <= timeMs) {
                        low = MessageId.seq(row.getLong(1)) + 1;
                    } else {
                        high = middle;
                    }
                }
            }
            return eventFrom(log, low, found.last());
        } finally {
            connection.rollback();
        }
    }

    /** @param tails what is known of each log */
    Archive.Found search(Archive.Search search, Map<Long, Tail> tails, LongSupplier clockNs) throws SQLException {
        return searcher.search(search, tails, clockNs);
    }

    /** Makes the next search a short one. */
    void tidyWords() throws SQLException {
        try {
            searcher.tidy();
        } finally {
            connection.rollback();
        }
    }

    OptionalLong firstOfLast(Archive.Range range, Tail tail) throws SQLException {
        PreparedStatement query = lastOf.get(range.kind());
        try {
            long to = Math.min(range.to(), bounds(range.log(), tail).last());
            query.setLong(1, MessageId.key(range.log(), Math.max(1, range.from())));
            query.setLong(2, MessageId.key(range.log(), Math.max(0, to)));
            query.setInt(3, range.most());
            try (ResultSet found = query.executeQuery()) {
                long first = found.next() ? found.getLong(1) : 0;
                return found.wasNull() ? OptionalLong.empty() : OptionalLong.of(MessageId.seq(first));
            }
        } finally {
            connection.rollback();
        }
    }

    private OptionalLong eventFrom(long log, long from, long last) throws SQLException {
        next.setLong(1, MessageId.key(log, from));
        next.setLong(2, MessageId.key(log, Math.max(from, last)));
        try (ResultSet row = next.executeQuery()) {
            boolean isThere = row.next() && from <= last;
            return isThere ? OptionalLong.of(MessageId.seq(row.getLong(1))) : OptionalLong.empty();
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
