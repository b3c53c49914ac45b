package io.hubbub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The tests that prove the answers to threats, as the architecture's document names them, are there. */
class ThreatsInDocumentTest {
    private static final Pattern TEST = Pattern.compile("`(\\w+)#(\\w+)`");

    @Test
    void everyAnswerHasTestsThatAreThere() throws IOException {
        List<String> rows = Documents.lines(Documents.FOLDER.resolve("architecture.md")).stream()
                .dropWhile(line -> !line.equals("## Threats to accounts"))
                .dropWhile(line -> !line.startsWith("|"))
                .takeWhile(line -> line.startsWith("|"))
                .skip(2)
                .toList();
        assertFalse(rows.isEmpty());
        Map<String, List<Path>> tests = tests();
        List<String> missing = new ArrayList<>();
        for (String row : rows) {
            List<MatchResult> named = TEST.matcher(row).results().toList();
            if (named.isEmpty()) {
                missing.add("a test in " + row);
            }
            for (MatchResult test : named) {
                boolean isThere = false;
                for (Path file : tests.getOrDefault(test.group(1), List.of())) {
                    isThere |= Files.readString(file).contains("void " + test.group(2) + "(");
                }
                if (!isThere) {
                    missing.add(test.group());
                }
            }
        }
        assertEquals(List.of(), missing);
    }

    private static Map<String, List<Path>> tests() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .collect(Collectors.groupingBy(
                            file -> file.getFileName().toString().replace(".java", "")));
        }
    }
}
