package io.hubbub.room;

/**
 * Says whether somebody who came back has been given everything that happened after the last position they saw.
 *
 * @param kind how sure that is
 * @param missing how many events there may be at most that they were not given; 0 unless the kind is {@link Kind#PARTIAL}
 */
public record Verdict(Kind kind, long missing) {
    /** All of it. */
    public static final Verdict FULL = new Verdict(Kind.FULL, 0);

    /** Nobody can tell. */
    public static final Verdict UNKNOWN = new Verdict(Kind.UNKNOWN, 0);

    /** How much was given. */
    public enum Kind {
        /** Everything. */
        FULL,
        /**
         * Not everything, or maybe not everything: some was lost, removed for its age, not for this viewer, more than asked for, or can't be
         * read.
         */
        PARTIAL,
        /** The position is of another incarnation of the room, or was never given out. */
        UNKNOWN
    }

    /** What is said where so many events at most are missing. */
    public static Verdict missing(long events) {
        return events == 0 ? FULL : new Verdict(Kind.PARTIAL, events);
    }
}
