package io.hubbub.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class PortsFileTest {
    @TempDir
    Path folder;

    @Test
    void theFileTellsEveryDoorsPort() throws IOException {
        Path file = folder.resolve("ports.json");
        Map<String, Integer> ports = Map.of("raw", 8010, "my-chat", 41234);
        PortsFile.write(file, ports);
        assertEquals(ports, new ObjectMapper().readValue(Files.readString(file), Map.class));
        assertEquals(List.of(file), files());
    }

    @Test
    void anOldFileIsReplaced() throws IOException {
        Path file = Files.writeString(folder.resolve("ports.json"), "x".repeat(10_000));
        PortsFile.write(file, Map.of("raw", 1));
        assertEquals("{\"raw\":1}\n", Files.readString(file));
    }

    @Test
    void aFileThatCantBeWrittenLeavesNothingBehind() throws IOException {
        assertThrows(IOException.class, () -> PortsFile.write(folder.resolve("none/ports.json"), Map.of()));
        assertEquals(List.of(), files());
    }

    @Test
    void whatKeepsAFileFromBeingWrittenIsSaidInPlainWords() {
        assertEquals("there is no directory " + folder.resolve("none"), reason(folder.resolve("none/ports.json")));
        assertEquals("expected a file, got a directory", reason(folder));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aFullDiskIsSaidInTheSystemsWordsAlone() {
        assertFalse(reason(Path.of("/dev/full")).matches("|.*(Exception|/dev/full|null).*"));
    }

    private static String reason(Path file) {
        IOException cannot = assertThrows(IOException.class, () -> PortsFile.write(file, Map.of("raw", 1)));
        String complaint = PortsFile.complaint(file, cannot);
        String start = "can't write " + file + ": ";
        assertEquals(start, complaint.substring(0, start.length()));
        return complaint.substring(start.length());
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    @Test
    void aDirectoryIsRefusedAndNothingIsLeftBesideIt() throws IOException {
        Path directory = Files.createDirectory(folder.resolve("ports"));
        assertThrows(IOException.class, () -> PortsFile.write(directory, Map.of("raw", 1)));
        assertEquals(List.of(directory), files());
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aPipeIsWrittenToAndStaysOne() throws Exception {
        Path pipe = folder.resolve("pipe");
        assertEquals(0, new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor());
        CompletableFuture<String> read = CompletableFuture.supplyAsync(() -> {
            try {
                return Files.readString(pipe);
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        });
        PortsFile.write(pipe, Map.of("raw", 1));
        assertFalse(Files.isRegularFile(pipe));
        assertEquals("{\"raw\":1}\n", read.get(20, TimeUnit.SECONDS));
    }
}
