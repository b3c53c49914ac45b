package io.hubbub.hub;

import io.hubbub.room.Claim;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;

/**
 * How far those have read who hold a claim, so that it is known when they come back with another session, at whatever instance of this node.
 * Thread-safe.
 */
public final class HeldMarks {
    /** Holders that are remembered; the one that marked something longest ago is forgotten first. Some 10 MB if all mark a few rooms. */
    static final int MOST = 20_000;

    private final Map<Claim, Marks> held = new LinkedHashMap<>();

    synchronized long mark(Claim holder, String target, long place) {
        Marks marks = held.remove(holder);
        marks = marks == null ? new Marks() : marks;
        held.put(holder, marks);
        if (held.size() > MOST) {
            held.remove(held.keySet().iterator().next());
        }
        return marks.mark(target, place);
    }

    synchronized OptionalLong of(Claim holder, String target) {
        Marks marks = held.get(holder);
        return marks == null ? OptionalLong.empty() : marks.of(target);
    }
}
