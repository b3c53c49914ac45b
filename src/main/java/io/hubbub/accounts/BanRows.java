package io.hubbub.accounts;

import io.hubbub.hub.AuditAction;
import io.hubbub.hub.AuditEntry;
import io.hubbub.room.BanList;
import io.hubbub.room.BanTarget;
import io.hubbub.room.ServerBan;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** The rows of bans, with what the log says of them. Nothing is committed in here; not on an event loop. */
final class BanRows {
    private BanRows() {}

    /** All that are not over, the oldest first. */
    static List<ServerBan> current(Connection connection, long nowMs) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(
                "select target, reason, actor, since, until from ban where until > ? order by since, key")) {
            query.setLong(1, nowMs);
            List<ServerBan> bans = new ArrayList<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    bans.add(new ServerBan(
                            BanTarget.of(row.getString(1)),
                            row.getString(2),
                            row.getString(3),
                            row.getLong(4),
                            row.getLong(5)));
                }
            }
            return bans;
        }
    }

    /** In the place of one with the same target; those that are over go. False if there are {@link BanList#MOST}. */
    static boolean add(Connection connection, ServerBan ban) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("delete from ban where until <= ? or key = ?");
                PreparedStatement insert = connection.prepareStatement(
                        "insert into ban (key, target, reason, actor, since, until) select ?, ?, ?, ?, ?, ?"
                                + " where (select count(*) from ban) < " + BanList.MOST)) {
            delete.setLong(1, ban.sinceMs());
            delete.setString(2, ban.target().key());
            delete.executeUpdate();
            insert.setString(1, ban.target().key());
            insert.setString(2, ban.target().toString());
            insert.setString(3, ban.reason());
            insert.setString(4, ban.by());
            insert.setLong(5, ban.sinceMs());
            insert.setLong(6, ban.untilMs());
            if (insert.executeUpdate() == 0) {
                return false;
            }
        }
        AuditRows.add(
                connection,
                new AuditEntry(
                        ban.sinceMs(),
                        ban.by(),
                        AuditAction.BANNED.word(),
                        ban.target().toString(),
                        detail(ban)));
        return true;
    }

    private static String detail(ServerBan ban) {
        String end = ban.untilMs() == ServerBan.FOR_GOOD
                ? "for good"
                : "until " + Instant.ofEpochMilli(ban.untilMs()).truncatedTo(ChronoUnit.SECONDS);
        return ban.reason().isEmpty() ? end : end + ": " + ban.reason();
    }

    /** False if there was none. */
    static boolean remove(Connection connection, BanTarget target, String by, long nowMs) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("delete from ban where key = ? and until > ?")) {
            delete.setString(1, target.key());
            delete.setLong(2, nowMs);
            if (delete.executeUpdate() == 0) {
                return false;
            }
        }
        AuditRows.add(connection, new AuditEntry(nowMs, by, AuditAction.UNBANNED.word(), target.toString(), ""));
        return true;
    }
}
