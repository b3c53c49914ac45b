package io.hubbub.room;

import java.util.List;

/** A role gives a member rights in a room beyond those of all members. */
public enum Role {
    /** Lays down the room's rules and may throw others out. */
    OPERATOR,
    /** May speak where not everybody may. */
    VOICE,
    /** Owns the room, and is an operator with whom no other operator interferes. It is not given: it comes with the account that is the owner. */
    OWNER;

    /** All of them, the greatest first. */
    public static final List<Role> BY_RANK = List.of(OWNER, OPERATOR, VOICE);
}
