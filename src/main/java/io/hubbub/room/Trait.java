package io.hubbub.room;

/** What is true of somebody in the whole server. */
public enum Trait {
    /** Not found by strangers who look for people; who shares a room with them sees them. */
    HIDDEN,
    /** Looks after the server. Others see it, and it grants nothing: {@link Rights} do, and who has some is shown like this. */
    SERVER_OPERATOR,
    /** No person but a program. */
    BOT
}
