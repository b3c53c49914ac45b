package io.hubbub.accounts;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The rows of invitations. Nothing is committed in here; not on an event loop. */
final class InvitationRows {
    private static final String GOOD = " uses > 0 and (expires = 0 or expires > ?)";

    private InvitationRows() {}

    /** Whether an account can be made by it. */
    static boolean isGood(Connection connection, byte[] hash, long nowMs) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("select id from invitation where hash = ? and" + GOOD)) {
            query.setBytes(1, hash);
            query.setLong(2, nowMs);
            try (ResultSet row = query.executeQuery()) {
                return row.next();
            }
        }
    }

    /** An account is made by it; returns its number, or nothing if it is not good any more. */
    static Optional<Long> use(Connection connection, byte[] hash, long nowMs) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "update invitation set uses = uses - 1 where hash = ? and" + GOOD + " returning id")) {
            update.setBytes(1, hash);
            update.setLong(2, nowMs);
            try (ResultSet row = update.executeQuery()) {
                return row.next() ? Optional.of(row.getLong(1)) : Optional.empty();
            }
        }
    }

    /**
     * One more. Those that are used up or too old go.
     *
     * @param invitation without its number, which is given to it here
     */
    static InvitationView add(Connection connection, byte[] hash, InvitationView invitation) throws SQLException {
        try (PreparedStatement old = connection.prepareStatement("delete from invitation where not (" + GOOD + ")");
                PreparedStatement insert = connection.prepareStatement(
                        "insert into invitation (hash, label, uses, created, expires) values (?, ?, ?, ?, ?) returning id")) {
            old.setLong(1, invitation.createdMs());
            old.executeUpdate();
            insert.setBytes(1, hash);
            insert.setString(2, invitation.label());
            insert.setInt(3, invitation.uses());
            insert.setLong(4, invitation.createdMs());
            insert.setLong(5, invitation.expiresMs());
            try (ResultSet added = insert.executeQuery()) {
                added.next();
                return new InvitationView(
                        added.getLong(1),
                        invitation.label(),
                        invitation.uses(),
                        invitation.createdMs(),
                        invitation.expiresMs());
            }
        }
    }

    /** All that are good, the oldest first. */
    static List<InvitationView> all(Connection connection, long nowMs) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(
                "select id, label, uses, created, expires from invitation where" + GOOD + " order by id")) {
            query.setLong(1, nowMs);
            List<InvitationView> all = new ArrayList<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    all.add(new InvitationView(
                            row.getLong(1), row.getString(2), row.getInt(3), row.getLong(4), row.getLong(5)));
                }
            }
            return all;
        }
    }

    static boolean remove(Connection connection, long id) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("delete from invitation where id = ?")) {
            delete.setLong(1, id);
            return delete.executeUpdate() > 0;
        }
    }
}
