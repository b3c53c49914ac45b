package io.hubbub.stats;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counts the datagrams that did not simply pass, by their fate, over all doors. One for the whole process, in the {@link
 * ConnectionStats}; thread-safe.
 */
public final class DatagramStats {
    /** The fate of a datagram. */
    public enum Fate {
        /** A stranger's, answered with a cookie. */
        COOKIE,
        /** A stranger's that is too short for any answer, or from a port that no client has. */
        IGNORED,
        /** A member's that came faster than the member is read. */
        UNREAD,
        /** A message that is too long for one and went out in several. */
        CUT,
        /** One to a member that the system did not take at once. */
        UNSENT
    }

    private final Map<Fate, LongAdder> counts = new EnumMap<>(Fate.class);

    DatagramStats() {
        for (Fate fate : Fate.values()) {
            counts.put(fate, new LongAdder());
        }
    }

    /** How many there were. */
    public long count(Fate fate) {
        return counts.get(fate).sum();
    }

    /** There was one more. */
    public void add(Fate fate) {
        counts.get(fate).increment();
    }
}
