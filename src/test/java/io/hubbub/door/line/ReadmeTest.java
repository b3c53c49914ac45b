package io.hubbub.door.line;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ReadmeTest {
    @Test
    void everyCommandStandsInTheTable() throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        String table =
                readme.substring(readme.indexOf("**line** picks"), readme.indexOf("Anything else is said; start"));
        for (Command command : Command.ALL) {
            assertTrue(table.contains("`/" + command.name()), command.name());
        }
    }
}
