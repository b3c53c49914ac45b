package io.hubbub.net;

import io.hubbub.room.Recording;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The sentences for those who look after a room of which nothing can be stored, without their ends. */
public final class StoreSentences {
    /** What is said there is stored again. */
    public static final String AGAIN = "What is said here is stored again";

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private StoreSentences() {}

    /** What is said there is not stored since then, in milliseconds since 1970. */
    public static String failing(long sinceMs, Recording recording) {
        String since = "The server can't store what is said here since " + TIME.format(Instant.ofEpochMilli(sinceMs));
        return recording.beforeSeen()
                ? since + ", and so refuses it"
                : since + "; it goes on, and what can't wait any longer will be missing";
    }
}
