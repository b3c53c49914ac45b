package io.hubbub.config;

import io.hubbub.room.ChatLimits;
import io.hubbub.room.Names;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the configuration: a JSON file with the environment laid over it. What neither gives has its default, so that
 * {@code {}} is the built-in configuration. Reads files on the calling thread; call it before there is an event loop.
 */
public final class ConfigReader {
    private static final String DOORS = "doors";
    private static final String TASKS = "tasks";
    private static final String CHAT = "chat";
    private static final String LIMITS = "limits";
    private static final String HISTORY = "history";
    private static final String ACCOUNTS = "accounts";
    private static final String ROOMS = "rooms";
    private static final int MOST_DOORS = 256;

    /** Rooms that are always there take memory also while nobody is in them: a few hundred bytes each. */
    private static final int MOST_ROOMS = 10_000;

    private final List<? extends DoorKind<?>> kinds;
    private final TaskCheck tasks;

    /** @param kinds all kinds of doors there are, each with a word of its own; there is one door of each without a file */
    public ConfigReader(List<? extends DoorKind<?>> kinds, TaskCheck tasks) {
        this.kinds = List.copyOf(kinds);
        this.tasks = tasks;
    }

    /** The keys at the top of the file beside its sections. */
    private static final class Top extends Options {
        final int instances = keys.number(
                "instances", 0, Config.MOST_INSTANCES, 0, "verticle instances, one event loop each; 0 is one per core");

        Top(Keys keys) {
            super(keys);
        }
    }

    /**
     * Reads a file.
     *
     * @param file UTF-8; relative paths in it are relative to its folder
     * @param environment all variables there are; those that are not ours are ignored
     * @throws ConfigException at the first mistake
     */
    public Config read(Path file, Map<String, String> environment) {
        try {
            return parse(file, SmallFile.bytes(file), environment);
        } catch (Unusable unusable) {
            throw new ConfigException(file + ": " + unusable.getMessage());
        }
    }

    /** The configuration that holds without a file, with the environment laid over it; relative paths are relative to the process's. */
    public Config builtIn(Map<String, String> environment) {
        Origin origin =
                new Origin("built-in configuration", Path.of("").toAbsolutePath(), new Environment(environment));
        return config(origin, "{}");
    }

    Config parse(Path file, byte[] content, Map<String, String> environment) {
        Path folder = file.toAbsolutePath().getParent();
        Origin origin = new Origin(file.toString(), folder, new Environment(environment));
        return config(origin, decoded(file, content));
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

    private Config config(Origin origin, String text) {
        Section root = Section.root(origin, JsonText.parse(origin.file(), text));
        Map<String, List<Key>> keys = keys();
        List<String> known = new ArrayList<>(names(keys, ""));
        known.addAll(List.of(DOORS, TASKS, CHAT, HISTORY, ACCOUNTS, ROOMS, LIMITS));
        root.allow(known);
        Top top = new Top(Keys.of(root, Keys.World.STANDARD));
        LimitsConfig limits = new LimitsConfig(section(root, LIMITS, keys));
        TasksConfig tasksConfig = new TasksConfig(section(root, TASKS, keys));
        ChatLimits chat = new ChatLimits(section(root, CHAT, keys)::number);
        HistoryConfig history = new HistoryConfig(section(root, HISTORY, keys));
        AccountsConfig accounts = new AccountsConfig(section(root, ACCOUNTS, keys));
        Keys.World world = new Keys.World(tasks, chat.roomLength, Optional.of(limits));
        List<RoomConfig> rooms = rooms(root, world, chat, names(keys, ROOMS));
        List<DoorConfig> doors = doors(root, world);
        origin.environment().refuseUnknown();
        return new Config(top.instances, doors, tasksConfig, chat, history, accounts, rooms, limits);
    }

    private static Keys section(Section root, String name, Map<String, List<Key>> keys) {
        Section section = root.section(name);
        section.allow(names(keys, name));
        return Keys.of(section, Keys.World.STANDARD);
    }

    private static List<String> names(Map<String, List<Key>> keys, String section) {
        return keys.get(section).stream().map(Key::name).toList();
    }

    private static List<RoomConfig> rooms(Section root, Keys.World world, ChatLimits chat, List<String> names) {
        List<Section> sections = root.inFile(ROOMS) ? root.sections(ROOMS) : List.of();
        if (sections.size() > MOST_ROOMS) {
            throw root.complaintAboutFile(ROOMS, "expected at most " + MOST_ROOMS + " rooms, got " + sections.size());
        }
        Map<String, RoomConfig> rooms = new LinkedHashMap<>();
        for (Section section : sections) {
            section.allow(names);
            RoomConfig room = new RoomConfig(Keys.of(section, world), chat);
            if (rooms.putIfAbsent(Names.fold(room.name), room) != null) {
                throw section.expected("name", "a name no other room has", Words.quote(room.name));
            }
        }
        return List.copyOf(rooms.values());
    }

    private List<DoorConfig> doors(Section root, Keys.World world) {
        DoorReader reader = new DoorReader(kinds, world);
        List<DoorConfig> doors = new ArrayList<>();
        for (Section door : doorSections(root)) {
            doors.add(reader.read(door));
        }
        return doors;
    }

    private List<Section> doorSections(Section root) {
        if (!root.inFile(DOORS)) {
            return builtInDoors(root.origin()).sections(DOORS);
        }
        List<Section> sections = root.sections(DOORS);
        if (sections.isEmpty() || sections.size() > MOST_DOORS) {
            throw root.complaintAboutFile(DOORS, "expected 1 to " + MOST_DOORS + " doors, got " + sections.size());
        }
        return sections;
    }

    private Section builtInDoors(Origin origin) {
        List<Json> doors = new ArrayList<>();
        for (DoorKind<?> kind : kinds) {
            Map<String, Json> door = new LinkedHashMap<>();
            door.put("door", new Json.Text(kind.word()));
            door.put("port", new Json.Numeral(Integer.toString(kind.port())));
            kind.builtIn().forEach((key, value) -> door.put(key, new Json.Text(value)));
            doors.add(new Json.Members(door));
        }
        return Section.root(origin, new Json.Members(Map.of(DOORS, new Json.Items(doors))));
    }

    /**
     * All keys there are: those of the top under "", those of its sections under their names, those of any door under {@code doors},
     * and those that a kind of door has for itself under {@code doors.} and its word.
     */
    public Map<String, List<Key>> keys() {
        Map<String, List<Key>> all = new LinkedHashMap<>();
        all.put("", new Top(Keys.standard()).keys());
        all.put(TASKS, new TasksConfig(Keys.standard()).keys());
        Keys chat = Keys.standard();
        new ChatLimits(chat::number);
        all.put(CHAT, chat.known());
        all.put(HISTORY, new HistoryConfig(Keys.standard()).keys());
        all.put(ACCOUNTS, new AccountsConfig(Keys.standard()).keys());
        all.put(ACCOUNTS + ".jwt", new JwtConfig(Keys.standard()).keys());
        all.put(ACCOUNTS + ".oidc", new OidcConfig(Keys.standard()).keys());
        all.put(ROOMS, new RoomConfig(Keys.standard(), ChatLimits.STANDARD).keys());
        all.put(LIMITS, LimitsConfig.STANDARD.keys());
        all.put(DOORS, DoorReader.COMMON);
        for (DoorKind<?> kind : kinds) {
            all.put(DOORS + "." + kind.word(), kind.keys(Keys.World.STANDARD));
        }
        return all;
    }
}
