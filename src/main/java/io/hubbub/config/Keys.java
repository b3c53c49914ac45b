package io.hubbub.config;

import io.hubbub.room.ChatLimits;
import io.hubbub.room.Names;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Hands out the values of one section, key by key, and notes what each key is. Without a section every key has its default: that
 * tells which keys there are before any is read. Each method takes what a key means and why its default is what it is as its last
 * argument; {@code conf/hubbub.json} has the same words.
 *
 * <p>Every method throws {@link ConfigException} with the place of the key if the value isn't as it should be.
 */
public final class Keys {
    private static final String STANDARD_ROOM = "lobby";

    /** The surroundings on which a section's values depend. */
    record World(TaskCheck tasks, int roomLength, Optional<LimitsConfig> server) {
        static final World STANDARD =
                new World(TaskCheck.acceptAll(), ChatLimits.STANDARD.roomLength, Optional.empty());

        /** The limits of the server. */
        LimitsConfig limits() {
            return server.orElse(LimitsConfig.STANDARD);
        }
    }

    private final Section section;
    private final World world;
    private final boolean listing;

    /** The limits that hold for a door which doesn't say otherwise; empty but for a door's limits. */
    private final Map<String, Object> under;

    private final Map<String, Key> known = new LinkedHashMap<>();
    private final Map<String, Object> values = new LinkedHashMap<>();

    private Keys(Section section, World world, boolean listing, Map<String, Object> under) {
        this.section = section;
        this.world = world;
        this.listing = listing;
        this.under = under;
    }

    /** For a section of the configuration. */
    static Keys of(Section section, World world) {
        return new Keys(section, world, false, Map.of());
    }

    /** For no section: every key has its default, and what a section has to say has something in its place. */
    static Keys standard(World world) {
        return new Keys(Section.empty(), world, true, Map.of());
    }

    /** The same where nothing else is configured, either. */
    public static Keys standard() {
        return standard(World.STANDARD);
    }

    /** For the limits of a door, which lie over those of the server. */
    Keys over(LimitsConfig limits) {
        return new Keys(section, world, listing, limits.values());
    }

    /** The keys that were asked for so far. */
    List<Key> known() {
        return List.copyOf(known.values());
    }

    /** Their names. */
    List<String> names() {
        return List.copyOf(known.keySet());
    }

    /** The values that were handed out so far, by their keys. */
    Map<String, Object> values() {
        return values;
    }

    // Numbers.

    /** A whole number. */
    public int number(String key, int least, int most, int standard, String why) {
        know(key, least + " to " + most, Integer.toString(standard), why);
        int otherwise = under.get(key) instanceof Integer servers ? servers : standard;
        return noted(key, section.number(key, new Range(least, most)).orElse(otherwise));
    }

    /** A whole number that may be missing. */
    OptionalInt optionalNumber(String key, int least, int most, String why) {
        know(key, least + " to " + most, "", why);
        return noted(key, section.number(key, new Range(least, most)));
    }

    /** A whole number of seconds, in nanoseconds. */
    public long nanoseconds(String key, int least, int most, int standard, String why) {
        return TimeUnit.SECONDS.toNanos(number(key, least, most, standard, why));
    }

    // Texts.

    /** A text that follows a rule, as its default does. */
    public String text(String key, Rule rule, String standard, String why) {
        know(key, rule.words(), Words.quote(standard), why);
        return noted(
                key, section.text(key).map(text -> checked(key, rule, text)).orElse(standard));
    }

    /** A text that may be missing. */
    public Optional<String> optional(String key, Rule rule, String why) {
        know(key, rule.words(), "", why);
        return noted(key, section.text(key).map(text -> checked(key, rule, text)));
    }

    /** A text that has to be there. */
    public String required(String key, Rule rule, String why) {
        know(key, rule.words(), "", why);
        return noted(key, given(key, rule).map(text -> checked(key, rule, text)).orElse(""));
    }

    private Optional<String> given(String key, Rule rule) {
        Optional<String> text = section.text(key);
        if (text.isEmpty() && !listing) {
            throw section.missing(key, rule.words());
        }
        return text;
    }

    private String checked(String key, Rule rule, String text) {
        if (!rule.test().test(text)) {
            throw section.expected(key, rule.words(), Words.quote(text));
        }
        return text;
    }

    /** A password or the like, which may be missing. No complaint repeats it. */
    public Optional<String> secret(String key, Rule rule, String why) {
        know(key, rule.words(), "", why);
        return noted(key, section.text(key).map(text -> unseen(key, rule, text)));
    }

    /** A text that has a default, or with null none. No complaint repeats it. */
    public Optional<String> secretOrNull(String key, Rule rule, String standard, String why) {
        know(key, rule.words(), Words.quote(standard), why);
        Optional<String> text = section.isNull(key)
                ? Optional.empty()
                : Optional.of(section.text(key).orElse(standard));
        return noted(key, text.map(given -> unseen(key, rule, given)));
    }

    /** The path of a file that a relative path in this section means. */
    Path inFolder(String key, String path) {
        try {
            return section.origin().folder().resolve(path);
        } catch (InvalidPathException impossible) {
            throw section.complaint(key, "expected the path of a file");
        }
    }

    /** A password or the like, which has to be there. No complaint repeats it. */
    public String requiredSecret(String key, Rule rule, String why) {
        know(key, rule.words(), "", why);
        return noted(key, given(key, rule).map(text -> unseen(key, rule, text)).orElse(""));
    }

    private String unseen(String key, Rule rule, String text) {
        if (!rule.test().test(text)) {
            throw section.complaint(key, "expected " + rule.words());
        }
        return text;
    }

    /** Whether a key has the first of two words, which is its default. */
    public boolean choice(String key, String standard, String other, String why) {
        String either = Words.quote(standard) + " or " + Words.quote(other);
        know(key, either, Words.quote(standard), why);
        String choice = section.text(key).orElse(standard);
        if (!choice.equals(standard) && !choice.equals(other)) {
            throw section.expected(key, either, Words.quote(choice));
        }
        return noted(key, choice.equals(standard));
    }

    /** Whether a door takes passwords and tokens of accounts from other machines only if they come with TLS. */
    public boolean secretsNeedTls(String why) {
        return choice("plainWithoutTls", "refuse", "take", why);
    }

    /** The name of a room of the chat. */
    public String room(String why) {
        return text("room", new Rule(roomRule(), this::isRoom), STANDARD_ROOM, why);
    }

    /** The same, which has to be there. */
    String requiredRoom(String why) {
        return required("name", new Rule(roomRule(), this::isRoom), why);
    }

    private String roomRule() {
        return "a room name of 1 to " + world.roomLength()
                + " characters without spaces, commas or control characters, and no # in front";
    }

    private boolean isRoom(String name) {
        return Names.isRoom(name, world.roomLength()) && !name.startsWith("#");
    }

    // Lists and objects.

    /** Lines of any text, up to so many. */
    public List<String> lines(String key, int most, String why) {
        know(key, "a list of up to " + most + " texts", "[]", why);
        List<String> lines = section.texts(key);
        if (lines.size() > most) {
            throw section.complaintAboutFile(key, "expected at most " + most + " lines, got " + lines.size());
        }
        return noted(key, List.copyOf(lines));
    }

    /** A list of texts that all follow a rule, which speaks of several. */
    public List<String> texts(String key, Rule rule, String why) {
        know(key, "a list of " + rule.words(), "[]", why);
        return noted(key, checkedTexts(key, rule));
    }

    /** A list that may be missing, of texts that each follow a rule. */
    Optional<List<String>> optionalTexts(String key, Rule rule, String why) {
        know(key, "a list of " + rule.words(), "", why);
        return noted(key, section.inFile(key) ? Optional.of(checkedTexts(key, rule)) : Optional.empty());
    }

    private List<String> checkedTexts(String key, Rule rule) {
        List<String> texts = section.texts(key);
        for (String text : texts) {
            if (!rule.test().test(text)) {
                throw section.complaintAboutFile(key, "expected " + rule.words() + ", got " + Words.quote(text));
            }
        }
        return List.copyOf(texts);
    }

    /**
     * A list of objects by their names, which are different.
     *
     * @param what one of them is called
     * @param read reads the keys of one beside its {@code name}
     */
    public <T> Map<String, T> byName(String key, String what, Function<Keys, T> read, String why) {
        know(key, "a list of objects " + pattern(what, read), "[]", why);
        Map<String, T> found = new LinkedHashMap<>();
        for (Section item : section.inFile(key) ? section.sections(key) : List.<Section>of()) {
            item.allow(named(standard(world), what, read).names());
            Named<T> named = named(of(item, world), what, read);
            if (found.put(named.name(), named.value()) != null) {
                throw item.expected("name", "a name no other " + what + " has", Words.quote(named.name()));
            }
        }
        return noted(key, Map.copyOf(found));
    }

    /** An object that may be missing. */
    <T> Optional<T> optionalObject(String key, Function<Keys, T> read, String why) {
        List<String> names = names(read);
        know(key, "an object { " + Words.list(names) + " }", "", why);
        boolean isNull = section.inFile(key) && section.isNull(key);
        Section object = isNull ? Section.empty() : section.section(key);
        object.allow(names);
        boolean isThere = !isNull && (section.inFile(key) || object.hasAny(names));
        return noted(key, isThere ? Optional.of(read.apply(of(object, world))) : Optional.empty());
    }

    private <T> List<String> names(Function<Keys, T> read) {
        Keys all = standard(world);
        Objects.requireNonNull(read.apply(all));
        return all.names();
    }

    /** Of two keys one has to be there, and not both. */
    void expectOneOf(String one, String other) {
        if (section.has(one) && section.has(other)) {
            throw section.complaint(other, "expected either this or " + section.nameOf(one) + ", got both");
        } else if (!listing && !section.has(one) && !section.has(other)) {
            throw section.missing(one, "this or " + section.nameOf(other));
        }
    }

    private record Named<T>(String name, T value, List<String> names) {}

    private static <T> Named<T> named(Keys item, String what, Function<Keys, T> read) {
        // One without a name is told what a name is.
        item.know("name", Rule.WORD.words(), "", "how the " + what + " is called");
        String name = item.checked("name", Rule.WORD, item.section.text("name").orElse(item.listing ? "x" : ""));
        return new Named<>(name, read.apply(item), item.names());
    }

    private <T> String pattern(String what, Function<Keys, T> read) {
        return "{ " + Words.list(named(standard(world), what, read).names()) + " }";
    }

    // Tasks.

    private static final String TASK = "run for each chunk received";
    private static final String ARGUMENTS = "its arguments; without them what was received is the arguments";

    /** A task to run, with {@code arguments} beside it if it likes. */
    public TaskCall task() {
        String task = required("task", new Rule("the name of a task", text -> true), TASK);
        return call(task);
    }

    /** The same, where there may be no task. */
    public Optional<TaskCall> optionalTask() {
        Optional<String> task = optional("task", new Rule("the name of a task", text -> true), TASK);
        if (task.isEmpty() && section.has("arguments")) {
            throw section.complaint("arguments", "expected a \"task\" beside it to take them");
        } else if (task.isEmpty()) {
            optional("arguments", Rule.ANY, ARGUMENTS);
            return Optional.empty();
        }
        return Optional.of(call(task.get()));
    }

    private TaskCall call(String task) {
        Optional<String> arguments = optional("arguments", Rule.ANY, ARGUMENTS);
        if (!listing) {
            refuse("task", world.tasks().complaint(task, Optional.empty()));
            arguments.ifPresent(given -> refuse("arguments", world.tasks().complaint(task, Optional.of(given))));
        }
        return new TaskCall(task, arguments);
    }

    private void refuse(String key, Optional<String> complaint) {
        complaint.ifPresent(what -> {
            throw section.complaint(key, what);
        });
    }

    // Keys that every door has.

    /** The limits of a door: the server's, with its own laid over them. */
    LimitsConfig limits() {
        LimitsConfig limits = LimitsConfig.ofDoor(section.section("limits"), world);
        values.put("limits", limits);
        return limits;
    }

    private void know(String key, String allowed, String standard, String why) {
        if (known.put(key, new Key(key, allowed, standard, why)) != null) {
            throw new IllegalStateException("the key " + key + " is read twice");
        }
    }

    private <T> T noted(String key, T value) {
        values.put(key, value);
        return value;
    }
}
