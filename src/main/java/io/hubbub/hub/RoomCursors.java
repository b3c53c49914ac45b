package io.hubbub.hub;

/** What a session has still to be written of its rooms. Runs on the hub's loop. */
interface RoomCursors {
    /** The place in the rooms' logs that has to be written first; null if there is none. */
    Cursor furthestBehind();

    /** Whether it is being given what is kept of a room, before what happens there now. */
    boolean isReplaying();

    /** Its peer takes more again: goes on with what is kept. */
    void replayOn();
}
