package io.hubbub.room;

import java.util.Optional;

/**
 * How far somebody has seen what happens in a room. Clients get it as one text, and may only keep it and give it back.
 *
 * @param epoch random bits of one incarnation of the room's log: a room that is founded anew has others, so that a place in the old one
 *     means nothing there
 * @param seq the number of the last event seen
 */
public record Position(long epoch, long seq) {
    /** How many bits of an epoch are random: by chance two incarnations of a room have the same once in two thousand million times. */
    public static final int EPOCH_BITS = 31;

    private static final int RADIX = 36;

    /** Reads what {@link #toString} has written; empty if it can't have. */
    public static Optional<Position> parse(String text) {
        String[] parts = text.split("\\.", -1);
        if (parts.length != 2) {
            return Optional.empty();
        }
        try {
            Position position = new Position(Long.parseLong(parts[0], RADIX), Long.parseLong(parts[1], RADIX));
            return Optional.of(position).filter(read -> read.toString().equals(text));
        } catch (NumberFormatException notOurs) {
            return Optional.empty();
        }
    }

    /** Both in base 36, with a dot between them. */
    @Override
    public String toString() {
        return Long.toString(epoch, RADIX) + '.' + Long.toString(seq, RADIX);
    }
}
