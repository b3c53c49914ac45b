package io.hubbub.hub;

import io.hubbub.room.Claim;
import java.util.OptionalLong;

/**
 * What is known as long as the process lives. Which sessions were whose is not: it is asked only of what is kept. Thread-safe.
 */
public final class MemoryHoldings implements Holdings {
    private record Key(Claim holder, long log) {}

    private final Marks<Key> marks = new Marks<>(MOST_MARKS);

    @Override
    public synchronized long mark(Claim holder, long log, long seq) {
        return marks.mark(new Key(holder, log), seq);
    }

    @Override
    public synchronized OptionalLong marked(Claim holder, long log) {
        return marks.of(new Key(holder, log));
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
