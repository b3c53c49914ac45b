package io.hubbub.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** The numbers that a database keeps of itself, by their names. Not on an event loop. */
public final class Meta {
    private Meta() {}

    /** One of them; 0 if there is none of that name. */
    public static long of(Connection connection, String name) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("select value from meta where name = ?")) {
            query.setString(1, name);
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? row.getLong(1) : 0;
            }
        }
    }
}
