package io.hubbub.history;

import io.hubbub.store.PostgresServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;

class PostgresForgettingTest extends ForgettingContract {
    private static final List<String> ALL = List.of(
            "select nick, body from event order by id",
            "select name, state from log order by id",
            "select words::text from event where words is not null order by id",
            "select nick, room from forget");

    private String uri;

    @Override
    String uri() throws IOException {
        uri = uri == null ? PostgresServer.shared().newDatabase() : uri;
        return uri;
    }

    /** All rows that a dump would have. */
    @Override
    String dump() throws IOException, SQLException {
        StringBuilder all = new StringBuilder();
        try (Connection connection = Looking.into(uri());
                Statement statement = connection.createStatement()) {
            for (String query : ALL) {
                try (ResultSet rows = statement.executeQuery(query)) {
                    while (rows.next()) {
                        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                            all.append(new String(rows.getBytes(i), StandardCharsets.ISO_8859_1));
                        }
                    }
                }
            }
        }
        return all.toString().toLowerCase(Locale.ROOT);
    }

    @Override
    String[] refusesChanges() {
        return new String[] {
            "create function refuse() returns trigger as $$ begin raise exception 'no'; end $$ language plpgsql",
            "create trigger no_changes before update on event for each row execute function refuse()"
        };
    }

    @Override
    String[] allowsChanges() {
        return new String[] {"drop trigger no_changes on event"};
    }
}
