package io.hubbub.door.line;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class DocumentTest {
    @Test
    void everyCommandStandsInTheTable() throws IOException {
        List<String> table = Files.readAllLines(Path.of("src/main/docs/line.md")).stream()
                .filter(line -> line.startsWith("| `/"))
                .toList();
        for (Command command : Command.ALL) {
            assertTrue(table.stream().anyMatch(row -> row.contains("`/" + command.name())), command.name());
        }
    }
}
