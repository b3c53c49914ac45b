package io.hubbub.accounts;

import io.hubbub.credential.ScramCredential;
import io.hubbub.hub.Accounts;
import io.hubbub.room.Account;
import io.hubbub.room.Names;
import io.hubbub.room.Properties;
import io.hubbub.room.Rights;
import io.hubbub.store.Meta;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The rows of accounts and of their nicks. Nothing is committed in here; not on an event loop. */
final class AccountRows {
    /** The columns of which a {@link Accounts.Known} is read; the table is called {@code account}. */
    static final String COLUMNS = "account.id, account.name, account.is_bot, account.credential, account.grants,"
            + " account.suspended_until, account.reason, account.properties, account.edition";

    private static final List<String> SECRETS = List.of("secret_1", "secret_2", "secret_3", "secret_4");
    private static final String CHANGED = "accounts_changed";

    /** Accounts that one statement asks for: fewer than any database takes. */
    private static final int AT_ONCE = 500;

    private AccountRows() {}

    static Optional<Accounts.Known> named(Connection connection, String key) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(
                "select " + COLUMNS + " from nick join account on account.id = nick.account where nick.key = ?")) {
            query.setString(1, key);
            return known(query);
        }
    }

    static Optional<Accounts.Known> known(PreparedStatement query) throws SQLException {
        try (ResultSet row = query.executeQuery()) {
            return row.next() ? Optional.of(known(row)) : Optional.empty();
        }
    }

    static Accounts.Known known(ResultSet row) throws SQLException {
        String credential = row.getString("credential");
        return new Accounts.Known(
                new Account(
                        row.getLong("id"),
                        row.getString("name"),
                        Grant.rights(row.getString("grants")),
                        row.getInt("is_bot") != 0,
                        PropertyText.read(row.getString("properties"))),
                credential == null ? Optional.empty() : ScramCredential.read(credential),
                row.getLong("suspended_until"),
                row.getString("reason"),
                row.getInt("edition"));
    }

    /** What is known of some accounts, by their numbers. */
    static Map<Long, Accounts.Known> current(Connection connection, Set<Long> accounts) throws SQLException {
        Map<Long, Accounts.Known> current = new HashMap<>();
        List<Long> ids = List.copyOf(accounts);
        for (int from = 0; from < ids.size(); from += AT_ONCE) {
            List<Long> some = ids.subList(from, Math.min(ids.size(), from + AT_ONCE));
            String places = String.join(", ", Collections.nCopies(some.size(), "?"));
            try (PreparedStatement query =
                    connection.prepareStatement("select " + COLUMNS + " from account where id in (" + places + ")")) {
                for (int i = 0; i < some.size(); i++) {
                    query.setLong(i + 1, some.get(i));
                }
                try (ResultSet row = query.executeQuery()) {
                    while (row.next()) {
                        Accounts.Known known = known(row);
                        current.put(known.account().id(), known);
                    }
                }
            }
        }
        return current;
    }

    /** Empty if that nick is somebody's, or looks like it. */
    static Optional<Account> add(
            Connection connection, String name, Optional<ScramCredential> credential, boolean isBot, long nowMs)
            throws SQLException {
        long id;
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into account (key, name, is_bot, credential, created) values (?, ?, ?, ?, ?)"
                        + " on conflict do nothing returning id")) {
            insert.setString(1, Names.fold(name));
            insert.setString(2, name);
            insert.setInt(3, isBot ? 1 : 0);
            insert.setString(4, credential.map(ScramCredential::written).orElse(null));
            insert.setLong(5, nowMs);
            try (ResultSet added = insert.executeQuery()) {
                if (!added.next()) {
                    return Optional.empty();
                }
                id = added.getLong(1);
            }
        }
        if (!addNick(connection, OwnedNicks.Owned.of(name, id))) {
            connection.rollback();
            return Optional.empty();
        }
        return Optional.of(new Account(id, name, Rights.NONE, isBot));
    }

    /** Returns false if it is somebody's, or looks like it. */
    static boolean addNick(Connection connection, OwnedNicks.Owned nick) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into nick (key, skeleton, account) values (?, ?, ?) on conflict do nothing")) {
            insert.setString(1, nick.key());
            insert.setString(2, nick.skeleton());
            insert.setLong(3, nick.account());
            return insert.executeUpdate() > 0;
        }
    }

    static List<OwnedNicks.Owned> nicks(Connection connection) throws SQLException {
        List<OwnedNicks.Owned> nicks = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement("select key, skeleton, account from nick");
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                nicks.add(new OwnedNicks.Owned(row.getString(1), row.getString(2), row.getLong(3)));
            }
        }
        return nicks;
    }

    /** Returns the edition of that password; empty if there is no such account. */
    static Optional<Integer> setCredential(Connection connection, long account, ScramCredential credential)
            throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "update account set credential = ?, edition = edition + 1 where id = ? returning edition")) {
            update.setString(1, credential.written());
            update.setLong(2, account);
            try (ResultSet row = update.executeQuery()) {
                return row.next() ? Optional.of(row.getInt(1)) : Optional.empty();
            }
        }
    }

    /** What an account's owner tells with some changes; empty if it would be more than {@code most}, or there is no such account. */
    static Optional<Properties> describe(Connection connection, long account, Map<String, String> changes, int most)
            throws SQLException {
        // Written before anything is read: SQLite lets nobody write who has read what another has changed since.
        try (PreparedStatement lock =
                        connection.prepareStatement("update account set properties = properties where id = ?");
                PreparedStatement query = connection.prepareStatement("select properties from account where id = ?");
                PreparedStatement update =
                        connection.prepareStatement("update account set properties = ? where id = ?")) {
            lock.setLong(1, account);
            query.setLong(1, account);
            if (lock.executeUpdate() == 0) {
                return Optional.empty();
            }
            Properties before;
            try (ResultSet row = query.executeQuery()) {
                row.next();
                before = PropertyText.read(row.getString(1));
            }
            Properties after = before.with(changes);
            if (after.size() > most && after.size() > before.size()) {
                return Optional.empty();
            }
            update.setString(1, PropertyText.write(after));
            update.setLong(2, account);
            update.executeUpdate();
            return Optional.of(after);
        }
    }

    /** Returns what is known of the account now. */
    static Optional<Accounts.Known> seen(Connection connection, long account, long nowMs) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("update account set seen = ? where id = ?")) {
            update.setLong(1, nowMs);
            update.setLong(2, account);
            update.executeUpdate();
        }
        return Optional.ofNullable(current(connection, Set.of(account)).get(account));
    }

    /** Random bytes, made when they are first read. */
    static byte[] secret(Connection connection) throws SQLException {
        SecureRandom random = new SecureRandom();
        ByteBuffer secret = ByteBuffer.allocate(SECRETS.size() * Long.BYTES);
        for (String name : SECRETS) {
            try (PreparedStatement insert = connection.prepareStatement(
                    "insert into meta (name, value) values (?, ?) on conflict do nothing")) {
                insert.setString(1, name);
                insert.setLong(2, random.nextLong());
                insert.executeUpdate();
            }
            secret.putLong(Meta.of(connection, name));
        }
        return secret.array();
    }

    /** How often a tool has changed something. */
    static long changes(Connection connection) throws SQLException {
        return Meta.of(connection, CHANGED);
    }

    /**
     * Nothing is changed by it, and nobody else changes accounts until the end of the transaction. Whoever writes what depends on what is
     * read begins with it; SQLite would refuse the write after another's commit.
     */
    static void toWrite(Connection connection) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("update meta set value = value where name = ?")) {
            update.setString(1, CHANGED);
            update.executeUpdate();
        }
    }

    /** A tool changes something: a server that runs shall notice. First of all, so that nothing else is written between what it reads and writes. */
    static void change(Connection connection) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("update meta set value = value + 1 where name = ?")) {
            update.setString(1, CHANGED);
            update.executeUpdate();
        }
    }
}
