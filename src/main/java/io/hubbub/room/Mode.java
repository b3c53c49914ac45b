package io.hubbub.room;

/** A rule that a room's operators can switch on and off. */
public enum Mode {
    /** Only people who were invited may come in. */
    INVITE_ONLY,
    /** Only members with a role may speak. */
    MODERATED,
    /** Only members can speak in the room. */
    NO_OUTSIDERS,
    /** The room is shown to its members only. */
    SECRET,
    /** Only operators set the topic. */
    PROTECTED_TOPIC,
    /** Requests from program to program are not passed on, only what people say. */
    NO_REQUESTS,
    /** Members see nothing of what happened before they came in. */
    SINCE_JOIN
}
