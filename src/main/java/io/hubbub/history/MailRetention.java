package io.hubbub.history;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Removes from mailboxes what is older than it may be, or more: what holds for rooms of which nothing else is said holds for each mailbox. A
 * conversation of which nothing is left goes as well. Runs on the writer's thread, in small steps.
 */
final class MailRetention {
    /** Messages that one step removes at most, of one mailbox. */
    private static final int STEP = Retention.STEP;

    /** Mailboxes that one step looks at, if there is nothing to remove. */
    private static final int MAILBOXES = 100;

    private final int keepMessages;

    /** The last mailbox of this round that needs nothing more. */
    private long last;

    private record Mailbox(long account, long messages) {}

    /** @param keepMessages of one mailbox; 0 for any number */
    MailRetention(int keepMessages) {
        this.keepMessages = keepMessages;
    }

    /**
     * Does a step, and commits it. Returns whether the round goes on.
     *
     * @param beforeMs the time before which messages go, in milliseconds since 1970
     */
    boolean step(Connection connection, long beforeMs) throws SQLException {
        List<Mailbox> some = next(connection);
        for (Mailbox mailbox : some) {
            boolean isTooMuch = keepMessages > 0 && mailbox.messages() > keepMessages;
            int removed = removeOld(connection, mailbox.account(), beforeMs);
            removed = removed == 0 && isTooMuch ? removeOldest(connection, mailbox.account()) : removed;
            if (removed > 0) {
                tidy(connection, mailbox.account());
                break;
            }
            last = mailbox.account();
        }
        connection.commit();
        last = some.isEmpty() ? 0 : last;
        return !some.isEmpty();
    }

    private List<Mailbox> next(Connection connection) throws SQLException {
        List<Mailbox> some = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(
                "select account, messages from mailbox where account > ? order by account limit " + MAILBOXES)) {
            query.setLong(1, last);
            try (ResultSet found = query.executeQuery()) {
                while (found.next()) {
                    some.add(new Mailbox(found.getLong(1), found.getLong(2)));
                }
            }
        }
        return some;
    }

    private static int removeOld(Connection connection, long account, long beforeMs) throws SQLException {
        return remove(connection, account, beforeMs, STEP);
    }

    /** The number in the table may be too large: it is counted first. */
    private int removeOldest(Connection connection, long account) throws SQLException {
        long count = count(connection, account);
        if (count <= keepMessages) {
            setCount(connection, account, count);
            return 0;
        }
        return remove(connection, account, Long.MAX_VALUE, Math.min(STEP, count - keepMessages));
    }

    private static int remove(Connection connection, long account, long beforeMs, long most) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("delete from mail where account = ?"
                + " and (peer, time, message) in (select peer, time, message from mail where account = ?"
                + " and time < ? order by time limit " + most + ")")) {
            delete.setLong(1, account);
            delete.setLong(2, account);
            delete.setLong(3, beforeMs);
            return delete.executeUpdate();
        }
    }

    /** What else says that something is there. */
    static void tidy(Connection connection, long account) throws SQLException {
        setCount(connection, account, count(connection, account));
        try (PreparedStatement delete = connection.prepareStatement("delete from correspondence where account = ?"
                        + " and not exists (select 1 from mail where mail.account = correspondence.account"
                        + " and mail.peer = correspondence.peer)");
                PreparedStatement empty =
                        connection.prepareStatement("delete from mailbox where account = ? and messages = 0")) {
            delete.setLong(1, account);
            delete.executeUpdate();
            empty.setLong(1, account);
            empty.executeUpdate();
        }
    }

    private static long count(Connection connection, long account) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("select count(*) from mail where account = ?")) {
            query.setLong(1, account);
            try (ResultSet found = query.executeQuery()) {
                found.next();
                return found.getLong(1);
            }
        }
    }

    private static void setCount(Connection connection, long account, long count) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("update mailbox set messages = ? where account = ?")) {
            update.setLong(1, count);
            update.setLong(2, account);
            update.executeUpdate();
        }
    }
}
