package io.hubbub.config;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Reads the configuration: a JSON file with the environment laid over it. What neither gives has its default, so that
 * {@code {}} is the built-in configuration. Reads files on the calling thread; call it before there is an event loop.
 */
public final class ConfigReader {
    private static final List<String> KEYS = List.of("instances", "doors", "tasks", "chat", "limits");
    private static final int MOST_DOORS = 256;

    private static final String BUILT_IN_DOORS = """
            {
              "doors": [
                { "door": "raw", "port": 8010, "room": "lobby" },
                { "door": "line", "port": 8011, "room": "lobby" },
                { "door": "irc", "port": 6667 },
                { "door": "web", "port": 8080, "room": "lobby" },
                { "door": "task", "port": 1234, "task": "sum", "arguments": "100" },
                { "door": "echo", "port": 1235 },
                { "door": "hello", "port": 1236 },
                { "door": "login", "port": 59769 }
              ]
            }
            """;

    private final Origin origin;
    private final TaskCheck tasks;

    private ConfigReader(Origin origin, TaskCheck tasks) {
        this.origin = origin;
        this.tasks = tasks;
    }

    /**
     * Reads a file.
     *
     * @param file UTF-8; relative paths in it are relative to its folder
     * @param environment all variables there are; those that are not ours are ignored
     * @throws ConfigException at the first mistake
     */
    public static Config read(Path file, Map<String, String> environment, TaskCheck tasks) {
        try {
            return parse(file, SmallFile.bytes(file), environment, tasks);
        } catch (Unusable unusable) {
            throw new ConfigException(file + ": " + unusable.getMessage());
        }
    }

    /** What runs without a file, with the environment laid over it; relative paths are relative to the process's. */
    public static Config builtIn(Map<String, String> environment, TaskCheck tasks) {
        Origin origin =
                new Origin("built-in configuration", Path.of("").toAbsolutePath(), new Environment(environment));
        return new ConfigReader(origin, tasks).config("{}");
    }

    static Config parse(Path file, byte[] content, Map<String, String> environment, TaskCheck tasks) {
        Path folder = file.toAbsolutePath().getParent();
        Origin origin = new Origin(file.toString(), folder, new Environment(environment));
        return new ConfigReader(origin, tasks).config(decoded(file, content));
    }

    private static String decoded(Path file, byte[] content) {
        ByteBuffer bytes = ByteBuffer.wrap(content);
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
            // Some editors begin a file with a byte order mark, which is not JSON.
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException malformed) {
            throw new ConfigException(file + ": expected UTF-8 text, got other bytes from byte " + bytes.position()
                    + " on (counted from 0)");
        }
    }

    private Config config(String text) {
        Section root = Section.root(origin, JsonText.parse(origin.file(), text));
        root.allow(KEYS);
        int instances = root.number(Setting.INSTANCES, Setting.INSTANCES.standard());
        LimitsConfig limits = LimitsReader.server(root.section("limits"));
        TasksConfig tasksConfig = tasks(root.section("tasks"));
        ChatConfig chat = ChatConfig.read(root.section("chat"));
        List<DoorConfig> doors = doors(root, limits, chat.roomLength());
        origin.environment().refuseUnknown();
        return new Config(instances, doors, tasksConfig, chat, limits);
    }

    private static TasksConfig tasks(Section section) {
        section.allow(List.of(Setting.WORKERS.key(), Setting.QUEUE.key(), Setting.DEADLINE_SECONDS.key()));
        TasksConfig standard = TasksConfig.defaults();
        return new TasksConfig(
                section.number(Setting.WORKERS, standard.workers()),
                section.number(Setting.QUEUE, standard.queue()),
                section.number(Setting.DEADLINE_SECONDS, standard.deadlineSeconds()));
    }

    private List<DoorConfig> doors(Section root, LimitsConfig limits, int roomLength) {
        DoorReader reader = new DoorReader(limits, tasks, roomLength);
        List<DoorConfig> doors = new ArrayList<>();
        for (Section door : doorSections(root)) {
            doors.add(reader.read(door));
        }
        return doors;
    }

    private List<Section> doorSections(Section root) {
        if (!root.inFile("doors")) {
            return Section.root(origin, JsonText.parse(origin.file(), BUILT_IN_DOORS))
                    .sections("doors");
        }
        List<Section> sections = root.sections("doors");
        if (sections.isEmpty() || sections.size() > MOST_DOORS) {
            throw root.complaintAboutFile("doors", "expected 1 to " + MOST_DOORS + " doors, got " + sections.size());
        }
        return sections;
    }
}
