package io.hubbub.net;

import io.hubbub.room.Session;

/** A kind of front door: knows its protocol, and nothing of sockets. Used on one event loop. */
@FunctionalInterface
public interface Door {

    /** Somebody has come to the door. May use the session at once, to greet or to join a room. */
    Conversation open(Session session);

    /**
     * What somebody is told who can't come in; empty for doors that don't talk.
     *
     * @param why a sentence that says which limit it was
     */
    default String sorry(String why) {
        return "";
    }
}
