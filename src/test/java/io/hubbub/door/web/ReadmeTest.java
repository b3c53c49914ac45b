package io.hubbub.door.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hubbub.room.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** README tells everything that clients may ask for and what can go wrong, and nothing else. */
class ReadmeTest {
    private final List<String> section = section();

    private static List<String> section() {
        try {
            List<String> lines = Files.readAllLines(Path.of("README.md"));
            int start = lines.indexOf("## JSON over WebSockets");
            List<String> rest = lines.subList(start + 1, lines.size());
            return rest.stream().takeWhile(line -> !line.startsWith("## ")).toList();
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }

    private List<String> table(String header) {
        return section.stream()
                .dropWhile(line -> !line.startsWith(header))
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .map(line -> line.split("\\|")[1].strip())
                .toList();
    }

    @Test
    void itsTableOfRequestsIsThatOfTheDoor() {
        List<String> told = table("| request ").stream()
                .map(name -> name.replace("`", ""))
                .sorted()
                .toList();
        assertEquals(Verb.types().stream().sorted().toList(), told);
    }

    @Test
    void itsTableOfErrorsHasAllThatTheCoreMayAnswer() {
        List<String> told = table("| code ").stream()
                .flatMap(row -> Arrays.stream(row.split(" ")))
                .map(code -> code.replace("`", ""))
                .toList();
        for (Refusal.Why why : Refusal.Why.values()) {
            assertTrue(told.contains(why.name()), why.name());
        }
    }

    @Test
    void itNamesTheVersionThatTheDoorSpeaks() {
        assertTrue(section.stream().anyMatch(line -> line.contains("version " + Chat.VERSION)));
    }
}
