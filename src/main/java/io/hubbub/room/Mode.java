package io.hubbub.room;

/** A rule that a room's operators can switch on and off. */
public enum Mode {
    /** Only who was invited may come in. */
    INVITE_ONLY,
    /** Only who has a role may speak. */
    MODERATED,
    /** Who is not in the room can't speak there. */
    NO_OUTSIDERS,
    /** The room is shown to its members only. */
    SECRET,
    /** Only operators set the topic. */
    PROTECTED_TOPIC,
    /** Requests from program to program are not passed on, only what people say. */
    NO_REQUESTS
}
