package io.hubbub.room;

/** What a member may do in a room beyond what everybody there may; the greater first. */
public enum Role {
    /** Lays down the room's rules and may throw others out. */
    OPERATOR,
    /** May speak where not everybody may. */
    VOICE
}
