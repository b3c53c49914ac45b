package io.hubbub.command;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.hubbub.Documents;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every command line that the documents show is understood. */
class CommandsInDocumentsTest {
    private static final Pattern OURS =
            Pattern.compile("(?:\\$ )?(?:java -jar target/hubbub\\.jar|scripts/hubbub)(?= |$)([^#]*)(?: #.*)?");

    private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");

    @TestFactory
    Stream<DynamicTest> isUnderstood() {
        return shown().stream()
                .map(line -> dynamicTest(line, () -> Main.commandLine().parseArgs(arguments(line))));
    }

    @Test
    void thereAreSome() {
        assertTrue(shown().size() > 10, shown()::toString);
    }

    private static List<String> shown() {
        return Documents.all().stream()
                .flatMap(document -> Documents.code(document).stream())
                .filter(line -> OURS.matcher(line).matches())
                .toList();
    }

    private static String[] arguments(String line) {
        Matcher ours = OURS.matcher(line);
        assertTrue(ours.matches());
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(ours.group(1));
        while (word.find()) {
            words.add(word.group(1) == null ? word.group(2).replace("PID", "1") : word.group(1));
        }
        return words.toArray(String[]::new);
    }
}
