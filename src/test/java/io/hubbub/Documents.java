package io.hubbub;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The documents of the sources, for tests that hold them against what they tell of. */
public final class Documents {
    /** Where all but the first of them are. */
    public static final Path FOLDER = Path.of("src/main/docs");

    /** What one sees first. */
    public static final Path README = Path.of("README.md");

    private Documents() {}

    /** All of them, README first. */
    public static List<Path> all() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            List<Path> all = new ArrayList<>(List.of(README));
            files.filter(file -> file.toString().endsWith(".md")).sorted().forEach(all::add);
            return all;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The lines of one. */
    public static List<String> lines(Path document) {
        try {
            return Files.readAllLines(document);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The lines of code in one: indented, or between fences. */
    public static List<String> code(Path document) {
        List<String> code = new ArrayList<>();
        boolean fenced = false;
        for (String line : lines(document)) {
            if (line.startsWith("```")) {
                fenced = !fenced;
            } else if (fenced || line.startsWith("    ")) {
                code.add(line.strip());
            }
        }
        return code;
    }
}
