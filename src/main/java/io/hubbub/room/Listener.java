package io.hubbub.room;

import java.util.List;

/**
 * What a door wants to hear about one session of its own, beyond the rooms' events, which its {@link Wire} tells. Called on
 * the session's event loop; may use the session at once. Something thrown from here ends the session as {@link
 * CloseReason#INTERNAL_ERROR}.
 */
public interface Listener {

    /** The session is in a room from here on. What it replies now comes before whatever happens in the room next. */
    default void joined(RoomState room) {}

    /** The session has left a room, with everything that happened before on its way to it. */
    default void left(String room) {}

    /** The same, for who wants to know how. */
    default void departed(String room, Event.Departed how) {
        left(room);
    }

    /** The session can't come into a room. */
    default void barred(Refusal refusal) {
        refused(refusal);
    }

    /** Somebody has invited this session into a room. */
    default void invited(Member by, String room) {}

    /** Who this session has invited into a room knows it now. */
    default void invitationSent(String nick, String room) {}

    /** The answer to {@link Session#inquire}; who isn't there is refused as {@link Refusal.Why#NO_SUCH_NICK}. */
    default void described(Description description) {}

    /** The session has a new nick. */
    default void renamed(String oldNick, String newNick) {}

    /** Somebody said something to this session alone. */
    default void told(Member from, Speech speech) {}

    /** What this session said to one nick is on its way to it. */
    default void delivered(String nick, Speech speech) {}

    /** A wish of this session was not granted. */
    default void refused(Refusal refusal) {}

    /** The answer to {@link Session#listRooms()}, sorted by name. */
    default void rooms(List<RoomListing> rooms) {}

    /** The session reads from its peer again, after it did not: what was read before and is not dealt with comes first. */
    default void readsOn() {}

    /** The peer has sent its last byte and still listens. Unless told otherwise the session ends. */
    default void inputEnded(Session session) {
        session.close(CloseReason.PEER_CLOSED);
    }

    /** The session is about to end: the last chance for a reply. Not called when the peer is gone already. */
    default void closing(CloseReason reason) {}

    /** The session has ended; nothing reaches it any more. */
    default void closed(CloseReason reason) {}
}
