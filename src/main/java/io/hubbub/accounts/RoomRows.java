package io.hubbub.accounts;

import io.hubbub.hub.AuditAction;
import io.hubbub.hub.AuditEntry;
import io.hubbub.room.Owner;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The rows of rooms that belong to accounts. Nothing is committed in here; not on an event loop. */
final class RoomRows {
    private RoomRows() {}

    /** All owners, by the folded names of their rooms. */
    static Map<String, Owner> owners(Connection connection) throws SQLException {
        Map<String, Owner> owners = new HashMap<>();
        try (PreparedStatement query = connection.prepareStatement("select owned_room.key, account.id, account.name"
                        + " from owned_room join account on account.id = owned_room.account");
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                owners.put(row.getString(1), new Owner(row.getLong(2), row.getString(3)));
            }
        }
        return owners;
    }

    /** Whom a room belongs to; {@link Owner#NOBODY} for nobody. */
    static Owner owner(Connection connection, String key) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("select account.id, account.name"
                + " from owned_room join account on account.id = owned_room.account where owned_room.key = ?")) {
            query.setString(1, key);
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? new Owner(row.getLong(1), row.getString(2)) : Owner.NOBODY;
            }
        }
    }

    /** The rooms that belong to accounts, by their names. */
    static List<OwnedRoom> all(Connection connection) throws SQLException {
        List<OwnedRoom> rooms = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement("select owned_room.name, account.name, since"
                        + " from owned_room join account on account.id = owned_room.account order by owned_room.key");
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                rooms.add(new OwnedRoom(row.getString(1), row.getString(2), row.getLong(3)));
            }
        }
        return rooms;
    }

    /** How many rooms belong to an account. */
    static int count(Connection connection, long account) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("select count(*) from owned_room where account = ?")) {
            query.setLong(1, account);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    /** When somebody was let in to an account last; when it was made, if nobody was. */
    static long seenMs(Connection connection, long account) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(
                "select case when seen > created then seen else created end from account where id = ?")) {
            query.setLong(1, account);
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? row.getLong(1) : 0;
            }
        }
    }

    /**
     * A room belongs to an account from here on, as somebody wants it; it belonged to somebody else or to nobody.
     *
     * @return false if there is no such account any more
     */
    static boolean give(Connection connection, String key, String name, Owner to, String by, long nowMs)
            throws SQLException {
        boolean isGiven = set(connection, key, name, to.account(), nowMs);
        if (isGiven) {
            log(connection, by, AuditAction.ROOM_OWNED, to, name, nowMs);
        }
        return isGiven;
    }

    private static boolean set(Connection connection, String key, String name, long account, long nowMs)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("insert into owned_room (key, name, account, since)"
                + " select ?, ?, id, ? from account where id = ?"
                + " on conflict (key) do update set account = excluded.account, since = excluded.since")) {
            insert.setString(1, key);
            insert.setString(2, name);
            insert.setLong(3, nowMs);
            insert.setLong(4, account);
            return insert.executeUpdate() > 0;
        }
    }

    /** A room belongs to its owner no more, as somebody wants it. */
    static void drop(Connection connection, String key, Owner from, String by, long nowMs) throws SQLException {
        log(connection, by, AuditAction.ROOM_GIVEN_UP, from, name(connection, key), nowMs);
        remove(connection, key);
    }

    private static void log(Connection connection, String by, AuditAction action, Owner owner, String room, long nowMs)
            throws SQLException {
        AuditRows.add(connection, new AuditEntry(nowMs, by, action.word(), owner.name(), room));
    }

    private static void remove(Connection connection, String key) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("delete from owned_room where key = ?")) {
            delete.setString(1, key);
            delete.executeUpdate();
        }
    }

    /** A room's name as it is written; the folded one if it belongs to nobody. */
    static String name(Connection connection, String key) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("select name from owned_room where key = ?")) {
            query.setString(1, key);
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? row.getString(1) : key;
            }
        }
    }
}
