package io.hubbub.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DefaultsTest {
    private static final Path FILE = Path.of("conf/hubbub.json");

    @Test
    void fileInConfIsTheBuiltInConfiguration() {
        assertEquals(Config.defaults(), ConfigReader.read(FILE, Map.of(), Reading::complaint));
    }

    @Test
    void fileInConfSpellsOutEveryDefault() throws IOException {
        String text = Files.readString(FILE);
        for (Setting setting : Setting.values()) {
            assertTrue(text.contains("\"" + setting.key() + "\": " + setting.standard()), setting.key());
        }
    }

    @Test
    void fileInConfExplainsEveryNumberInTheWordsOfTheTable() throws IOException {
        String text = Files.readString(FILE);
        for (Setting setting : Setting.values()) {
            String comment = "// " + setting.least() + " to " + setting.most() + ": " + setting.why();
            assertTrue(text.contains(comment), comment);
        }
    }

    @Test
    void everyDefaultLiesInItsRange() {
        for (Setting setting : Setting.values()) {
            assertTrue(setting.least() <= setting.standard() && setting.standard() <= setting.most(), setting.key());
        }
    }

    @Test
    void emptyObjectIsTheBuiltInConfiguration() {
        assertEquals(Config.defaults(), Reading.of("{}"));
    }

    @Test
    void defaultsAreThoseOfTheReadme() {
        LimitsConfig limits = new LimitsConfig(20_000, 0, 65_536, 1_048_576, 10, 0, 120, 5);
        List<DoorConfig> doors = List.of(
                door("raw", 8010, new Service.Raw("lobby", Optional.empty(), true)),
                door("line", 8011, new Service.Line("lobby", 500, 50)),
                door("irc", 6667, irc()),
                door("web", 8080, web()),
                door("task", 1234, new Service.TaskService(new TaskCall("sum", Optional.of("100")))),
                door("echo", 1235, new Service.Echo()),
                door("hello", 1236, new Service.Hello()),
                door("login", 59_769, new Service.Login()));
        ChatConfig chat = new ChatConfig(32, 64, 390, 390, 100, 100, 100, 1000);
        assertEquals(new Config(0, doors, new TasksConfig(15, 256, 30), chat, limits), Config.defaults());
    }

    @Test
    void environmentLiesOverTheBuiltInConfiguration() {
        Map<String, String> environment = Map.of("HUBBUB_DOORS_ECHO_PORT", "0");
        Config config = ConfigReader.builtIn(environment, Reading::complaint);
        assertEquals(0, config.doors().get(5).port());
    }

    private static Service irc() {
        return new Service.Irc(
                "Hubbub", "hubbub.local", List.of(), List.of(), Optional.empty(), Map.of(), true, 4, 60, 90, 60, 40, 5);
    }

    private static Service web() {
        return new Service.Web("/", List.of(), "lobby", Optional.empty(), 60, 25, 20, 40, 5, 32_768, 16_384);
    }

    private static DoorConfig door(String name, int port, Service service) {
        return new DoorConfig(name, "127.0.0.1", port, Optional.empty(), LimitsConfig.defaults(), service);
    }
}
