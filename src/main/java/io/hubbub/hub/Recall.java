package io.hubbub.hub;

import io.hubbub.room.Position;
import java.util.Optional;

/**
 * What a session wants to see of what is kept of a room when it comes in, before what happens from then on.
 *
 * @param after the last position that it has seen: it is given what came after that, and told whether that is all of it. Empty if it has
 *     not been here
 * @param most how many events it wants at most after that position: the newest ones
 * @param last how many of the last events it wants if there is no such position or nothing can be said about it
 * @param kind which events it can make something of
 * @param catchesUp whether it is given what it misses, from what is kept, when it reads so slowly that it falls out of what is in memory;
 *     if not, it is closed as too slow
 */
public record Recall(Optional<Position> after, int most, int last, Archive.Kind kind, boolean catchesUp) {
    /** Nothing. */
    public static final Recall NOTHING = new Recall(Optional.empty(), Integer.MAX_VALUE, 0, Archive.Kind.EVENTS, false);

    /** The last events. */
    public static Recall last(int events, Archive.Kind kind) {
        return new Recall(Optional.empty(), Integer.MAX_VALUE, events, kind, false);
    }

    /** Everything after a position. */
    public static Recall after(Position position) {
        return new Recall(Optional.of(position), Integer.MAX_VALUE, 0, Archive.Kind.EVENTS, false);
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
