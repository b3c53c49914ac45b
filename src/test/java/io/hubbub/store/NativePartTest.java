package io.hubbub.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NativePartTest {
    @Test
    void whatKilledServersLeftBehindIsRemoved(@TempDir Path folder) throws IOException {
        String before = System.getProperty("org.sqlite.tmpdir", "");
        Path database = folder.resolve("hubbub.db");
        Path own = Files.createDirectories(folder.resolve("hubbub.db.native"));
        Files.writeString(own.resolve("sqlite-1-libsqlitejdbc.so"), "x");
        Files.writeString(own.resolve("sqlite-1-libsqlitejdbc.so.lck"), "");
        Files.writeString(database, "kept");
        try {
            NativePart.prepare(database);
            assertEquals(own.toString(), System.getProperty("org.sqlite.tmpdir"));
        } finally {
            if (before.isEmpty()) {
                System.clearProperty("org.sqlite.tmpdir");
            } else {
                System.setProperty("org.sqlite.tmpdir", before);
            }
        }
        try (Stream<Path> left = Files.list(own)) {
            assertEquals(List.of(), left.toList());
        }
        assertEquals("kept", Files.readString(database));
    }
}
