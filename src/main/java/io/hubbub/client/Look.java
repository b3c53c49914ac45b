package io.hubbub.client;

import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * How lines are shown.
 *
 * @param colour whether nicks have colours, and what the server says is dimmed
 * @param timed whether each line has the time before it
 * @param clock the time of day here
 */
record Look(boolean colour, boolean timed, Supplier<LocalTime> clock) {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm ", Locale.ROOT);

    /** The mark before a line that is shown now. */
    String stamp() {
        return timed ? TIME.format(clock.get()) : "";
    }
}
