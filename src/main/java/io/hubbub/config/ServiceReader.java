package io.hubbub.config;

import io.hubbub.room.Names;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what a door serves. */
final class ServiceReader {
    private static final int LONGEST_WORD = 63;
    private static final String STANDARD_ROOM = "lobby";

    /** One screen or two: every client is sent it. */
    private static final int MOST_MOTD_LINES = 100;

    /** ADMIN has so many numerics. */
    private static final int MOST_ADMIN_LINES = 3;

    private static final Pattern PATH = Pattern.compile("/([A-Za-z0-9_~.-]+/)*([A-Za-z0-9_~.-]+)?");
    private static final String PATH_RULE = "a path like \"/\" or \"/chat/\", of letters, digits or any of -_.~";
    /** Apps bring pages of schemes of their own, {@code capacitor://localhost} and the like; these here have none. */
    private static final Pattern ORIGIN = Pattern.compile(
            "\\*|(?!(?i:wss?|ftp|file|data|blob|about|javascript|mailto):)[A-Za-z][A-Za-z0-9+.-]*"
                    + "://((\\*\\.)?[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)*\\.?|\\[(?<ipv6>[0-9A-Fa-f.]*:[0-9A-Fa-f:.]*)])(:(6553[0-5]|655[0-2]\\d|65[0-4]\\d{2}|6[0-4]\\d{3}|[0-5]?\\d{1,4}))?");

    private static final String ORIGIN_RULE = "origins like \"https://example.org\", \"http://localhost:3000\" or"
            + " \"https://*.example.org\", or \"*\" for all";

    /** A guess takes a round trip, and a few guesses close the connection: too many for anybody to try. */
    private static final int SHORTEST_TOKEN = 12;

    private static final Pattern BCRYPT = Pattern.compile("\\$2[aby]\\$(0[4-9]|[12][0-9]|3[01])\\$[./A-Za-z0-9]{53}");
    private static final String HASH_RULE =
            "the password's bcrypt hash, as \"java -jar hubbub.jar hash-password\" prints it";

    /** The keys every door takes. */
    private static final List<String> COMMON_KEYS = List.of("door", "name", "host", "port", "tls", "limits");

    /** The doors there are, and all keys each takes. */
    private static final Map<String, List<String>> KEYS = new LinkedHashMap<>();

    private static final Set<String> ANY_DOORS_KEYS = new LinkedHashSet<>();

    static {
        addDoor("raw", "room", "task", "arguments", "otherProtocols");
        addDoor(Service.Udp.WORD, "room", "idleSeconds", "datagramBytes");
        // There is no TLS over datagrams here.
        KEYS.get(Service.Udp.WORD).remove("tls");
        addDoor("line", "room", "floodBurst", "floodPerSecond");
        addDoor(
                "irc",
                "network",
                "serverName",
                "motd",
                "admin",
                "password",
                "operators",
                "formatting",
                "targets",
                "registrationSeconds",
                "pingSeconds",
                "pongSeconds",
                "floodBurst",
                "floodPerSecond");
        addDoor(
                "web",
                "path",
                "allowedOrigins",
                "room",
                "consoleToken",
                "registrationSeconds",
                "pingSeconds",
                "pongSeconds",
                "floodBurst",
                "floodPerSecond",
                "headerBytes",
                "urlBytes");
        addDoor("task", "task", "arguments");
        addDoor("echo");
        addDoor("hello");
        addDoor("login");
    }

    private static void addDoor(String kind, String... ownKeys) {
        List<String> keys = new ArrayList<>(COMMON_KEYS);
        keys.addAll(List.of(ownKeys));
        KEYS.put(kind, keys);
        ANY_DOORS_KEYS.addAll(keys);
    }

    private final TaskCheck tasks;
    private final int roomLength;

    ServiceReader(TaskCheck tasks, int roomLength) {
        this.tasks = tasks;
        this.roomLength = roomLength;
    }

    /** The {@code door} word; afterwards the object is known to have no key that such a door does not take. */
    static String kind(Section door) {
        // One who knows the kind is told the keys of that kind.
        door.text("door")
                .filter(KEYS::containsKey)
                .ifPresentOrElse(known -> door.allow(KEYS.get(known)), () -> door.allow(ANY_DOORS_KEYS));
        String kind = door.text("door").orElseThrow(() -> door.missing("door", kinds()));
        if (!KEYS.containsKey(kind)) {
            throw door.expected("door", kinds(), Words.quote(kind));
        }
        return kind;
    }

    private static String kinds() {
        return "one of " + Words.list(KEYS.keySet());
    }

    Service read(Section door, String kind) {
        return switch (kind) {
            case "raw" -> new Service.Raw(room(door), optionalTask(door), refusesOthers(door));
            case Service.Udp.WORD ->
                new Service.Udp(room(door), door.number(Setting.UDP_IDLE_SECONDS), door.number(Setting.DATAGRAM_BYTES));
            case "line" ->
                new Service.Line(
                        room(door), door.number(Setting.LINE_FLOOD_BURST), door.number(Setting.LINE_FLOOD_PER_SECOND));
            case "irc" -> irc(door);
            case "web" -> web(door);
            case "task" -> new Service.TaskService(task(door));
            case "echo" -> new Service.Echo();
            case "hello" -> new Service.Hello();
            case "login" -> new Service.Login();
            default -> throw new IllegalArgumentException("no such door: " + kind);
        };
    }

    private static Service irc(Section door) {
        return new Service.Irc(
                word(door, "network", "Hubbub"),
                word(door, "serverName", "hubbub.local"),
                lines(door, "motd", MOST_MOTD_LINES),
                lines(door, "admin", MOST_ADMIN_LINES),
                door.text("password"),
                operators(door),
                stripsFormatting(door),
                door.number(Setting.TARGETS),
                door.number(Setting.REGISTRATION_SECONDS),
                door.number(Setting.PING_SECONDS),
                door.number(Setting.PONG_SECONDS),
                door.number(Setting.FLOOD_BURST),
                door.number(Setting.FLOOD_PER_SECOND));
    }

    private Service web(Section door) {
        return new Service.Web(
                path(door),
                origins(door),
                room(door),
                token(door),
                door.number(Setting.REGISTRATION_SECONDS),
                door.number(Setting.WEB_PING_SECONDS),
                door.number(Setting.WEB_PONG_SECONDS),
                door.number(Setting.FLOOD_BURST),
                door.number(Setting.FLOOD_PER_SECOND),
                door.number(Setting.HEADER_BYTES),
                door.number(Setting.URL_BYTES));
    }

    private static String path(Section door) {
        String path = door.text("path").orElse("/");
        if (!PATH.matcher(path).matches()) {
            throw door.expected("path", PATH_RULE, Words.quote(path));
        }
        return path.endsWith("/") ? path : path + "/";
    }

    private static List<String> origins(Section door) {
        List<String> origins = new ArrayList<>();
        for (String origin : door.texts("allowedOrigins")) {
            if (!isOrigin(origin)) {
                throw door.complaintAboutFile(
                        "allowedOrigins", "expected " + ORIGIN_RULE + ", got " + Words.quote(origin));
            }
            origins.add(origin.toLowerCase(Locale.ROOT));
        }
        return origins;
    }

    private static boolean isOrigin(String text) {
        Matcher origin = ORIGIN.matcher(text);
        return origin.matches() && (origin.group("ipv6") == null || Addresses.plausible(origin.group("ipv6")));
    }

    private static Optional<String> token(Section door) {
        Optional<String> token = door.text("consoleToken");
        token.filter(text -> text.length() < SHORTEST_TOKEN || !text.chars().allMatch(c -> c > ' ' && c < 0x7F))
                .ifPresent(weak -> {
                    throw door.complaint(
                            "consoleToken",
                            "expected a secret of " + SHORTEST_TOKEN + " or more printable characters without spaces");
                });
        return token;
    }

    private static List<String> lines(Section door, String key, int most) {
        List<String> lines = door.texts(key);
        if (lines.size() > most) {
            throw door.complaintAboutFile(key, "expected at most " + most + " lines, got " + lines.size());
        }
        return lines;
    }

    private static boolean stripsFormatting(Section door) {
        return choice(door, "formatting", "strip", "keep");
    }

    private static boolean refusesOthers(Section door) {
        return choice(door, "otherProtocols", "refuse", "pass");
    }

    /** Whether a key has the first of two words, which is the default. */
    private static boolean choice(Section door, String key, String standard, String other) {
        String choice = door.text(key).orElse(standard);
        if (!choice.equals(standard) && !choice.equals(other)) {
            throw door.expected(key, Words.quote(standard) + " or " + Words.quote(other), Words.quote(choice));
        }
        return choice.equals(standard);
    }

    private static Map<String, String> operators(Section door) {
        Map<String, String> operators = new LinkedHashMap<>();
        if (!door.inFile("operators")) {
            return operators;
        }
        for (Section operator : door.sections("operators")) {
            operator.allow(List.of("name", "passwordHash"));
            String name = word(operator, "name", "");
            String hash = operator.text("passwordHash").orElseThrow(() -> operator.missing("passwordHash", HASH_RULE));
            if (!BCRYPT.matcher(hash).matches()) {
                throw operator.complaint("passwordHash", "expected " + HASH_RULE);
            }
            if (operators.put(name, hash) != null) {
                throw operator.expected("name", "a name no other operator has", Words.quote(name));
            }
        }
        return operators;
    }

    private static String word(Section door, String key, String standard) {
        String word = door.text(key).orElse(standard);
        boolean legal = word.chars().allMatch(c -> c > ' ' && c < 0x7F) && !word.startsWith(":") && !word.isEmpty();
        if (!legal || word.length() > LONGEST_WORD) {
            throw door.expected(key, "one word of 1 to " + LONGEST_WORD + " printable characters", Words.quote(word));
        }
        return word;
    }

    private String room(Section door) {
        String room = door.text("room").orElse(STANDARD_ROOM);
        if (!Names.isRoom(room, roomLength) || room.startsWith("#")) {
            String rule = "a room name of 1 to " + roomLength
                    + " characters without spaces, commas or control characters, and no # in front";
            throw door.expected("room", rule, Words.quote(room));
        }
        return room;
    }

    private Optional<TaskCall> optionalTask(Section door) {
        if (!door.has("task") && door.has("arguments")) {
            throw door.complaint("arguments", "expected a \"task\" beside it to take them");
        }
        return door.has("task") ? Optional.of(task(door)) : Optional.empty();
    }

    private TaskCall task(Section door) {
        String task = door.text("task").orElseThrow(() -> door.missing("task", "the name of a task"));
        Optional<String> arguments = door.text("arguments");
        refuse(door, "task", tasks.complaint(task, Optional.empty()));
        if (arguments.isPresent()) {
            refuse(door, "arguments", tasks.complaint(task, arguments));
        }
        return new TaskCall(task, arguments);
    }

    private static void refuse(Section door, String key, Optional<String> complaint) {
        if (complaint.isPresent()) {
            throw door.complaint(key, complaint.get());
        }
    }
}
