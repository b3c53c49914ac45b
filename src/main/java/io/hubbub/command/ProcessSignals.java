package io.hubbub.command;

import io.hubbub.net.RepeatLimiter;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jline.utils.Signals;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The meaning of signals to the server, where there are such (signal(7); Windows has none of these). Java's own meanings stay: TERM
 * and INT stop the server, QUIT prints all threads. Handlers run on a thread of their own each.
 */
final class ProcessSignals {
    private static final Logger LOG = LoggerFactory.getLogger("hubbub");

    /**
     * Those that mean nothing here, but would end the process on the spot. The JVM itself has USR2 for suspending its threads,
     * which only its Flight Recorder does, and aborts when it comes from outside.
     */
    private static final List<String> MEANINGLESS = List.of("USR1", "USR2", "ALRM", "VTALRM", "PROF", "IO", "STKFLT");

    /** A signal that comes again and again fills no log. */
    private static final RepeatLimiter LINES = new RepeatLimiter(TimeUnit.MINUTES.toNanos(1), MEANINGLESS.size());

    private ProcessSignals() {}

    /** From now on HUP does this, and what means nothing is ignored, with a line in the log. */
    static void onHangUp(Runnable reload) {
        Signals.register("HUP", reload);
        for (String name : MEANINGLESS) {
            Signals.register(name, () -> ignore(name));
        }
    }

    private static void ignore(String name) {
        if (LINES.isDue(name, System.nanoTime())) {
            LOG.info("SIG{} means nothing here and is ignored; HUP re-reads certificates, TERM stops the server", name);
        }
    }

    /** From now on, when the server is stopping, another Ctrl-C or TERM ends the process at once. */
    static void nextOneEndsAtOnce() {
        // A shell reports this for a process that such a signal has ended: 128 and its number.
        Signals.register("INT", () -> Runtime.getRuntime().halt(128 + 2));
        Signals.register("TERM", () -> Runtime.getRuntime().halt(128 + 15));
    }
}
