package io.hubbub.hub;

/** A place in a room's log from which a session has still to be written. */
interface Cursor {
    /** The hub's tick in which that was to be written. */
    long flush();

    /** Writes one batch, and goes on to the next. */
    void catchUp();
}
