package io.hubbub.room;

import java.util.Set;

/**
 * The rules of a room. Immutable.
 *
 * @param set which of the rules are on
 * @param key the word that lets somebody in; empty for none
 * @param limit how many may be in the room; 0 for any number
 */
public record Modes(Set<Mode> set, String key, int limit) {

    /** Everybody may everything. */
    public static final Modes NONE = new Modes(Set.of(), "", 0);

    public Modes {
        set = Set.copyOf(set);
    }

    /** Whether a rule is on. */
    public boolean has(Mode mode) {
        return set.contains(mode);
    }

    public Modes with(Set<Mode> modes) {
        return new Modes(modes, key, limit);
    }

    /** The same with a rule switched. */
    public Modes with(Mode mode, boolean on) {
        return new Modes(Sets.with(set, mode, on), key, limit);
    }

    public Modes withKey(String newKey) {
        return new Modes(set, newKey, limit);
    }

    public Modes withLimit(int newLimit) {
        return new Modes(set, key, newLimit);
    }
}
