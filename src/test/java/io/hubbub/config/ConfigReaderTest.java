package io.hubbub.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.hubbub.Hubbub;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigReaderTest {
    @TempDir
    Path folder;

    @Test
    void doorTakesWhatItSays() {
        DoorConfig door = Reading.door("""
                {"door": "raw", "name": "My-Raw", "host": "::1", "port": 0, "room": "caf\u00e9",
                 "task": "sum", "arguments": "5"}""");
        assertEquals("My-Raw", door.name());
        assertEquals("::1", door.host());
        assertEquals(0, door.port());
        Map<String, Object> options = door.options().values();
        assertEquals("caf\u00e9", options.get("room"));
        assertEquals(Optional.of("sum"), options.get("task"));
        assertEquals(Optional.of("5"), options.get("arguments"));
    }

    @Test
    void doorIsNamedAfterItsKindAndListensOnLoopback() {
        DoorConfig door = Reading.door("{\"door\": \"echo\", \"port\": 7}");
        assertEquals("echo", door.name());
        assertEquals("127.0.0.1", door.host());
        assertEquals(Optional.empty(), door.tls());
    }

    @Test
    void taskWithoutArgumentsTakesTheReceivedText() {
        DoorConfig door = Reading.door("{\"door\": \"task\", \"port\": 7, \"task\": \"primes\"}");
        assertEquals("primes", door.options().values().get("task"));
        assertEquals(Optional.empty(), door.options().values().get("arguments"));
    }

    @Test
    void doorsLimitsLieOverTheServers() {
        Config config = Reading.of("""
                {"limits": {"lineBytes": 1000, "idleSeconds": 9, "graceSeconds": 1},
                 "doors": [{"door": "echo", "port": 7, "limits": {"connections": 3, "idleSeconds": 0}}]}""");
        assertEquals(1000, config.limits().lineBytes);
        assertEquals(9, config.limits().idleSeconds);
        assertEquals(20_000, config.limits().connections);
        LimitsConfig doors = config.doors().get(0).limits();
        assertEquals(3, doors.connections);
        assertEquals(1000, doors.lineBytes);
        assertEquals(0, doors.idleSeconds);
        assertEquals(10, doors.behindSeconds);
        assertEquals(1, doors.graceSeconds);
    }

    @Test
    void commentsTrailingCommasAndByteOrderMarkAreAllowed() {
        Config config = Reading.of("\uFEFF// one\n{/* two\n */ \"instances\": 3, // three\n}\n// four");
        assertEquals(3, config.instances());
    }

    @Test
    void commandLineMayChangeTheInstances() {
        Config config = Hubbub.defaults().withInstances(7);
        assertEquals(7, config.instances());
        assertEquals(Hubbub.defaults().doors(), config.doors());
    }

    @Test
    void missingFileIsNamed() {
        Path file = folder.resolve("none.json");
        assertEquals(file + ": no such file", error(file));
    }

    @Test
    void folderInPlaceOfTheFileIsNamed() {
        assertEquals(folder + ": expected a file, got a directory", error(folder));
    }

    @Test
    void forbiddenFileIsNamed() throws IOException {
        Path file = write("{}".getBytes(StandardCharsets.UTF_8));
        boolean changed = file.toFile().setReadable(false);
        assumeFalse(!changed || Files.isReadable(file), "running as a user who may read everything");
        assertEquals(file + ": permission to read the file denied", error(file));
    }

    @Test
    void emptyFileIsNamed() throws IOException {
        Path file = write(new byte[0]);
        assertEquals(file + ": the file is empty, expected an object { } with the settings", error(file));
        assertEquals(
                "c.json: the file is empty, expected an object { } with the settings", Reading.error(" // nothing\n"));
    }

    @Test
    void endlessFileIsNotReadToItsEnd() throws IOException {
        Path file = write(new byte[(1 << 20) + 1]);
        assertEquals(file + ": expected a file of at most 1 MiB, got a larger one", error(file));
    }

    @Test
    void fileInAnotherEncodingIsNamed() throws IOException {
        Path file = write("{ } // caf\u00e9".getBytes(StandardCharsets.ISO_8859_1));
        assertEquals(file + ": expected UTF-8 text, got other bytes from byte 10 on (counted from 0)", error(file));
    }

    @Test
    void fileNameCannotBreakTheLine() {
        assertFalse(error(folder.resolve("two\nlines")).contains("\n"));
    }

    private Path write(byte[] content) throws IOException {
        return Files.write(folder.resolve("hubbub.json"), content);
    }

    private static String error(Path file) {
        return assertThrows(ConfigException.class, () -> Reading.READER.read(file, Map.of()))
                .getMessage();
    }
}
