package io.hubbub.history;

import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.sqlite.SQLiteDataSource;

/** Looks into a database from outside, beside a history that uses it. */
final class Looking {
    private Looking() {}

    /** @param uri as the configuration has it */
    static Connection into(String uri) throws SQLException {
        return uri.startsWith("sqlite:") ? sqlite(uri).getConnection() : postgres(URI.create(uri));
    }

    private static DataSource sqlite(String uri) {
        SQLiteDataSource source = new SQLiteDataSource();
        source.setUrl("jdbc:" + uri);
        return source;
    }

    private static Connection postgres(URI parsed) throws SQLException {
        String[] user = parsed.getUserInfo().split(":", 2);
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl("jdbc:postgresql://" + parsed.getHost() + ":" + parsed.getPort() + parsed.getPath());
        return source.getConnection(user[0], user[1]);
    }
}
