package io.hubbub.door.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hubbub.hub.Login;
import io.hubbub.hub.Registration;
import io.hubbub.room.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The document tells everything that clients may ask for and what can go wrong, and nothing else. */
class DocumentTest {
    private final List<String> lines = document();

    private static List<String> document() {
        try {
            return Files.readAllLines(Path.of("src/main/docs/json.md"));
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }

    private List<String> table(String header) {
        return lines.stream()
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

    private List<String> codes() {
        return table("| code ").stream()
                .flatMap(row -> Arrays.stream(row.split(" ")))
                .map(code -> code.replace("`", ""))
                .toList();
    }

    @Test
    void itsTableOfErrorsHasAllThatMayComeOfALogin() {
        List<String> told = codes();
        for (Login.Why why : Login.Why.values()) {
            assertTrue(told.contains(AccountFault.code(why)), why.name());
        }
        for (Registration.Why why : Registration.Why.values()) {
            assertTrue(told.contains(AccountFault.code(why)), why.name());
        }
    }

    @Test
    void itsTableOfErrorsHasAllThatTheCoreMayAnswer() {
        List<String> told = codes();
        for (Refusal.Why why : Refusal.Why.values()) {
            assertTrue(told.contains(why.name()), why.name());
        }
    }

    @Test
    void itNamesTheVersionThatTheDoorSpeaks() {
        assertTrue(lines.stream().anyMatch(line -> line.contains("version " + Chat.VERSION)));
    }
}
