package io.hubbub.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The document tells of every metric what the page tells. */
class DocumentTest {
    @Test
    void itsTableIsThatOfTheMetrics() throws IOException {
        List<String> told = Files.readAllLines(Path.of("src/main/docs/operating.md")).stream()
                .filter(line -> line.startsWith("| `hubbub_"))
                .toList();
        List<String> expected =
                Arrays.stream(Metric.values()).map(DocumentTest::row).toList();
        assertEquals(expected, told);
    }

    private static String row(Metric metric) {
        String label = metric.label().isEmpty() ? "" : "`" + metric.label() + "`";
        return "| `%s` | %s | %s | %s |"
                .formatted(metric.word(), metric.kind().word(), label, metric.help())
                .replace("|  |", "| |");
    }
}
