package io.hubbub.room;

/**
 * Something that happened in a room. The room's home stamps events, and nobody else makes them; everyone who is in the
 * room sees them in the order of their numbers. Immutable, and passed between threads by reference.
 */
public sealed interface Event {

    /** The place in the room's order: 1 for the room's first event, and no number is left out. */
    long seq();

    /** When the home stamped it, in milliseconds since 1970. */
    long timeMs();

    /** Somebody spoke. */
    record Said(long seq, long timeMs, Member from, Speech speech) implements Event {}

    /** Somebody came in. */
    record Joined(long seq, long timeMs, Member who) implements Event {}

    /** Somebody went out; {@code reason} is theirs or the server's, and may be empty. */
    record Left(long seq, long timeMs, Member who, String reason) implements Event {}

    /** A member has another nick from here on: {@code who} carries the new one. */
    record Renamed(long seq, long timeMs, Member who, String oldNick) implements Event {}

    /** The room has another topic from here on; an empty one means none. */
    record TopicSet(long seq, long timeMs, Member by, String topic) implements Event {}
}
