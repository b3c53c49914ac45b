package io.hubbub.room;

/** Something that one session may do beyond what all others may. */
public enum Right {
    /** Sees secret rooms, hidden members and lists of masks without being in the room. */
    SEE_ALL,
    /** Throws others off the server. */
    KILL,
    /** Says something to everybody on the server. */
    ANNOUNCE,
    /** Comes into every room, and does there what its operators do. */
    MEND_ROOMS,
    /** Sees all sessions and rooms with their figures, and observes what happens in rooms. */
    INSPECT,
    /** Keeps others off the server: see {@link ServerBan}. */
    BAN,
    /** Makes accounts, suspends and deletes them, and grants them rights; sees the log of what was done. */
    MANAGE_ACCOUNTS
}
