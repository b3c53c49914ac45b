package io.hubbub.door.irc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The document tells everything that clients may use, and nothing else. */
class DocumentTest {
    private final List<String> lines = document();

    private static List<String> document() {
        try {
            return Files.readAllLines(Path.of("src/main/docs/irc.md"));
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }

    @Test
    void itsTableOfCommandsIsThatOfTheDoor() {
        List<String> told = lines.stream()
                .filter(line -> line.matches("\\| (`[A-Z]+` )+\\|.*"))
                .flatMap(line -> Arrays.stream(line.split("\\|")[1].strip().split(" ")))
                .map(name -> name.replace("`", ""))
                .sorted()
                .toList();
        assertEquals(Command.all().stream().map(Command::name).sorted().toList(), told);
    }

    @Test
    void itsTableOfCapabilitiesHasThemAll() {
        for (Capability capability : Capability.values()) {
            String link = "[" + capability.written() + "](https://ircv3.net/specs/";
            assertTrue(lines.stream().anyMatch(line -> line.startsWith("| ") && line.contains(link)), link);
        }
    }

    @Test
    void itsTableOfModesHasThemAll() {
        String table = String.join(
                "\n", lines.stream().filter(line -> line.startsWith("| `")).toList());
        (ChannelModes.LETTERS.all() + UserModes.LETTERS)
                .chars()
                .forEach(letter -> assertTrue(table.contains("`" + (char) letter + "`"), "mode " + (char) letter));
    }
}
