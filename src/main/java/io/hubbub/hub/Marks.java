package io.hubbub.hub;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;

/**
 * How far somebody has read, target by target: what was read is never unread again. A place is a number or a time, whatever the door counts
 * by. Not thread-safe.
 */
public final class Marks {
    /** Targets that are remembered; the one that was marked longest ago is forgotten first. More than anybody reads at a time. */
    public static final int MOST = 200;

    /** The one marked last at the end. */
    private final Map<String, Long> places = new LinkedHashMap<>(1);

    /** Everything up to that place is read. Returns up to where it is by now. */
    public long mark(String target, long place) {
        Long before = places.remove(target);
        long now = before == null ? place : Math.max(before, place);
        places.put(target, now);
        if (places.size() > MOST) {
            places.remove(places.keySet().iterator().next());
        }
        return now;
    }

    /** Up to where somebody has read; empty if nothing is known. */
    public OptionalLong of(String target) {
        Long place = places.get(target);
        return place == null ? OptionalLong.empty() : OptionalLong.of(place);
    }
}
