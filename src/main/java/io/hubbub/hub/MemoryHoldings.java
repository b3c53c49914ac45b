package io.hubbub.hub;

import io.hubbub.room.Claim;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;

/**
 * What is known as long as the process lives. Which sessions were whose is not: it is asked only of what is kept. Thread-safe.
 */
public final class MemoryHoldings implements Holdings {
    private record Key(Claim holder, long log) {}

    /** The one marked last at the end. */
    private final Map<Key, Long> marks = new LinkedHashMap<>();

    @Override
    public synchronized long mark(Claim holder, long log, long seq) {
        Key key = new Key(holder, log);
        Long before = marks.remove(key);
        long now = before == null ? seq : Math.max(before, seq);
        marks.put(key, now);
        if (marks.size() > MOST_MARKS) {
            marks.remove(marks.keySet().iterator().next());
        }
        return now;
    }

    @Override
    public synchronized OptionalLong marked(Claim holder, long log) {
        Long mark = marks.get(new Key(holder, log));
        return mark == null ? OptionalLong.empty() : OptionalLong.of(mark);
    }

    @Override
    public void has(Claim holder, long session, long beganMs) {
        // Nothing is kept that could be its.
    }

    @Override
    public boolean had(Claim holder, long session, long timeMs) {
        return false;
    }
}
