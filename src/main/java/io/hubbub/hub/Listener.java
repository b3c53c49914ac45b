package io.hubbub.hub;

import io.hubbub.room.CloseReason;
import io.hubbub.room.DirectMessage;
import io.hubbub.room.Event;
import io.hubbub.room.Member;
import io.hubbub.room.Profile;
import io.hubbub.room.Properties;
import io.hubbub.room.Recording;
import io.hubbub.room.Refusal;
import io.hubbub.room.Room;
import io.hubbub.room.ServerBan;
import io.hubbub.room.Speech;
import io.hubbub.room.Verdict;
import io.vertx.core.buffer.Buffer;
import java.util.Optional;

/**
 * A door's side of one of its sessions: it hears all but the rooms' events, which its {@link Wire} writes. Called on
 * the session's event loop; may use the session at once. Something thrown from here ends the session as {@link
 * CloseReason#INTERNAL_ERROR}.
 */
public interface Listener {

    /** The session is in a room from here on. What it replies now comes before whatever happens in the room next. */
    default void joined(Room room) {}

    /**
     * Appends what this session sees of an event that is kept, where it is given what happened before it came or what it missed: told in
     * order, each once.
     */
    default void encodePast(Wire wire, String room, Event event, Buffer out) {
        wire.encode(room, event, out);
    }

    /** Of what it is given of a room's past some is not kept: numbers in a row, with so many events at most. */
    default void gap(String room, long from, long to, long most) {}

    /** Events with numbers in a row, of which some are kept, can't be read: another time they may be. */
    default void unreadable(String room, long from, long to) {
        gap(room, from, to, to - from + 1);
    }

    /** Numbers in a row that no event of a room's past has: nothing is missing, which those who count have to be told. */
    default void leftOut(String room, long from, long to) {}

    /**
     * It has been given what is kept of a room and was asked for with its join, or what it missed after {@link #fellBehind}; what
     * happened since follows.
     *
     * @param verdict whether that is everything after the position that it named or after what it saw last; empty if it named none
     */
    default void recalled(String room, Optional<Verdict> verdict) {}

    /** It reads so slowly that what it has missed of a room is given to it from what is kept, from here on. */
    default void fellBehind(String room) {}

    /**
     * What happens in a room that it looks after can't be stored since then, in milliseconds since 1970. Told once, until it is {@link
     * #storedAgain}.
     */
    default void notStored(String room, long sinceMs, Recording recording) {}

    /** The trouble is over that it was told of. */
    default void storedAgain(String room) {}

    /** The session has left a room, with everything that happened before on its way to it. */
    default void left(String room) {}

    /** The same, for a door that wants to know how. */
    default void departed(String room, Event.Departed how) {
        left(room);
    }

    /** The session can't come into a room. */
    default void barred(Refusal refusal) {
        refused(refusal);
    }

    /** Somebody has invited this session into a room. */
    default void invited(Member by, String room) {}

    /** The person whom this session has invited into a room knows it now. */
    default void invitationSent(Member who, String room) {}

    /** The session has a new nick. */
    default void renamed(String oldNick, String newNick) {}

    /** What this session's person tells has been changed by another session of it. */
    default void described(Properties before) {}

    /** Somebody said something to this session alone. */
    default void directMessage(DirectMessage message) {}

    /**
     * Somebody has said something to this person alone, or this person to somebody, and another of its sessions knows that: as {@link
     * #directMessage}, but of oneself if the speaker has one's own nick.
     */
    default void copied(DirectMessage message) {
        directMessage(message);
    }

    /** This session's words to somebody alone are on their way to them. */
    default void delivered(DirectMessage message, Member to) {}

    /** This session's words to somebody alone who is not here are kept for them. */
    default void keptForLater(DirectMessage message) {}

    /** The person has read the conversation with somebody up to that time, in milliseconds since 1970: here, or elsewhere. */
    default void mailRead(String nick, long timeMs) {}

    /** A message to this person alone, or by them to somebody, is deleted; {@code nick} is the other side's. */
    default void mailDeleted(String nick, DirectMessage message, String reason) {}

    /** This session's words into a room that it is not in have been said there. */
    default void saidInto(String room, Event.Said said) {}

    /** Somebody said something to all on the server that want to hear such things. */
    default void announced(Member from, Speech speech) {}

    /** Somebody has a nick that this session watches. */
    default void appeared(Member who) {}

    /** Nobody has a nick any more that this session watches; it is given as it was last written. */
    default void disappeared(String nick) {}

    /** Something else may be known about somebody with a nick that this session watches. */
    default void changed(Member who, Profile before) {}

    /**
     * Appends what this session sees of its own doing, seen through a wire that {@link Wire#isPersonal}; what others see of
     * it unless told otherwise.
     */
    default void encodeOwn(Wire wire, String room, Event event, Buffer out) {
        wire.encode(room, event, out);
    }

    /** A request of this session was refused. */
    default void refused(Refusal refusal) {}

    /** The time has come that was asked for with {@link Reading#wakeAfter}. */
    default void woken() {}

    /**
     * Nothing has been read from the peer for some seconds, though it takes what is written; told again and again. Whether it is
     * still there shows only when something is written to it: a protocol that can asks it something. Not told where the connection
     * asks by itself.
     */
    default void unread() {}

    /** The session reads from its peer again, after it did not: what was read before and is not dealt with comes first. */
    default void readsOn() {}

    /** The peer has sent its last byte and still listens. Returns whether the session ends with that. */
    default boolean inputEnded() {
        return true;
    }

    /** An operator of the server throws this session off; {@link #closing} follows. */
    default void killed(Member by, String reason) {}

    /** A ban of the server is about this session; {@link #closing} follows. */
    default void banned(ServerBan ban) {}

    /** The session is about to end: the last chance for a reply. Not called when the peer is gone already. */
    default void closing(CloseReason reason) {}

    /** The session has ended; nothing reaches it any more. */
    default void closed(CloseReason reason) {}
}
