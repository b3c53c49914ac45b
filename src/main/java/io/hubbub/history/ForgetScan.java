package io.hubbub.history;

import io.hubbub.codec.MalformedException;
import io.hubbub.home.Journal;
import io.hubbub.room.Event;
import io.hubbub.room.MessageId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Finds what has a nick that is to be forgotten, some events at a time, log by log. Looks into each event that is not speech: others may
 * have had to do with that nick. A speech has no nick but that of its speaker, whatever its words are.
 */
final class ForgetScan {
    private final Connection connection;

    /** What is done with what was found. */
    interface Finder {
        /** A room as it was is to be another. */
        void room(long log, Journal.Past left) throws SQLException;

        /**
         * An event is to be another.
         *
         * @param isMessage whether it was said by the one who is forgotten
         */
        void event(Event left, boolean isMessage) throws SQLException;
    }

    private record Log(long number, String key, byte[] state) {}

    /** A row of the table of events; its body is null where it has nobody's nick but another's. */
    private record Row(long key, long timeMs, String nick, int kind, byte[] body) {}

    ForgetScan(Connection connection) {
        this.connection = connection;
    }

    /** Looks at so many events, give or take logs in which nothing is left to be looked at; returns how far the order is by then. */
    ForgetOrder goOn(ForgetOrder order, int most, Finder finder) throws SQLException {
        ForgetOrder now = order;
        int left = most;
        while (left > 0 && !now.isThrough()) {
            Log log = next(now);
            if (log == null) {
                return now.through();
            }
            boolean isNew = now.place() <= MessageId.key(log.number(), 0);
            if (isNew) {
                now = now.at(MessageId.key(log.number(), 0), 0);
                room(now, log, finder);
            }
            long before = now.looked();
            now = events(now, log.number(), left, finder);
            left -= (int) (now.looked() - before) + 1;
        }
        return now;
    }

    /** The log that it is in, or the next one; null for none. */
    private Log next(ForgetOrder order) throws SQLException {
        String ofRoom = order.room().isEmpty() ? "" : " and key = ?";
        try (PreparedStatement query = connection.prepareStatement(
                "select id, key, state from log where kind = 0 and id >= ?" + ofRoom + " order by id limit 1")) {
            query.setLong(1, MessageId.log(order.place()));
            if (!ofRoom.isEmpty()) {
                query.setString(2, order.room());
            }
            try (ResultSet found = query.executeQuery()) {
                return found.next() ? new Log(found.getLong(1), found.getString(2), found.getBytes(3)) : null;
            }
        }
    }

    private static void room(ForgetOrder order, Log log, Finder finder) throws SQLException {
        Journal.Past past = Pasts.decode(log.state());
        Journal.Past left = new WithoutNick(order).of(past);
        if (left != past) {
            finder.room(log.number(), left);
        }
    }

    /** Within a log, time never runs back. */
    private ForgetOrder events(ForgetOrder order, long log, int most, Finder finder) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("select id, time, nick, kind,"
                + " case when nick = ? or kind not in (" + Bodies.SPEECH + ", " + Bodies.UNSPOKEN + ")"
                + " then body end from event where id > ? and id <= ? order by id limit " + most)) {
            query.setString(1, order.nick());
            query.setLong(2, order.place());
            query.setLong(3, MessageId.key(log, MessageId.MAX_SEQ));
            int looked = 0;
            long place = order.place();
            try (ResultSet found = query.executeQuery()) {
                while (found.next()) {
                    Row row = new Row(
                            found.getLong(1), found.getLong(2), found.getString(3), found.getInt(4), found.getBytes(5));
                    place = row.key();
                    looked++;
                    if (row.body() != null) {
                        look(order, row, finder);
                    }
                }
            }
            return looked < most ? order.behind(log, looked) : order.at(place, looked);
        }
    }

    /** What nobody can read here goes by what its row says of it. */
    private static void look(ForgetOrder order, Row row, Finder finder) throws SQLException {
        Event event = decode(row);
        Event left = event == null ? null : new WithoutNick(order).of(event);
        if (left != event) {
            finder.event(left, event instanceof Event.Said);
        } else if (row.nick().equals(order.nick()) && order.isAbout(row.timeMs())) {
            finder.event(new Event.Unknown(row.key(), row.timeMs()), row.kind() == Bodies.SPEECH);
        }
    }

    private static Event decode(Row row) {
        try {
            return Bodies.decode(row.body());
        } catch (MalformedException unreadable) {
            return null;
        }
    }
}
