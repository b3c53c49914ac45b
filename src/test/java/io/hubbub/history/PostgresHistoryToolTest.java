package io.hubbub.history;

import java.io.IOException;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.ds.PGSimpleDataSource;

class PostgresHistoryToolTest extends HistoryToolContract {
    private String uri;

    @Override
    String uri() throws IOException {
        uri = uri == null ? PostgresServer.shared().newDatabase() : uri;
        return uri;
    }

    @Override
    Connection look() throws SQLException, IOException {
        URI parsed = URI.create(uri());
        String[] user = parsed.getUserInfo().split(":", 2);
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl("jdbc:postgresql://" + parsed.getHost() + ":" + parsed.getPort() + parsed.getPath());
        return source.getConnection(user[0], user[1]);
    }
}
