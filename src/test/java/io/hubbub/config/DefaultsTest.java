package io.hubbub.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hubbub.Hubbub;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DefaultsTest {
    private static final Path FILE = Path.of("conf/hubbub.json");

    @Test
    void fileInConfIsTheBuiltInConfiguration() {
        assertEquals(Hubbub.defaults(), Reading.READER.read(FILE, Map.of()));
    }

    @Test
    void emptyObjectIsTheBuiltInConfiguration() {
        assertEquals(Hubbub.defaults(), Reading.of("{}"));
    }

    @Test
    void everyDefaultLiesInItsRange() {
        Reading.READER.keys().values().forEach(section -> section.forEach(DefaultsTest::assertInRange));
    }

    private static void assertInRange(Key key) {
        if (!key.standard().isEmpty() && key.values().matches("\\d+ to \\d+")) {
            String[] range = key.values().split(" to ");
            int standard = Integer.parseInt(key.standard());
            assertEquals(
                    standard,
                    Math.max(Integer.parseInt(range[0]), Math.min(Integer.parseInt(range[1]), standard)),
                    key::toString);
        }
    }

    @Test
    void thereIsADoorOfEachKindAtThePortThatPeopleKnow() {
        List<String> doors = Hubbub.defaults().doors().stream()
                .map(door -> door.name() + " " + door.wiring().kind() + " " + door.host() + " " + door.port())
                .toList();
        assertEquals(
                List.of(
                        "raw raw 127.0.0.1 8010",
                        "line line 127.0.0.1 8011",
                        "irc irc 127.0.0.1 6667",
                        "web web 127.0.0.1 8080",
                        "task task 127.0.0.1 1234",
                        "echo echo 127.0.0.1 1235",
                        "hello hello 127.0.0.1 1236",
                        "login login 127.0.0.1 59769",
                        "udp udp 127.0.0.1 8012"),
                doors);
    }

    @Test
    void equalOptionsAreEqualWhateverTheyWereReadFrom() {
        assertEquals(
                Reading.door("{\"door\": \"irc\", \"port\": 1, \"targets\": 4}"),
                Reading.door("{\"door\": \"irc\", \"port\": 1}"));
    }

    @Test
    void noTextOfOptionsTellsASecret() {
        String shown = Reading.door("{\"door\": \"irc\", \"port\": 1, \"password\": \"hunter2\"}")
                .toString();
        assertEquals(-1, shown.indexOf("hunter2"), shown);
    }

    @Test
    void environmentLiesOverTheBuiltInConfiguration() {
        Config config = Reading.READER.builtIn(Map.of("HUBBUB_DOORS_ECHO_PORT", "0"));
        assertEquals(0, config.doors().get(5).port());
    }
}
