package io.hubbub.history;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteErasureTest extends ErasureContract {
    @TempDir
    Path folder;

    @Override
    String uri() {
        return "sqlite:" + folder.resolve("hubbub.db");
    }

    @Override
    String findsWords() {
        return "select 1 from words where rowid = ?";
    }

    @Override
    String[] refusesDeletions() {
        return new String[] {
            "create trigger no_deletions before insert on event when new.kind = 12 begin select raise(abort, 'no'); end"
        };
    }

    @Override
    String[] allowsDeletions() {
        return new String[] {"drop trigger no_deletions"};
    }

    @Test
    void theTextIsInNoFileOnceTheLogOfChangesIsMergedIntoTheDatabase() throws Exception {
        deletesAMessage();
        try (Connection connection = Looking.into(uri());
                Statement statement = connection.createStatement()) {
            statement.execute("pragma wal_checkpoint(truncate)");
        }
        List<String> found;
        try (Stream<Path> files = Files.list(folder)) {
            found = files.filter(Files::isRegularFile)
                    .filter(SqliteErasureTest::hasSecret)
                    .map(Path::toString)
                    .toList();
        }
        assertEquals(List.of(), found);
    }

    private static boolean hasSecret(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1).contains(SECRET);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
