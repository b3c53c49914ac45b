package io.hubbub.config;

import static org.junit.jupiter.api.Assertions.assertThrows;

import io.hubbub.Doors;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads configurations from text, as if it stood in a file called c.json. */
final class Reading {
    static final Path FILE = Path.of("c.json");
    static final ConfigReader READER = new ConfigReader(Doors.KINDS, Reading::complaint);

    private Reading() {}

    /** Knows the tasks sum and primes, and that sum takes a number. */
    static Optional<String> complaint(String task, Optional<String> arguments) {
        if (!List.of("sum", "primes").contains(task)) {
            return Optional.of("no such task \"" + task + "\", expected one of \"primes\", \"sum\"");
        }
        boolean wrong = arguments.isPresent() && !arguments.get().matches("[0-9]+");
        return wrong ? Optional.of("expected a number, got \"" + arguments.get() + "\"") : Optional.empty();
    }

    static Config of(String json) {
        return of(json, Map.of());
    }

    static Config of(String json, Map<String, String> environment) {
        return READER.parse(FILE, json.getBytes(StandardCharsets.UTF_8), environment);
    }

    static DoorConfig door(String json) {
        return of("{\"doors\": [" + json + "]}").doors().get(0);
    }

    /** The values of a door's own keys, as they were read. */
    static Map<String, Object> options(String json) {
        return door(json).options().values();
    }

    static String error(String json) {
        return error(json, Map.of());
    }

    static String error(String json, Map<String, String> environment) {
        return assertThrows(ConfigException.class, () -> of(json, environment)).getMessage();
    }

    static String doorError(String json) {
        return error("{\"doors\": [" + json + "]}");
    }
}
