package io.hubbub.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the documentation and conf/hubbub.json say of each key is what the code has: no key more, none less. */
class DocumentedKeysTest {
    /** The document with a table for each section. */
    private static final Path DOCUMENT = Path.of("src/main/docs/configuration.md");

    private static final Path FILE = Path.of("conf/hubbub.json");

    static Stream<String> sections() {
        return Reading.READER.keys().keySet().stream();
    }

    private static List<Key> keys(String section) {
        return Reading.READER.keys().get(section);
    }

    /** The tables that have rows begin with this cell. */
    private static String title(String section) {
        if (section.equals("doors")) {
            return "key of any door";
        }
        String kind = section.replaceFirst("^doors\\.", "");
        return kind.equals(section)
                ? "key" + (section.isEmpty() ? "" : " of `" + section + "`")
                : "key of a door `" + kind + "`";
    }

    @ParameterizedTest
    @MethodSource("sections")
    void theTableOfASectionHasItsKeysWithRangesAndDefaults(String section) throws IOException {
        List<String> rows = new ArrayList<>();
        boolean inside = false;
        for (String line : Files.readAllLines(DOCUMENT)) {
            inside = inside ? line.startsWith("|") : line.startsWith("| " + title(section) + " |");
            if (inside && line.startsWith("| `")) {
                rows.add(line);
            }
        }
        List<String> expected =
                keys(section).stream().map(DocumentedKeysTest::row).toList();
        List<String> told =
                rows.stream().map(row -> row.replaceFirst("[^|]*\\|$", "")).toList();
        assertEquals(
                expected.stream().map(row -> row.replaceFirst("[^|]*\\|$", "")).toList(),
                told,
                () -> DOCUMENT + ", the table that begins with \"" + title(section) + "\":\n"
                        + String.join("\n", expected));
    }

    /** As it may stand in the document; what is said in the last column is the document's affair. */
    private static String row(Key key) {
        String range = key.values().matches("\\d+ to \\d+") ? key.values() : "";
        String standard = key.standard().isEmpty() || key.standard().equals("[]")
                ? "none"
                : key.standard().startsWith("\"") ? "`" + key.standard().replace("\"", "") + "`" : key.standard();
        return "| `" + key.name() + "` | " + standard + " | " + range + " | " + key.why() + " |";
    }

    @ParameterizedTest
    @MethodSource("sections")
    void theFileExplainsEveryKeyAndSpellsOutItsDefault(String section) throws IOException {
        boolean isInside = section.startsWith("accounts.");
        Told told = Told.read(isInside ? "accounts" : section);
        for (Key key : section.equals("doors") ? List.<Key>of() : keys(section)) {
            String meaning = key.values() + ": " + key.why();
            if (isInside) {
                String standard = key.standard().isEmpty() ? "" : " (" + key.standard() + ")";
                String comment = key.name() + standard + ", " + meaning;
                assertTrue(told.comments().contains(comment), () -> wanted(section, "// " + comment));
            } else if (key.standard().isEmpty()) {
                String comment = key.name() + ", " + meaning;
                assertTrue(told.comments().contains(comment), () -> wanted(section, "// " + comment));
            } else {
                String line = meaning + "\n\"" + key.name() + "\": " + key.standard();
                assertTrue(
                        told.lines().stream().anyMatch(has -> has.endsWith(line)), () -> wanted(section, "// " + line));
            }
        }
    }

    /** These are explained in other words, before all doors. */
    @Test
    void theFileNamesTheKeysOfAnyDoor() throws IOException {
        String text = Files.readString(FILE);
        for (Key key : keys("doors")) {
            assertTrue(text.contains("//   " + key.name() + " "), key.name());
        }
    }

    @Test
    void theNameOfANumberEndsWithItsUnitIfTheReasonSaysSeconds() {
        Reading.READER
                .keys()
                .values()
                .forEach(section -> section.stream()
                        .filter(key -> key.why().startsWith("seconds"))
                        .forEach(key -> assertTrue(key.name().endsWith("Seconds"), key.name())));
    }

    private static String wanted(String section, String text) {
        return FILE + ", " + section + ": expected\n" + text;
    }

    /**
     * What the file has in one section.
     *
     * @param comments all of them, as one text
     * @param lines each key with its value, and the comment before it as one line
     */
    private record Told(String comments, List<String> lines) {

        static Told read(String section) throws IOException {
            StringBuilder comments = new StringBuilder();
            List<String> lines = new ArrayList<>();
            StringBuilder comment = new StringBuilder();
            String at = "";
            for (String line : Files.readAllLines(FILE)) {
                String text = line.strip();
                at = section(text, at);
                if (text.startsWith("//")) {
                    comment.append(comment.isEmpty() ? "" : " ")
                            .append(text.substring(2).strip());
                } else {
                    if (at.equals(section)) {
                        comments.append(comment).append('\n');
                        lines.add("// " + comment + "\n" + text.replaceFirst(",$", ""));
                    }
                    comment.setLength(0);
                }
            }
            return new Told(comments.toString(), lines);
        }

        private static String section(String line, String before) {
            if (line.startsWith("\"door\": ")) {
                return "doors." + line.replaceAll("\"door\": \"|\".*", "");
            } else if (line.matches("\"\\w+\": \\{")) {
                return line.replaceAll("[\": {]", "");
            }
            return line.startsWith("\"rooms\": [") ? "rooms" : line.startsWith("]") ? "" : before;
        }
    }
}
