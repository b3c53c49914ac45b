package io.hubbub.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The commands of {@code history}, each run in a process of its own. */
final class HistoryTool {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PATIENCE_SECONDS = 60;

    private final Path work;
    private final String uri;

    /** What a command has said, and its exit code. */
    record Outcome(int code, List<String> out, String err) {
        List<JsonNode> json() throws IOException {
            assertEquals(0, code, err);
            List<JsonNode> all = new ArrayList<>();
            for (String line : out) {
                all.add(JSON.readTree(line));
            }
            return all;
        }
    }

    /** @param work a folder for its files */
    HistoryTool(Path work, String uri) {
        this.work = work;
        this.uri = uri;
    }

    Outcome run(String... arguments) throws Exception {
        Process process = start(arguments);
        try {
            assertTrue(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS), "it goes on and on");
        } finally {
            process.destroyForcibly();
        }
        return new Outcome(
                process.exitValue(), Files.readAllLines(work.resolve("out")), Files.readString(work.resolve("err")));
    }

    Process start(String... arguments) throws IOException {
        Path conf = Files.writeString(
                work.resolve("conf.json"), JSON.writeValueAsString(Map.of("history", Map.of("uri", uri))));
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "io.hubbub.command.Main", "history"));
        command.addAll(List.of(arguments));
        command.addAll(List.of("--conf", conf.toString()));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectOutput(work.resolve("out").toFile())
                .redirectError(work.resolve("err").toFile());
        builder.environment().remove("HUBBUB_HISTORY_URI");
        return builder.start();
    }
}
