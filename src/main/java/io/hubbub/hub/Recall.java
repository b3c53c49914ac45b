package io.hubbub.hub;

import io.hubbub.room.MessageId;
import io.hubbub.room.Position;
import io.hubbub.room.RoomState;
import java.util.Optional;

/**
 * What a session wants to see of what is kept of a room when it comes in, before what happens from then on.
 *
 * @param after what it has seen last: it is given what came after that, and told whether that is all of it. Empty if it has not been here
 * @param most how many events it wants at most after that: the newest ones
 * @param last how many of the last events it wants if it has seen nothing or nothing can be said about that
 * @param kind which events it can make something of
 * @param catchesUp whether it is given what it misses, from what is kept, when it reads so slowly that it falls out of what is in memory;
 *     if not, it is closed as too slow
 */
public record Recall(Optional<Seen> after, int most, int last, Archive.Kind kind, boolean catchesUp) {
    /** A place in the log of a room that somebody has been in. */
    public sealed interface Seen {
        /** Its number. */
        long seq();

        /** Whether it is a place in this incarnation of the room. */
        boolean isIn(RoomState room);

        /** The place that a position stands for. */
        record At(Position position) implements Seen {
            @Override
            public long seq() {
                return position.seq();
            }

            @Override
            public boolean isIn(RoomState room) {
                return position.epoch() == room.position().epoch() && seq() <= room.seq();
            }
        }

        /** The place of an event. */
        record Message(MessageId id) implements Seen {
            @Override
            public long seq() {
                return MessageId.seq(id.key());
            }

            @Override
            public boolean isIn(RoomState room) {
                return MessageId.log(id.key()) == room.log() && seq() <= room.seq();
            }
        }

        /** Reads a position or a message's name; empty if it is neither. */
        static Optional<Seen> parse(String text) {
            Optional<Seen> position = Position.parse(text).map(At::new);
            return position.or(() -> MessageId.parse(text).map(Message::new));
        }
    }

    /** Nothing. */
    public static final Recall NOTHING = new Recall(Optional.empty(), Integer.MAX_VALUE, 0, Archive.Kind.EVENTS, false);

    /** The last events. */
    public static Recall last(int events, Archive.Kind kind) {
        return new Recall(Optional.empty(), Integer.MAX_VALUE, events, kind, false);
    }

    /** The same, for somebody who is given what it misses instead of being closed. */
    public Recall catchingUp() {
        return new Recall(after, most, last, kind, true);
    }

    /** Whether anything is to be read before what happens now. */
    boolean wantsPast() {
        return after.isPresent() || last > 0;
    }
}
