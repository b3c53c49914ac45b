package io.hubbub.accounts;

import io.hubbub.hub.AuditAction;
import io.hubbub.hub.AuditEntry;
import io.hubbub.room.Names;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The rows of what was done to accounts. Nothing is committed in here; not on an event loop. */
final class AuditRows {
    /** So many are kept, the newest: some twenty megabytes, and more than a busy server has in a year. */
    static final int MOST = 100_000;

    private static final String COLUMNS = "id, time, actor, action, target, detail";

    private AuditRows() {}

    /** Something was done to a target, in the transaction in which it is done. */
    static void add(Connection connection, AuditEntry entry) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("insert into audit (time, actor, action, target, target_key, detail)"
                        + " values (?, ?, ?, ?, ?, ?) returning id")) {
            insert.setLong(1, entry.timeMs());
            insert.setString(2, entry.actor());
            insert.setString(3, entry.action());
            insert.setString(4, entry.target());
            insert.setString(5, Names.fold(entry.target()));
            insert.setString(6, entry.detail());
            try (ResultSet added = insert.executeQuery()) {
                added.next();
                removeUntil(connection, added.getLong(1) - MOST);
            }
        }
    }

    /** An account's owner has done something to it. */
    static void ofOwner(Connection connection, long account, AuditAction action, String detail, long nowMs)
            throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("select name from account where id = ?")) {
            query.setLong(1, account);
            try (ResultSet row = query.executeQuery()) {
                if (row.next()) {
                    String name = row.getString(1);
                    add(connection, new AuditEntry(nowMs, name, action.word(), name, detail));
                }
            }
        }
    }

    private static void removeUntil(Connection connection, long last) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("delete from audit where id <= ?")) {
            delete.setLong(1, last);
            delete.executeUpdate();
        }
    }

    /**
     * The newest, in the order in which they were done.
     *
     * @param target whose; empty for all
     */
    static List<AuditEntry> newest(Connection connection, String target, int most) throws SQLException {
        String whose = target.isEmpty() ? "" : " where target_key = ?";
        try (PreparedStatement query = connection.prepareStatement(
                "select " + COLUMNS + " from audit" + whose + " order by id desc limit " + most)) {
            if (!target.isEmpty()) {
                query.setString(1, Names.fold(target));
            }
            List<AuditEntry> entries = entries(query);
            Collections.reverse(entries);
            return entries;
        }
    }

    /**
     * Some, the newest first.
     *
     * @param key what the actor, the action or the target has in it, folded; empty for all
     * @param id those that were done before this one; 0 for the newest
     */
    static List<AuditEntry> before(Connection connection, String key, long id, int most) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("select " + COLUMNS + " from audit where id < ?"
                + " and (target_key like ? escape '!' or lower(actor) like ? escape '!' or action like ? escape '!')"
                + " order by id desc limit ?")) {
            String like = Like.containing(key);
            query.setLong(1, id == 0 ? Long.MAX_VALUE : id);
            query.setString(2, like);
            query.setString(3, like);
            query.setString(4, like);
            query.setInt(5, most);
            return entries(query);
        }
    }

    private static List<AuditEntry> entries(PreparedStatement query) throws SQLException {
        List<AuditEntry> entries = new ArrayList<>();
        try (ResultSet row = query.executeQuery()) {
            while (row.next()) {
                entries.add(new AuditEntry(
                        row.getLong(1),
                        row.getLong(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6)));
            }
        }
        return entries;
    }
}
