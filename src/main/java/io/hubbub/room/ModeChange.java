package io.hubbub.room;

/** One change of a room's rules, as it is wished or as it has happened. */
public sealed interface ModeChange {

    /** A rule is switched. */
    record Switched(Mode mode, boolean on) implements ModeChange {}

    /** The key is another; empty for none. */
    record KeySet(String key) implements ModeChange {}

    /** The limit is another; 0 for none. */
    record LimitSet(int limit) implements ModeChange {}

    /** A member, found by its nick, gets or loses a role. */
    record RoleGiven(Role role, String nick, boolean granted) implements ModeChange {}

    /** A mask is put into a list or taken out of it. */
    record MaskSet(MaskList list, Mask mask, boolean added) implements ModeChange {}
}
