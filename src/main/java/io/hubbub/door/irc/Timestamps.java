package io.hubbub.door.irc;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** Times as IRC has them: ISO 8601 with milliseconds, by <a href="https://ircv3.net/specs/extensions/server-time">server-time</a>. */
final class Timestamps {
    private static final String NAME = "timestamp=";

    private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    /** The milliseconds may be missing, or be more than that. */
    private static final Pattern TIME =
            Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?Z");

    private Timestamps() {}

    /** A time, in milliseconds since 1970. */
    static String written(long timeMs) {
        return FORMAT.format(Instant.ofEpochMilli(timeMs));
    }

    /** The same as a parameter with its name. */
    static String parameter(long timeMs) {
        return NAME + written(timeMs);
    }

    /** Reads such a parameter; empty if it isn't one. */
    static OptionalLong read(String parameter) {
        if (!parameter.startsWith(NAME)) {
            return OptionalLong.empty();
        }
        String time = parameter.substring(NAME.length());
        try {
            return TIME.matcher(time).matches()
                    ? OptionalLong.of(Instant.parse(time).toEpochMilli())
                    : OptionalLong.empty();
        } catch (DateTimeException noSuchTime) {
            return OptionalLong.empty();
        }
    }
}
