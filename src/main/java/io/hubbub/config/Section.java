package io.hubbub.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One JSON object with its environment variables laid over it. Hands out typed values, and knows where it stands: every
 * complaint names the file and the key's path, or the variable when that is where the value came from.
 */
final class Section {
    /** How a file says that there is no such text. */
    private static final Json NOTHING = new Json.Word("null");

    private final Origin origin;
    private final String path;
    private final String variables;
    private final Map<String, Json> values;

    /** @param variables the prefix of this object's variables, or "" if none stand for its keys */
    private Section(Origin origin, String path, String variables, Map<String, Json> values) {
        this.origin = origin;
        this.path = path;
        this.variables = variables;
        this.values = values;
    }

    /** One in which nothing stands, and that no variable fills. */
    static Section empty() {
        Origin nowhere = new Origin("", Path.of(""), new Environment(Map.of()));
        return new Section(nowhere, "", "", Map.of());
    }

    static Section root(Origin origin, Json json) {
        if (json instanceof Json.Members members) {
            return new Section(origin, "", Environment.ROOT, members.values());
        }
        throw new ConfigException(origin.file() + ": expected an object { } with the settings, got " + json.kind());
    }

    static String join(String path, String key) {
        String shown = Words.shorten(key);
        return path.isEmpty() ? shown : path + "." + shown;
    }

    /** The same object, with variables that start like this standing for its keys. */
    Section with(String prefix) {
        return new Section(origin, path, prefix, values);
    }

    Origin origin() {
        return origin;
    }

    String path() {
        return path;
    }

    /** Refuses every other key. Call it first: a misspelt key is a better complaint than a missing one. */
    void allow(Collection<String> known) {
        for (String key : values.keySet()) {
            if (!known.contains(key)) {
                String hint = Words.nearest(key, known)
                        .map(near -> "did you mean " + Words.quote(near) + "?")
                        .orElseGet(() -> "known here: " + Words.list(known));
                throw complaintAboutFile(key, "unknown key, " + hint);
            }
        }
    }

    /** Whether the file or a variable gives the key a value. */
    boolean has(String key) {
        return inFile(key) || variable(key).isPresent();
    }

    boolean hasAny(List<String> keys) {
        for (String key : keys) {
            if (has(key)) {
                return true;
            }
        }
        return false;
    }

    /** For lists and objects, which no single variable stands for. */
    boolean inFile(String key) {
        return values.containsKey(key);
    }

    Optional<String> text(String key) {
        Optional<String> variable = variable(key);
        if (variable.isPresent()) {
            return variable.map(origin.environment()::value);
        } else if (!inFile(key) || values.get(key).equals(NOTHING)) {
            return Optional.empty();
        } else if (values.get(key) instanceof Json.Text text) {
            return Optional.of(text.value());
        }
        throw expected(key, "a text in double quotes", values.get(key).kind());
    }

    /** Whether the file or a variable says that there is no such thing. */
    boolean isNull(String key) {
        return variable(key)
                .map(name -> origin.environment().value(name).equals("null"))
                .orElseGet(() -> NOTHING.equals(values.get(key)));
    }

    /** The texts of a list; no variable stands for them. */
    List<String> texts(String key) {
        if (!inFile(key)) {
            return List.of();
        }
        if (!(values.get(key) instanceof Json.Items items)) {
            throw complaintAboutFile(
                    key, "expected a list of texts [ ], got " + values.get(key).kind());
        }
        List<String> texts = new ArrayList<>();
        for (Json item : items.values()) {
            if (!(item instanceof Json.Text text)) {
                throw complaintAboutFile(key, "expected texts in double quotes in the list, got " + item.kind());
            }
            texts.add(text.value());
        }
        return texts;
    }

    OptionalInt number(String key, Range range) {
        if (!has(key)) {
            return OptionalInt.empty();
        }
        Json value = variable(key)
                .map(name -> Range.fromVariable(origin.environment().value(name)))
                .orElseGet(() -> values.get(key));
        OptionalInt number = range.pick(value);
        if (number.isEmpty()) {
            throw expected(key, range.toString(), value.written());
        }
        return number;
    }

    /** The object under a key; an empty one when there is none, since variables may fill it. */
    Section section(String key) {
        Json value = values.getOrDefault(key, new Json.Members(Map.of()));
        if (value instanceof Json.Members members) {
            String prefix = variables.isEmpty() ? "" : variables + Environment.words(key) + "_";
            return new Section(origin, join(path, key), prefix, members.values());
        }
        throw complaintAboutFile(key, "expected an object { }, got " + value.kind());
    }

    /** The objects of a list; no variables stand for their keys until {@link #with} gives them some. */
    List<Section> sections(String key) {
        if (!(values.get(key) instanceof Json.Items items)) {
            throw complaintAboutFile(
                    key,
                    "expected a list of objects [ ], got " + values.get(key).kind());
        }
        List<Section> sections = new ArrayList<>();
        for (Json item : items.values()) {
            String itemPath = join(path, key) + "[" + sections.size() + "]";
            if (!(item instanceof Json.Members members)) {
                throw new ConfigException(
                        origin.file() + ": " + itemPath + ": expected an object { }, got " + item.kind());
            }
            sections.add(new Section(origin, itemPath, "", members.values()));
        }
        return sections;
    }

    ConfigException expected(String key, String what, String got) {
        return complaint(key, "expected " + what + ", got " + got);
    }

    ConfigException missing(String key, String what) {
        return complaint(key, "missing, expected " + what);
    }

    ConfigException complaint(String key, String what) {
        return variable(key)
                .map(name -> new ConfigException(Environment.at(name) + ": " + what))
                .orElseGet(() -> complaintAboutFile(key, what));
    }

    /** A complaint about a key that no variable stands for: an unknown one, a list or an object. */
    ConfigException complaintAboutFile(String key, String what) {
        return new ConfigException(origin.file() + ": " + join(path, key) + ": " + what);
    }

    /** The key's path, or the variable that stands for it: how another key's complaint may call it. */
    String nameOf(String key) {
        return variable(key).orElse(join(path, key));
    }

    private Optional<String> variable(String key) {
        return variables.isEmpty() ? Optional.empty() : origin.environment().variable(variables, key);
    }
}
