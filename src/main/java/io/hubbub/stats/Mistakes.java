package io.hubbub.stats;

import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one place where mistakes of ours are counted and logged: things thrown that nobody expects. Every guard tells here what it
 * caught, once, and ends those whom it concerns; everybody else goes on. One for the whole process, in the {@link ConnectionStats};
 * thread-safe.
 *
 * <p>A guard holds every {@code Throwable}, since a failed assertion, a missing class or a recursion without an end is as much the
 * affair of one connection as a null pointer is. It lets go what the JVM says of itself, such as that memory has run out: that
 * concerns everybody, and no guard can know what it broke.
 */
public final class Mistakes {
    private static final Logger LOG = LoggerFactory.getLogger(Mistakes.class);

    private final LongAdder made = new LongAdder();

    Mistakes() {}

    /** How many there were. */
    public long made() {
        return made.sum();
    }

    /**
     * Counts and logs a mistake that a guard has caught.
     *
     * @param where what was being done, and for which session or room
     * @throws VirtualMachineError if it is one that no guard may hold
     */
    public void made(String where, Throwable mistake) {
        letGo(mistake);
        uncaught(where, mistake);
    }

    /** Counts and logs something thrown that no guard has held: the last stop. */
    public void uncaught(String where, Throwable mistake) {
        made.increment();
        LOG.error("{}: unexpected", where, mistake);
    }

    /** Does something; a mistake in there is counted and logged, and concerns nobody else. */
    public void contain(String where, Runnable action) {
        try {
            action.run();
        } catch (Throwable mistake) {
            made(where, mistake);
        }
    }

    /** Throws on what no guard may hold. */
    public static void letGo(Throwable mistake) {
        if (mistake instanceof VirtualMachineError error && !(error instanceof StackOverflowError)) {
            throw error;
        }
    }
}
