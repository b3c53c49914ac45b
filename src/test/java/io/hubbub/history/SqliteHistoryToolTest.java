package io.hubbub.history;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteDataSource;

class SqliteHistoryToolTest extends HistoryToolContract {
    @TempDir
    Path folder;

    @Override
    String uri() {
        return "sqlite:" + folder.resolve("hubbub.db");
    }

    @Override
    Connection look() throws SQLException {
        SQLiteDataSource source = new SQLiteDataSource();
        source.setUrl("jdbc:sqlite:" + folder.resolve("hubbub.db"));
        return source.getConnection();
    }
}
