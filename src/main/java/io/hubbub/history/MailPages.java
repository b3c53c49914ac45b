package io.hubbub.history;

import io.hubbub.hub.Archive;
import io.hubbub.hub.Mailboxes;
import io.hubbub.hub.Mailboxes.Correspondent;
import io.hubbub.hub.Mailboxes.Loss;
import io.hubbub.room.DirectMessage;
import io.hubbub.room.MessageId;
import io.hubbub.room.Names;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads mailboxes, on a connection that others read on as well. Not thread-safe. */
final class MailPages {
    private final Connection connection;

    MailPages(Connection connection) {
        this.connection = connection;
    }

    Mailboxes.Page page(Mailboxes.Query query) throws SQLException {
        boolean isNewest = query.side() == Archive.Side.NEWEST;
        String signals = query.kind() == Archive.Kind.SPEECH ? " and kind <> " + Bodies.UNSPOKEN : "";
        String order = isNewest ? " order by time desc, message desc" : " order by time, message";
        try (PreparedStatement read = connection.prepareStatement("select time, message, kind, body from mail"
                + " where account = ? and peer = ? and (time, message) > (?, ?) and (time, message) < (?, ?)"
                + signals + order + " limit ?")) {
            read.setLong(1, query.account());
            read.setString(2, Names.fold(query.nick()));
            read.setLong(3, query.after().timeMs());
            read.setLong(4, query.after().key());
            read.setLong(5, query.before().timeMs());
            read.setLong(6, query.before().key());
            read.setInt(7, query.most() + 1);
            try (ResultSet found = read.executeQuery()) {
                return page(found, query.most(), isNewest);
            }
        } finally {
            connection.rollback();
        }
    }

    private static Mailboxes.Page page(ResultSet found, int most, boolean isNewest) throws SQLException {
        List<DirectMessage> messages = new ArrayList<>();
        List<Loss> losses = new ArrayList<>(0);
        int rows = 0;
        long bytes = 0;
        boolean isFull = false;
        while (!isFull && found.next()) {
            isFull = rows == most || bytes >= Mailboxes.ENOUGH_BYTES;
            if (!isFull) {
                rows++;
                byte[] body = found.getBytes(4);
                bytes += body.length;
                if (found.getInt(3) == MailRows.LOST) {
                    losses.add(new Loss(new MessageId(found.getLong(1), found.getLong(2)), MailRows.lost(body)));
                } else {
                    MailRows.readable(body, messages);
                }
            }
        }
        if (isNewest) {
            Collections.reverse(messages);
            Collections.reverse(losses);
        }
        return new Mailboxes.Page(messages, losses, !isFull);
    }

    List<Correspondent> correspondents(long account, long afterMs, long beforeMs, Archive.Side side, int most)
            throws SQLException {
        String order = side == Archive.Side.NEWEST ? " order by last desc" : " order by last";
        List<Correspondent> all = new ArrayList<>();
        try (PreparedStatement read = connection.prepareStatement("select peer, name, last, read from correspondence"
                + " where account = ? and last > ? and last < ?" + order + " limit ?")) {
            read.setLong(1, account);
            read.setLong(2, afterMs);
            read.setLong(3, beforeMs);
            read.setInt(4, most);
            try (ResultSet found = read.executeQuery()) {
                while (found.next()) {
                    int unread = unread(account, found.getString(1), found.getLong(4));
                    all.add(new Correspondent(found.getString(2), found.getLong(3), found.getLong(4), unread));
                }
            }
        } finally {
            connection.rollback();
        }
        if (side == Archive.Side.NEWEST) {
            Collections.reverse(all);
        }
        return all;
    }

    private int unread(long account, String peer, long readMs) throws SQLException {
        try (PreparedStatement count = connection.prepareStatement("select count(*) from (select 1 from mail"
                + " where account = ? and peer = ? and time > ? and sender = peer and kind = " + Bodies.SPEECH
                + " limit " + Mailboxes.MOST_COUNTED + ") as unread")) {
            count.setLong(1, account);
            count.setString(2, peer);
            count.setLong(3, readMs);
            try (ResultSet found = count.executeQuery()) {
                found.next();
                return found.getInt(1);
            }
        }
    }

    OptionalLong marked(long account, String peer) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("select read from correspondence where account = ? and peer = ?")) {
            query.setLong(1, account);
            query.setString(2, peer);
            try (ResultSet found = query.executeQuery()) {
                long read = found.next() ? found.getLong(1) : 0;
                return read == 0 ? OptionalLong.empty() : OptionalLong.of(read);
            }
        } finally {
            connection.rollback();
        }
    }

    Optional<DirectMessage> find(long account, String peer, MessageId message) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("select body from mail where account = ?"
                + " and peer = ? and time = ? and message = ? and kind <> " + MailRows.LOST)) {
            query.setLong(1, account);
            query.setString(2, peer);
            query.setLong(3, message.timeMs());
            query.setLong(4, message.key());
            List<DirectMessage> messages = new ArrayList<>(1);
            try (ResultSet found = query.executeQuery()) {
                if (found.next()) {
                    MailRows.readable(found.getBytes(1), messages);
                }
            }
            return messages.stream().findFirst();
        } finally {
            connection.rollback();
        }
    }
}
