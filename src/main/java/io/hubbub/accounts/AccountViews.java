package io.hubbub.accounts;

import io.hubbub.hub.AccountView;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The rows of accounts as an administrator sees and changes them. Nothing is committed in here; not on an event loop. */
final class AccountViews {
    private static final String SELECT =
            "select account.id, name, is_bot, credential is not null as has_password, grants,"
                    + " created, seen, suspended_until, reason,"
                    + " (select count(*) from token where token.account = account.id) as tokens,"
                    + " (select count(*) from certificate where certificate.account = account.id) as certificates"
                    + " from account";

    private AccountViews() {}

    static List<AccountView> all(Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(SELECT + " order by account.key");
                ResultSet row = query.executeQuery()) {
            List<AccountView> all = new ArrayList<>();
            while (row.next()) {
                all.add(view(row));
            }
            return all;
        }
    }

    /**
     * Those of which the names have something in them, by their names.
     *
     * @param key folded; empty for all
     * @param from how many to leave out
     */
    static List<AccountView> some(Connection connection, String key, int from, int most) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(
                SELECT + " where account.key like ? escape '!' order by account.key limit ? offset ?")) {
            query.setString(1, Like.containing(key));
            query.setInt(2, most);
            query.setInt(3, from);
            List<AccountView> some = new ArrayList<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    some.add(view(row));
                }
            }
            return some;
        }
    }

    /** How many have that in their names. */
    static int count(Connection connection, String key) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("select count(*) from account where key like ? escape '!'")) {
            query.setString(1, Like.containing(key));
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    static Optional<AccountView> named(Connection connection, String key) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement(SELECT + " where account.id = (select account from nick where key = ?)")) {
            query.setString(1, key);
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? Optional.of(view(row)) : Optional.empty();
            }
        }
    }

    private static AccountView view(ResultSet row) throws SQLException {
        return new AccountView(
                row.getLong("id"),
                row.getString("name"),
                row.getInt("is_bot") != 0,
                row.getBoolean("has_password"),
                words(row.getString("grants")),
                row.getLong("created"),
                row.getLong("seen"),
                row.getLong("suspended_until"),
                row.getString("reason"),
                row.getInt("tokens"),
                row.getInt("certificates"));
    }

    private static Set<String> words(String grants) {
        Set<String> words = new TreeSet<>(Arrays.asList(grants.split(" ")));
        words.remove("");
        return words;
    }

    static Set<String> grants(Connection connection, long account) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("select grants from account where id = ?")) {
            query.setLong(1, account);
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? words(row.getString(1)) : new TreeSet<>();
            }
        }
    }

    static void setGrants(Connection connection, long account, Set<String> words) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("update account set grants = ? where id = ?")) {
            update.setString(1, String.join(" ", words));
            update.setLong(2, account);
            update.executeUpdate();
        }
    }

    static void suspend(Connection connection, long account, long untilMs, String reason) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("update account set suspended_until = ?, reason = ? where id = ?")) {
            update.setLong(1, untilMs);
            update.setString(2, reason);
            update.setLong(3, account);
            update.executeUpdate();
        }
    }

    /** With all that lets somebody in, its nicks and its mailbox; what others have of its messages in theirs stays. */
    static void delete(Connection connection, long account) throws SQLException {
        for (String table : List.of(
                "token where account",
                "subject where account",
                "certificate where account",
                "nick where account",
                "owned_room where account",
                "mail where account",
                "correspondence where account",
                "mailbox where account",
                "account where id")) {
            try (PreparedStatement delete = connection.prepareStatement("delete from " + table + " = ?")) {
                delete.setLong(1, account);
                delete.executeUpdate();
            }
        }
    }
}
