package io.hubbub.room;

/** What is true of somebody in the whole server. */
public enum Trait {
    /** Not found by strangers who look for people; who shares a room with them sees them. */
    HIDDEN,
    /** Looks after the server: may throw anybody off it. */
    SERVER_OPERATOR,
    /** No person but a program. */
    BOT
}
