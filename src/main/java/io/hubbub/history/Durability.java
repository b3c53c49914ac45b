package io.hubbub.history;

/** What holds between seeing an event and keeping it. */
public enum Durability {
    /** Everybody sees it at once, and it is stored a moment later. */
    RELAYED,
    /** Nobody sees it before it is stored. */
    STORED
}
