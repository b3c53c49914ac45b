package io.hubbub.stats;

import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Messages that came for something that nobody waits for any more: acknowledgements, settlements and answers that came twice, or too late
 * since the one that they were for is gone. They are ignored, and counted here. One for the whole process, in the {@link
 * ConnectionStats}; thread-safe.
 */
public final class Strays {
    private static final Logger LOG = LoggerFactory.getLogger(Strays.class);

    private final LongAdder ignored = new LongAdder();

    Strays() {}

    /** How many there were. */
    public long ignored() {
        return ignored.sum();
    }

    /**
     * One was ignored.
     *
     * @param where which home or hub ignored it, and what it was
     * @param number the number that it named
     */
    public void ignore(String where, long number) {
        ignored.increment();
        LOG.debug("{} {}: nobody waits for it", where, number);
    }
}
