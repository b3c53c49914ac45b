package io.hubbub.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a server that nobody has asked for anything yet has not paid for. */
@Timeout(120)
class PlainStartTest {
    @TempDir
    private Path folder;

    @Test
    void nothingThatMeasuresOrChecksIsLoadedBeforeSomebodyAsks() throws IOException {
        Path loaded = folder.resolve("classes");
        try (ServerProcess server = ServerProcess.start(
                folder, "{\"doors\": [{\"door\": \"echo\", \"port\": 0}]}", "-Xlog:class+load:file=" + loaded)) {
            server.terminate();
            assertEquals(0, server.exitCode());
        }
        List<String> classes = Files.readAllLines(loaded);
        assertTrue(classes.stream().anyMatch(line -> line.contains(" io.hubbub.metrics.Metrics ")));
        assertEquals(
                List.of(),
                classes.stream()
                        .filter(line -> line.contains(" io.micrometer.")
                                || line.contains(" io.prometheus.")
                                || line.contains(" io.vertx.ext.healthchecks."))
                        .toList());
    }
}
