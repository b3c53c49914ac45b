package io.hubbub.room;

/** A role gives a member rights in a room beyond those of all members; the greater first. */
public enum Role {
    /** Lays down the room's rules and may throw others out. */
    OPERATOR,
    /** May speak where not everybody may. */
    VOICE
}
