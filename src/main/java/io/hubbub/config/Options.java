package io.hubbub.config;

import java.util.List;
import java.util.Map;

/**
 * The values of one section of the configuration. A subclass has a field for each key of its section, and reads it where it declares
 * it:
 *
 * <pre>public final int targets = keys.number("targets", 1, 20, 4, "channels and nicks one line may say something to");</pre>
 *
 * <p>That line is all there is to write for a key: what the section allows, its default, its complaints and what the documentation is
 * compared with come from it. Two of the same class are equal if all their values are.
 */
public abstract class Options {
    /** For the fields of subclasses, which are read while they are made. */
    protected final Keys keys;

    protected Options(Keys keys) {
        this.keys = keys;
    }

    /** The values by their keys, in the order in which they were read. */
    final Map<String, Object> values() {
        return keys.values();
    }

    /** The description of each key. */
    final List<Key> keys() {
        return keys.known();
    }

    @Override
    public final boolean equals(Object other) {
        return other instanceof Options options
                && options.getClass() == getClass()
                && options.values().equals(values());
    }

    @Override
    public final int hashCode() {
        return values().hashCode();
    }

    /** The keys alone: some values are secrets. */
    @Override
    public final String toString() {
        return getClass().getSimpleName() + values().keySet();
    }
}
