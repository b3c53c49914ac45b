package io.hubbub.history;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Removes from mailboxes what somebody has said who is to be forgotten, and what was said to them: a conversation is named by that nick, and
 * what is said in one is about both. Mailbox by mailbox, in small steps; begins anew for whoever goes on with an order. Commits nothing.
 */
final class MailForgetting {
    /** In the place of a log, where it is counted what an order has removed from mailboxes. */
    static final long LOG = 0;

    /** Mailboxes that one step looks at; it ends with the first in which something was. */
    private static final int MAILBOXES = 100;

    private static final String WHICH = " (peer = ? or sender = ?) and time >= ? and time < ?";

    private final ForgetOrder order;
    private long last;
    private boolean isDone;

    MailForgetting(ForgetOrder order) {
        this.order = order;
    }

    boolean isOf(ForgetOrder one) {
        return order.id() == one.id();
    }

    boolean isDone() {
        return isDone;
    }

    /** Does a step. Returns how many messages it has removed. */
    int goOn(Connection connection) throws SQLException {
        List<Long> some = next(connection);
        for (long account : some) {
            last = account;
            int removed = remove(connection, account);
            if (removed > 0) {
                MailRetention.tidy(connection, account);
                return removed;
            }
        }
        isDone = some.isEmpty();
        return 0;
    }

    private List<Long> next(Connection connection) throws SQLException {
        List<Long> some = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(
                "select account from mailbox where account > ? order by account limit " + MAILBOXES)) {
            query.setLong(1, last);
            try (ResultSet found = query.executeQuery()) {
                while (found.next()) {
                    some.add(found.getLong(1));
                }
            }
        }
        return some;
    }

    private int remove(Connection connection, long account) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("delete from mail where account = ? and" + WHICH)) {
            delete.setLong(1, account);
            set(delete, 2, order);
            return delete.executeUpdate();
        }
    }

    /** How many messages an order would remove. */
    static long count(Connection connection, ForgetOrder order) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("select count(*) from mail where" + WHICH)) {
            set(query, 1, order);
            try (ResultSet found = query.executeQuery()) {
                found.next();
                return found.getLong(1);
            }
        }
    }

    private static void set(PreparedStatement statement, int from, ForgetOrder order) throws SQLException {
        statement.setString(from, order.nick());
        statement.setString(from + 1, order.nick());
        statement.setLong(from + 2, order.fromMs());
        statement.setLong(from + 3, order.untilMs());
    }
}
