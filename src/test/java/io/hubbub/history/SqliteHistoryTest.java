package io.hubbub.history;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteHistoryTest extends HistoryContract {
    @TempDir
    Path folder;

    @Override
    String uri() {
        return "sqlite:" + folder.resolve("hubbub.db");
    }

    private int count(String pragma) throws SQLException {
        try (Connection outside = Looking.into(uri());
                Statement statement = outside.createStatement();
                ResultSet found = statement.executeQuery("pragma " + pragma)) {
            return found.getInt(1);
        }
    }

    @Test
    void theFileShrinksWhenOldEventsGo() throws Exception {
        KeptRoom room = room("den");
        room.says(5000);
        room.leaves();
        keepEvents = 50;
        startAgain();
        int before = count("page_count");
        await("the oldest are gone", () -> readAll(room).first() == 5002 - 49);
        startAgain();
        int after = count("page_count");
        assertTrue(after < before / 2, after + " pages of " + before + " are left");
        assertTrue(count("freelist_count") < after / 2, "pages that are free");
    }
}
