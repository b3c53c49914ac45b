package io.hubbub.history;

import io.hubbub.hub.Archive;
import io.hubbub.room.MessageId;
import io.hubbub.room.Names;
import io.hubbub.room.RoomLog;
import io.hubbub.store.BesideServer;
import io.hubbub.store.Database;
import io.hubbub.store.StorageException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * What is kept of the rooms as a tool reads it, whether a server runs or not: what is committed by then. It takes no lock of a server's,
 * and changes nothing. Not thread-safe.
 */
public final class KeptRooms implements AutoCloseable {
    private static final Pages.Tail ALL = new Pages.Tail(MessageId.MAX_SEQ, 0);

    private static final String LOGS = "select id, name, first_seq, last_seq, ended from log where kind = 0";

    private final BesideServer beside;
    private final Connection connection;
    private final Pages pages;

    private KeptRooms(BesideServer beside) throws SQLException {
        this.beside = beside;
        this.connection = beside.connection();
        this.pages = new Pages(beside.database());
    }

    /**
     * Opens a database that is there.
     *
     * @param uri as {@link HistorySettings#uri}
     * @throws StorageException if it isn't, or is none of ours
     */
    public static KeptRooms open(String uri) {
        return BesideServer.open(uri, Database::reader, KeptRooms::new);
    }

    /** All rooms by their names, the incarnations of one in the order of time. */
    public List<RoomLog> all() {
        return beside.query(() -> {
            try (PreparedStatement logs = connection.prepareStatement(LOGS + " order by key, id")) {
                return read(logs);
            }
        });
    }

    /** The incarnations of a room, the oldest first; none if nothing is kept of it. */
    public List<RoomLog> of(String room) {
        return beside.query(() -> {
            try (PreparedStatement logs = connection.prepareStatement(LOGS + " and key = ? order by id")) {
                logs.setString(1, Names.fold(room));
                return read(logs);
            }
        });
    }

    private List<RoomLog> read(PreparedStatement logs) throws SQLException {
        List<RoomLog> all = new ArrayList<>();
        try (ResultSet found = logs.executeQuery()) {
            while (found.next()) {
                all.add(log(found));
            }
        }
        return all;
    }

    /** The row of a log is not written with every event. */
    private RoomLog log(ResultSet row) throws SQLException {
        long number = row.getLong(1);
        long first = row.getLong(3);
        Edge begin = edge(number, "");
        Edge end = edge(number, " desc");
        long last = Math.max(row.getLong(4), MessageId.seq(end.key()));
        long events = last - first + 1 - Loading.unused(connection, number, first);
        boolean isOpen = row.getObject(5) == null;
        return new RoomLog(row.getString(2), number, first, last, events, begin.timeMs(), end.timeMs(), isOpen);
    }

    /** The first event of a log, or the last one; zeros if it has none. */
    private record Edge(long key, long timeMs) {}

    private Edge edge(long log, String order) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(
                "select id, time from event where id between ? and ? order by id" + order + " limit 1")) {
            query.setLong(1, MessageId.key(log, 0));
            query.setLong(2, MessageId.key(log, MessageId.MAX_SEQ));
            try (ResultSet found = query.executeQuery()) {
                return found.next() ? new Edge(found.getLong(1), found.getLong(2)) : new Edge(0, 0);
            }
        }
    }

    /** A page of everything that happened, from a number of a log on. */
    public Archive.Page page(long log, long from, long to) {
        Archive.Range range =
                new Archive.Range(log, from, to, Archive.Kind.EVENTS, Archive.Side.OLDEST, Archive.MOST_EVENTS);
        return beside.query(() -> pages.page(range, ALL));
    }

    /** The number of the first event of a log at a time or later; empty if there is none. */
    public OptionalLong firstFrom(long log, long timeMs) {
        return beside.query(() -> pages.firstAfter(log, timeMs - 1, ALL));
    }

    @Override
    public void close() {
        try (beside) {
            beside.run(() -> {
                pages.close();
                return null;
            });
        }
    }
}
