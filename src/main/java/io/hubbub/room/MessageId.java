package io.hubbub.room;

import java.util.Optional;

/**
 * The name of one event or direct message, the same at every door and for ever. Made by the home; its time has to match as well, so that
 * an invented one leads to nothing.
 *
 * @param timeMs when it was stamped, in milliseconds since 1970
 * @param key the number of its log and its place in there, in one number: see {@link #key(long, long)}
 */
public record MessageId(long timeMs, long key) {
    /** The low bits of a key are the place in the log: 69 thousand million events, which is a thousand a second for two years. */
    public static final int SEQ_BITS = 36;

    /** The largest place in a log. */
    public static final long MAX_SEQ = (1L << SEQ_BITS) - 1;

    /** The largest number of a log: what is left of a positive number. */
    public static final long MAX_LOG = (1L << (63 - SEQ_BITS)) - 1;

    /** Where nothing is kept, homes' direct messages have logs with a smaller number; rooms have no others than from here on. */
    public static final long FIRST_ROOM_LOG = (long) InstanceId.NODES * InstanceId.LOOPS;

    private static final int RADIX = 36;

    /** The key of a place in a log. */
    public static long key(long log, long seq) {
        return log << SEQ_BITS | seq;
    }

    /** The place in its log that a key names. */
    public static long seq(long key) {
        return key & MAX_SEQ;
    }

    /** The number of the log that a key names. */
    public static long log(long key) {
        return key >>> SEQ_BITS;
    }

    /** Reads what {@link #toString} has written; empty if it can't have. */
    public static Optional<MessageId> parse(String text) {
        String[] parts = text.split("-", -1);
        if (parts.length != 3) {
            return Optional.empty();
        }
        try {
            long log = Long.parseLong(parts[1], RADIX);
            long seq = Long.parseLong(parts[2], RADIX);
            MessageId id = new MessageId(Long.parseLong(parts[0], RADIX), key(log, seq));
            boolean fits = log >= 0 && log <= MAX_LOG && seq >= 0 && seq <= MAX_SEQ;
            return Optional.of(id).filter(read -> fits && read.toString().equals(text));
        } catch (NumberFormatException notOurs) {
            return Optional.empty();
        }
    }

    /** The time, the log and the place, each in base 36, with hyphens between them. */
    @Override
    public String toString() {
        return Long.toString(timeMs, RADIX)
                + '-'
                + Long.toString(log(key), RADIX)
                + '-'
                + Long.toString(seq(key), RADIX);
    }
}
