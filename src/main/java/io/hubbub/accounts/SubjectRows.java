package io.hubbub.accounts;

import io.hubbub.hub.Accounts;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The rows of those who have an account by the word of a provider. Nothing is committed in here; not on an event loop. */
final class SubjectRows {
    private SubjectRows() {}

    static Optional<Accounts.Known> owner(Connection connection, String issuer, String id) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("select " + AccountRows.COLUMNS
                + " from subject join account on account.id = subject.account where issuer = ? and subject.id = ?")) {
            query.setString(1, issuer);
            query.setString(2, id);
            return AccountRows.known(query);
        }
    }

    /** The same for who writes then: SQLite lets nobody write who has read what another has changed since. So something is written first. */
    static Optional<Accounts.Known> ownerBeforeWriting(Connection connection, String issuer, String id)
            throws SQLException {
        try (PreparedStatement touch =
                connection.prepareStatement("update subject set created = created where issuer = ? and id = ?")) {
            touch.setString(1, issuer);
            touch.setString(2, id);
            touch.executeUpdate();
        }
        return owner(connection, issuer, id);
    }

    /** Returns false if somebody has another account by that. */
    static boolean add(Connection connection, long account, String issuer, String id, long nowMs) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into subject (issuer, id, account, created) values (?, ?, ?, ?) on conflict do nothing")) {
            insert.setString(1, issuer);
            insert.setString(2, id);
            insert.setLong(3, account);
            insert.setLong(4, nowMs);
            insert.executeUpdate();
        }
        return owner(connection, issuer, id)
                .filter(known -> known.account().id() == account)
                .isPresent();
    }

    /** Returns how many there were. */
    static int removeAll(Connection connection, long account) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("delete from subject where account = ?")) {
            delete.setLong(1, account);
            return delete.executeUpdate();
        }
    }

    /** Those of an account, the oldest first. */
    static List<LinkView> of(Connection connection, long account) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(
                "select issuer, id, created from subject where account = ? order by created, issuer, id")) {
            query.setLong(1, account);
            List<LinkView> all = new ArrayList<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    all.add(new LinkView(row.getString(1), row.getString(2), row.getLong(3)));
                }
            }
            return all;
        }
    }
}
