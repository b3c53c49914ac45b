package io.hubbub.room;

import java.util.Set;

/**
 * The rules of a room. Immutable.
 *
 * @param set which of the rules are on
 * @param hasKey whether a word is needed to come in; the word itself is known to the room's home alone
 * @param limit how many may be in the room; 0 for any number
 * @param owner whom it belongs to
 * @param keepDays for how many days at most what happens there is kept; 0 for as long as the server keeps it
 */
public record Modes(Set<Mode> set, boolean hasKey, int limit, Owner owner, int keepDays) {

    /** Everybody may everything. */
    public static final Modes NONE = new Modes(Set.of(), false, 0, Owner.NOBODY, 0);

    public Modes {
        set = Set.copyOf(set);
    }

    /** Whether a mode is on. */
    public boolean has(Mode mode) {
        return set.contains(mode);
    }

    /** Whether everybody may come in and find it: there is no key, no invitation is needed, and it is not secret. */
    public boolean areOpen() {
        return !hasKey && !has(Mode.INVITE_ONLY) && !has(Mode.SECRET);
    }

    /** Whether members see what happened before they came in. */
    public boolean showPast() {
        return areOpen() && !has(Mode.SINCE_JOIN);
    }

    public Modes with(Set<Mode> modes) {
        return new Modes(modes, hasKey, limit, owner, keepDays);
    }

    /** The same with a rule switched. */
    public Modes with(Mode mode, boolean on) {
        return new Modes(Sets.with(set, mode, on), hasKey, limit, owner, keepDays);
    }

    public Modes withKey(boolean newHasKey) {
        return new Modes(set, newHasKey, limit, owner, keepDays);
    }

    public Modes withLimit(int newLimit) {
        return new Modes(set, hasKey, newLimit, owner, keepDays);
    }

    /** The same of a room that belongs to somebody else. */
    public Modes withOwner(Owner newOwner) {
        return new Modes(set, hasKey, limit, newOwner, keepDays);
    }

    /** The same where what happens is kept for another time. */
    public Modes withKeepDays(int days) {
        return new Modes(set, hasKey, limit, owner, days);
    }

    /** Whether the room belongs to somebody. */
    public boolean areOwned() {
        return !owner.isNobody();
    }
}
