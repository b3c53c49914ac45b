package io.hubbub.hub;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;

/**
 * How far somebody has read, target by target: what was read is never unread again. A place is a number or a time, whatever the door counts
 * by. Not thread-safe.
 *
 * @param <T> a target
 */
public final class Marks<T> {
    /** Targets of one session that are remembered. More than anybody reads at a time. */
    public static final int MOST = 200;

    private final int most;

    /** The one marked last at the end. */
    private final Map<T, Long> places = new LinkedHashMap<>(1);

    /** Those of one session. */
    public Marks() {
        this(MOST);
    }

    /** @param most how many targets are remembered; the one that was marked longest ago is forgotten first */
    Marks(int most) {
        this.most = most;
    }

    /** Everything up to that place is read. Returns up to where it is by now. */
    public long mark(T target, long place) {
        Long before = places.remove(target);
        long now = before == null ? place : Math.max(before, place);
        places.put(target, now);
        if (places.size() > most) {
            places.remove(places.keySet().iterator().next());
        }
        return now;
    }

    /** Up to where somebody has read; empty if nothing is known. */
    public OptionalLong of(T target) {
        Long place = places.get(target);
        return place == null ? OptionalLong.empty() : OptionalLong.of(place);
    }
}
