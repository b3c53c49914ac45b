package io.hubbub.room;

import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/**
 * What is told of a person or a room beside what the server needs: values by keys. Nearly all have none, and share {@link #NONE}.
 * Immutable.
 */
public final class Properties {
    /** Nothing is told. */
    public static final Properties NONE = new Properties(Map.of());

    /** In the order of their keys. */
    private final Map<String, String> values;

    private Properties(Map<String, String> values) {
        this.values = Collections.unmodifiableMap(values);
    }

    /** These, none of which is empty. */
    public static Properties of(Map<String, String> values) {
        return NONE.with(values);
    }

    /** The value of a key; empty if there is none. */
    public String get(String key) {
        return values.getOrDefault(key, "");
    }

    /** The keys that have a value, in their order. */
    public Set<String> keys() {
        return values.keySet();
    }

    /** All values by their keys, in the order of the keys. */
    public Map<String, String> all() {
        return values;
    }

    public boolean isEmpty() {
        return values.isEmpty();
    }

    public int size() {
        return values.size();
    }

    /** The same with other values of some keys; an empty one means that there is none any more. */
    public Properties with(Map<String, String> changes) {
        if (changes.isEmpty()) {
            return this;
        }
        TreeMap<String, String> changed = new TreeMap<>(values);
        changes.forEach((key, value) -> {
            if (value.isEmpty()) {
                changed.remove(key);
            } else {
                changed.put(key, value);
            }
        });
        return changed.isEmpty() ? NONE : new Properties(changed);
    }

    /** Those of some changes by which something becomes different. */
    public Map<String, String> differing(Map<String, String> changes) {
        TreeMap<String, String> differing = new TreeMap<>(changes);
        differing.entrySet().removeIf(change -> change.getValue().equals(get(change.getKey())));
        return differing;
    }

    /** What makes these of others: the new values by their keys, an empty one where there is none any more. */
    public Map<String, String> since(Properties before) {
        TreeMap<String, String> changes = new TreeMap<>(values);
        before.keys().forEach(key -> changes.putIfAbsent(key, ""));
        return before.differing(changes);
    }

    /** What takes all of them away. */
    public Map<String, String> cleared() {
        return NONE.since(this);
    }

    /** The memory that they take, in bytes or nearly so. */
    public int weight() {
        return values.isEmpty() ? 0 : weight(values);
    }

    /** The memory that some take, in bytes or nearly so. */
    public static int weight(Map<String, String> values) {
        int weight = 0;
        for (Map.Entry<String, String> each : values.entrySet()) {
            weight += Event.OVERHEAD + each.getKey().length() + each.getValue().length();
        }
        return weight;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Properties properties && properties.values.equals(values);
    }

    @Override
    public int hashCode() {
        return Objects.hash(values);
    }

    @Override
    public String toString() {
        return values.toString();
    }
}
