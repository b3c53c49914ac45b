package io.hubbub.room;

/** A mark that a person bears in the whole server. */
public enum Trait {
    /** Not found by strangers who look for people; members of a room that they share see them. */
    HIDDEN,
    /** Looks after the server. It shows others that a session has {@link Rights}, and grants nothing itself. */
    SERVER_OPERATOR,
    /** No person but a program. */
    BOT
}
