package io.hubbub.room;

import java.util.List;

/**
 * Something that happened in a room. The room's home stamps events, and nobody else makes them; everyone who is in the
 * room sees them in the order of their numbers. Immutable, and passed between threads by reference.
 */
public sealed interface Event {
    /** What an event weighs beside the words it carries, in bytes: the objects around them. */
    int OVERHEAD = 64;

    /** The place in the room's order: 1 for the room's first event, and no number is left out. */
    long seq();

    /** When the home stamped it, in milliseconds since 1970. */
    long timeMs();

    /** What it weighs in bytes or nearly so, the objects around its words included: what memory it takes while somebody has still to see it. */
    default int weight() {
        return OVERHEAD;
    }

    /** Somebody spoke, from inside the room or from outside. */
    record Said(long seq, long timeMs, Member from, Speech speech) implements Event {
        @Override
        public int weight() {
            return OVERHEAD + speech.weight();
        }
    }

    /** Somebody came in. */
    record Joined(long seq, long timeMs, Member who) implements Event {}

    /** Somebody is in the room no more. */
    sealed interface Departed extends Event {

        /** Who it is. */
        Member who();

        /** Why, in the words of who caused it; may be empty. */
        String reason();

        /** Whether the words are a user's: a door must not let them look like the server's. */
        default boolean isInOwnWords() {
            return true;
        }

        @Override
        default int weight() {
            return OVERHEAD + reason().length();
        }
    }

    /** Somebody went out, and stays on the server. */
    record Left(long seq, long timeMs, Member who, String reason) implements Departed {}

    /** Somebody has left the server, and so this room and every other. */
    record Quit(long seq, long timeMs, Member who, CloseReason cause, String reason) implements Departed {
        @Override
        public boolean isInOwnWords() {
            return cause == CloseReason.QUIT;
        }
    }

    /** Somebody was thrown out. */
    record Kicked(long seq, long timeMs, Member who, Member by, String reason) implements Departed {}

    /** A member has another nick from here on: {@code who} carries the new one. */
    record Renamed(long seq, long timeMs, Member who, String oldNick) implements Event {}

    /** Something else may be known about a member from here on: {@code who} carries it. */
    record Reprofiled(long seq, long timeMs, Member who, Profile before) implements Event {
        @Override
        public int weight() {
            return OVERHEAD + who.profile().away().length() + who.profile().realName().length();
        }
    }

    /** The room has another topic from here on; an empty one means none. */
    record TopicSet(long seq, long timeMs, Member by, String topic) implements Event {
        @Override
        public int weight() {
            return OVERHEAD + topic.length();
        }
    }

    /** The room's rules, lists or roles are others from here on; only what really changed is in {@code changes}. */
    record ModesChanged(long seq, long timeMs, Member by, List<ModeChange> changes) implements Event {}

    /** Somebody may come in who might not have been let in. */
    record Invited(long seq, long timeMs, Member by, Member who) implements Event {}
}
