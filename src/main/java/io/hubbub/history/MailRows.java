package io.hubbub.history;

import io.hubbub.codec.MalformedException;
import io.hubbub.hub.Mailboxes.Collected;
import io.hubbub.hub.Mailboxes.Count;
import io.hubbub.hub.Mailboxes.Mail;
import io.hubbub.hub.Mailboxes.Outcome;
import io.hubbub.room.DirectMessage;
import io.hubbub.room.MessageId;
import io.hubbub.room.Names;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** What a transaction changes in mailboxes. Commits nothing. Runs on the writer's thread. */
final class MailRows implements AutoCloseable {
    /** A row in whose place messages could not be kept. */
    static final int LOST = 3;

    private final Connection connection;
    private final Forgotten forgotten;
    private final HistorySettings.Mail limits;
    private final PreparedStatement insert;
    private final PreparedStatement correspond;

    /** How many were added to each mailbox. */
    private final Map<Long, Integer> added = new HashMap<>();

    /** What there is to be said of conversations, each once. */
    private final Map<Key, Talk> talks = new LinkedHashMap<>();

    private boolean hasUnsent;

    /** A conversation. */
    private record Key(long account, String peer) {}

    private record Talk(String name, long lastMs, long readMs) {
        Talk and(Talk later) {
            return new Talk(later.name, Math.max(lastMs, later.lastMs), Math.max(readMs, later.readMs));
        }
    }

    MailRows(Connection connection, Forgotten forgotten, HistorySettings.Mail limits) throws SQLException {
        this.connection = connection;
        this.forgotten = forgotten;
        this.limits = limits;
        this.insert = connection.prepareStatement(
                "insert into mail (account, peer, time, message, kind, sender, other, waits, body)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing");
        this.correspond = connection.prepareStatement(
                "insert into correspondence (account, peer, name, last, read)"
                        + " values (?, ?, ?, ?, ?) on conflict (account, peer) do update set name = excluded.name,"
                        + " last = case when excluded.last > correspondence.last then excluded.last else correspondence.last end,"
                        + " read = case when excluded.read > correspondence.read then excluded.read else correspondence.read end");
    }

    /** Adds a message to the mailboxes of both sides. */
    void add(Mail mail) throws SQLException {
        add(mail, false);
    }

    /** The same for a receiver who is not here, if not too much waits already. */
    Outcome addWaiting(Mail mail) throws SQLException {
        flush();
        try (PreparedStatement query = connection.prepareStatement("select count(*),"
                + " coalesce(sum(case when waits = ? then 1 else 0 end), 0) from mail"
                + " where account = ? and waits is not null")) {
            query.setLong(1, mail.from());
            query.setLong(2, mail.to());
            try (ResultSet found = query.executeQuery()) {
                found.next();
                if (found.getLong(1) >= limits.waiting() || found.getLong(2) >= limits.ofOne()) {
                    return Outcome.FULL;
                }
            }
        }
        add(mail, true);
        return Outcome.KEPT;
    }

    private void add(Mail mail, boolean waits) throws SQLException {
        DirectMessage message = mail.message();
        if (forgotten.has(message)) {
            return;
        }
        boolean isForPeople = message.speech().kind().isForPeople();
        int kind = isForPeople ? Bodies.SPEECH : Bodies.UNSPOKEN;
        byte[] body = Bodies.encode(message);
        String from = Bodies.withoutZeros(message.from().nick());
        String to = Bodies.withoutZeros(message.to());
        if (mail.from() != 0) {
            add(new Row(mail.from(), to, kind, mail.to(), false), message, body);
            correspond(mail.from(), to, message.timeMs(), message.timeMs(), isForPeople);
        }
        boolean isSame = mail.from() == mail.to() && Names.same(from, to);
        if (mail.to() != 0 && !isSame) {
            add(new Row(mail.to(), from, kind, mail.from(), waits), message, body);
            correspond(mail.to(), from, message.timeMs(), 0, isForPeople);
        }
    }

    /** @param other the account of the other side */
    private record Row(long account, String peer, int kind, long other, boolean waits) {}

    private void add(Row row, DirectMessage message, byte[] body) throws SQLException {
        insert.setLong(1, row.account());
        insert.setString(2, Names.fold(row.peer()));
        insert.setLong(3, message.timeMs());
        insert.setLong(4, message.number());
        insert.setInt(5, row.kind());
        insert.setString(6, Bodies.withoutZeros(Names.fold(message.from().nick())));
        insert.setLong(7, row.other());
        if (row.waits()) {
            insert.setLong(8, row.other());
        } else {
            insert.setNull(8, Types.BIGINT);
        }
        insert.setBytes(9, body);
        insert.addBatch();
        added.merge(row.account(), 1, Integer::sum);
        hasUnsent = true;
    }

    /**
     * Signals make no conversation.
     *
     * @param readMs up to when the account's owner has read by that
     */
    private void correspond(long account, String nick, long timeMs, long readMs, boolean isForPeople) {
        if (isForPeople) {
            talks.merge(new Key(account, Names.fold(nick)), new Talk(nick, timeMs, readMs), Talk::and);
        }
    }

    /** So many messages of a conversation could not be kept, from that one on. */
    void lose(MailLosses.Loss loss) throws SQLException {
        if (!forgotten.has(loss.first())) {
            byte[] most = Long.toString(loss.most()).getBytes(StandardCharsets.US_ASCII);
            add(new Row(loss.account(), loss.peer(), LOST, 0, false), loss.first(), most);
        }
    }

    static long lost(byte[] body) {
        return Long.parseLong(new String(body, StandardCharsets.US_ASCII));
    }

    /** Returns up to when it is read by now; empty if there is no such conversation. */
    OptionalLong mark(long account, String peer, long timeMs) throws SQLException {
        flush();
        try (PreparedStatement update = connection.prepareStatement(
                        "update correspondence set read = ? where account = ? and peer = ? and read < ?");
                PreparedStatement query =
                        connection.prepareStatement("select read from correspondence where account = ? and peer = ?")) {
            update.setLong(1, timeMs);
            update.setLong(2, account);
            update.setString(3, peer);
            update.setLong(4, timeMs);
            update.executeUpdate();
            query.setLong(1, account);
            query.setString(2, peer);
            try (ResultSet found = query.executeQuery()) {
                return found.next() ? OptionalLong.of(found.getLong(1)) : OptionalLong.empty();
            }
        }
    }

    Collected collect(long account, int most) throws SQLException {
        flush();
        List<Count> counts = new ArrayList<>();
        List<DirectMessage> newest = new ArrayList<>();
        try (PreparedStatement count = connection.prepareStatement("select correspondence.name, waiting.messages from"
                        + " (select account, peer, count(*) as messages, min(time) as first from mail"
                        + " where account = ? and waits is not null group by account, peer) as waiting"
                        + " join correspondence on correspondence.account = waiting.account"
                        + " and correspondence.peer = waiting.peer order by waiting.first");
                PreparedStatement read = connection.prepareStatement("select body from mail where account = ?"
                        + " and waits is not null order by time desc, message desc limit ?")) {
            count.setLong(1, account);
            read.setLong(1, account);
            read.setInt(2, most);
            try (ResultSet found = count.executeQuery()) {
                while (found.next()) {
                    counts.add(new Count(found.getString(1), found.getInt(2)));
                }
            }
            try (ResultSet found = read.executeQuery()) {
                while (found.next()) {
                    readable(found.getBytes(1), newest);
                }
            }
        }
        Collections.reverse(newest);
        return new Collected(counts, newest);
    }

    /** What only a newer version can read is left out. */
    static void readable(byte[] body, List<DirectMessage> messages) {
        try {
            messages.add(Bodies.decodeDirect(body));
        } catch (MalformedException newer) {
            // A later start of that version shows it.
        }
    }

    void taken(long account, MessageId upTo) throws SQLException {
        flush();
        try (PreparedStatement update = connection.prepareStatement("update mail set waits = null where account = ?"
                + " and waits is not null and (time, message) <= (?, ?)")) {
            update.setLong(1, account);
            update.setLong(2, upTo.timeMs());
            update.setLong(3, upTo.key());
            update.executeUpdate();
        }
    }

    /** What becomes of a message that its speaker deletes: the account of the other side, if that has one; empty if it isn't there. */
    OptionalLong delete(long account, String peer, DirectMessage message) throws SQLException {
        flush();
        OptionalLong other = remove(account, peer, message.id());
        if (other.isPresent() && other.getAsLong() != 0) {
            remove(other.getAsLong(), Names.fold(message.from().nick()), message.id());
        }
        return other;
    }

    private OptionalLong remove(long account, String peer, MessageId message) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("delete from mail where account = ? and peer = ?"
                + " and time = ? and message = ? and kind <> " + LOST + " returning other")) {
            delete.setLong(1, account);
            delete.setString(2, peer);
            delete.setLong(3, message.timeMs());
            delete.setLong(4, message.key());
            try (ResultSet gone = delete.executeQuery()) {
                return gone.next() ? OptionalLong.of(gone.getLong(1)) : OptionalLong.empty();
            }
        }
    }

    private void flush() throws SQLException {
        if (!hasUnsent) {
            return;
        }
        insert.executeBatch();
        for (Map.Entry<Key, Talk> talk : talks.entrySet()) {
            correspond.setLong(1, talk.getKey().account());
            correspond.setString(2, talk.getKey().peer());
            correspond.setString(3, talk.getValue().name());
            correspond.setLong(4, talk.getValue().lastMs());
            correspond.setLong(5, talk.getValue().readMs());
            correspond.addBatch();
        }
        correspond.executeBatch();
        talks.clear();
        hasUnsent = false;
    }

    /** Everything goes to the database, to be committed. */
    void finish() throws SQLException {
        flush();
        if (added.isEmpty()) {
            return;
        }
        try (PreparedStatement count = connection.prepareStatement(
                "insert into mailbox (account, messages)"
                        + " values (?, ?) on conflict (account) do update set messages = mailbox.messages + excluded.messages")) {
            for (Map.Entry<Long, Integer> mailbox : added.entrySet()) {
                count.setLong(1, mailbox.getKey());
                count.setLong(2, mailbox.getValue());
                count.addBatch();
            }
            count.executeBatch();
        }
    }

    @Override
    public void close() throws SQLException {
        insert.close();
        correspond.close();
    }
}
