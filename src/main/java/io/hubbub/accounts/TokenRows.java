package io.hubbub.accounts;

import io.hubbub.hub.Accounts;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The rows of tokens. Nothing is committed in here; not on an event loop. */
final class TokenRows {
    /** A token's last use is not written more often: a page that comes back every minute would write as often. */
    private static final long USED_MS = 60_000;

    private TokenRows() {}

    static Optional<Accounts.Known> owner(Connection connection, byte[] hash, long nowMs) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("select " + AccountRows.COLUMNS
                        + " from token join account on account.id = token.account"
                        + " where token.hash = ? and (token.expires = 0 or token.expires > ?)");
                PreparedStatement use = connection.prepareStatement("update token set used = ?"
                        + " where hash = ? and used < ? and (expires = 0 or expires > ?)")) {
            // Written before anything is read: SQLite lets nobody write who has read what another has changed since.
            use.setLong(1, nowMs);
            use.setBytes(2, hash);
            use.setLong(3, nowMs - USED_MS);
            use.setLong(4, nowMs);
            use.executeUpdate();
            query.setBytes(1, hash);
            query.setLong(2, nowMs);
            return AccountRows.known(query);
        }
    }

    /** Those that are too old go, and then those that were not used for longest, until there is room for one more. */
    private static void makeRoom(Connection connection, long account, int most, long nowMs) throws SQLException {
        try (PreparedStatement old = connection.prepareStatement(
                        "delete from token where account = ? and expires > 0 and expires <= ?");
                PreparedStatement unused =
                        connection.prepareStatement("delete from token where id in (select id from token"
                                + " where account = ? order by case when used > created then used else created end desc, id desc"
                                + " limit 1000000 offset ?)")) {
            old.setLong(1, account);
            old.setLong(2, nowMs);
            old.executeUpdate();
            unused.setLong(1, account);
            unused.setInt(2, most - 1);
            unused.executeUpdate();
        }
    }

    /**
     * Lets an account in with one more.
     *
     * @param device without its number, which is given to it here
     * @param isLogin whether another password revokes it
     * @param most how many the account may have
     */
    static Accounts.Device add(
            Connection connection, long account, byte[] hash, Accounts.Device device, boolean isLogin, int most)
            throws SQLException {
        makeRoom(connection, account, most, device.createdMs());
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into token (hash, account, label, created, expires, is_login) values (?, ?, ?, ?, ?, ?) returning id")) {
            insert.setBytes(1, hash);
            insert.setLong(2, account);
            insert.setString(3, device.label());
            insert.setLong(4, device.createdMs());
            insert.setLong(5, device.expiresMs());
            insert.setInt(6, isLogin ? 1 : 0);
            try (ResultSet added = insert.executeQuery()) {
                added.next();
                return new Accounts.Device(added.getLong(1), device.label(), device.createdMs(), device.expiresMs(), 0);
            }
        }
    }

    static List<Accounts.Device> of(Connection connection, long account) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(
                "select id, label, created, expires, used from token where account = ? order by id")) {
            query.setLong(1, account);
            List<Accounts.Device> all = new ArrayList<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    all.add(new Accounts.Device(
                            row.getLong(1), row.getString(2), row.getLong(3), row.getLong(4), row.getLong(5)));
                }
            }
            return all;
        }
    }

    static boolean remove(Connection connection, long account, long token) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("delete from token where account = ? and id = ?")) {
            delete.setLong(1, account);
            delete.setLong(2, token);
            return delete.executeUpdate() > 0;
        }
    }

    /**
     * Those by which somebody stays logged in; returns how many there were.
     *
     * @param kept the hash of one that stays; empty for none
     */
    static int removeLogins(Connection connection, long account, byte[] kept) throws SQLException {
        try (PreparedStatement delete =
                connection.prepareStatement("delete from token where account = ? and is_login = 1 and hash <> ?")) {
            delete.setLong(1, account);
            delete.setBytes(2, kept);
            return delete.executeUpdate();
        }
    }

    /** Returns how many there were. */
    static int removeAll(Connection connection, long account) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("delete from token where account = ?")) {
            delete.setLong(1, account);
            return delete.executeUpdate();
        }
    }

    /** Returns the account whose token it was; empty if it was none. */
    static Optional<Long> remove(Connection connection, byte[] hash) throws SQLException {
        try (PreparedStatement delete =
                connection.prepareStatement("delete from token where hash = ? returning account")) {
            delete.setBytes(1, hash);
            try (ResultSet deleted = delete.executeQuery()) {
                return deleted.next() ? Optional.of(deleted.getLong(1)) : Optional.empty();
            }
        }
    }
}
