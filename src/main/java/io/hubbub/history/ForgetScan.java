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

    private record Log(long number, Journal.Past past) {}

    /** A row of the table of events; its event is null where nobody can read it here. */
    private record Row(long key, long timeMs, String nick, int kind, Event event) {}

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
                "select id, state from log where kind = 0 and id >= ?" + ofRoom + " order by id limit 1")) {
            query.setLong(1, MessageId.log(order.place()));
            if (!ofRoom.isEmpty()) {
                query.setString(2, order.room());
            }
            try (ResultSet found = query.executeQuery()) {
                return found.next() ? new Log(found.getLong(1), Pasts.decode(found.getBytes(2))) : null;
            }
        }
    }

    private static void room(ForgetOrder order, Log log, Finder finder) throws SQLException {
        Journal.Past left = new WithoutNick(order).of(log.past());
        if (!left.equals(log.past())) {
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
                    place = found.getLong(1);
                    looked++;
                    byte[] body = found.getBytes(5);
                    if (body != null) {
                        look(order, row(found, body), finder);
                    }
                }
            }
            return looked < most ? order.behind(log, looked) : order.at(place, looked);
        }
    }

    private static Row row(ResultSet found, byte[] body) throws SQLException {
        return new Row(found.getLong(1), found.getLong(2), found.getString(3), found.getInt(4), decode(body));
    }

    /** What nobody can read here goes by what its row says of it. */
    private static void look(ForgetOrder order, Row row, Finder finder) throws SQLException {
        Event event = row.event();
        Event left = event == null ? null : new WithoutNick(order).of(event);
        if (left != null && !left.equals(event)) {
            finder.event(left, event instanceof Event.Said);
        } else if (row.nick().equals(order.nick()) && order.isAbout(row.timeMs())) {
            finder.event(new Event.Unknown(row.key(), row.timeMs()), row.kind() == Bodies.SPEECH);
        }
    }

    private static Event decode(byte[] body) {
        try {
            return Bodies.decode(body);
        } catch (MalformedException unreadable) {
            return null;
        }
    }
}
