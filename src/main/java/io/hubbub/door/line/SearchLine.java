package io.hubbub.door.line;

import io.hubbub.room.Sought;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What somebody types who searches: words, and among them where to look.
 *
 * @param nick the speaker; empty for anybody
 * @param room the room; empty for that which the person talks in
 * @param fromMs the first time, in milliseconds since 1970
 * @param toMs the time before which it was said
 */
record SearchLine(String words, String nick, String room, long fromMs, long toMs) {
    private static final String EVERYWHERE = "*";

    /** What stands between blanks, where those in quotation marks are none. */
    private static final Pattern PART = Pattern.compile("(?:[^\\s\"]|\"[^\"]*(?:\"|$))+");

    private static final Pattern FILTER =
            Pattern.compile("(from|in|after|before):(.*)", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    /** A part that is not as it should be; the message says so in a sentence. */
    static final class Malformed extends Exception {
        private static final long serialVersionUID = 1;

        Malformed(String message) {
            super(message, null, false, false);
        }
    }

    boolean isEverywhere() {
        return room.equals(EVERYWHERE);
    }

    static SearchLine parse(String typed) throws Malformed {
        List<String> words = new ArrayList<>();
        SearchLine line = new SearchLine("", "", "", 0, Long.MAX_VALUE);
        for (Matcher part = PART.matcher(typed); part.find(); ) {
            Matcher filter = FILTER.matcher(part.group());
            if (filter.matches()) {
                line = line.with(filter.group(1).toLowerCase(Locale.ROOT), unquoted(filter.group(2)));
            } else {
                words.add(part.group());
            }
        }
        String sought = String.join(" ", words);
        if (Sought.parse(sought).isAnything() && (line.nick.isEmpty() || !sought.isBlank())) {
            throw new Malformed("expected a word to look for, or from:NICK");
        }
        return new SearchLine(sought, line.nick, line.room, line.fromMs, line.toMs);
    }

    private static String unquoted(String value) {
        return value.replace("\"", "").strip();
    }

    private SearchLine with(String filter, String value) throws Malformed {
        if (value.isEmpty()) {
            throw new Malformed("expected something behind " + filter + ":");
        }
        return switch (filter) {
            case "from" -> new SearchLine(words, value, room, fromMs, toMs);
            case "in" -> new SearchLine(words, nick, value, fromMs, toMs);
            case "after" -> new SearchLine(words, nick, room, time(filter, value), toMs);
            default -> new SearchLine(words, nick, room, fromMs, time(filter, value));
        };
    }

    private static long time(String filter, String value) throws Malformed {
        try {
            LocalDateTime time = value.contains("T")
                    ? LocalDateTime.parse(value)
                    : LocalDate.parse(value).atStartOfDay();
            return Math.max(0, time.toInstant(ZoneOffset.UTC).toEpochMilli());
        } catch (DateTimeException | ArithmeticException malformed) {
            throw new Malformed(
                    filter + ": expected a day or a time (UTC) as 2026-11-01 or 2026-11-01T18:30, got " + value);
        }
    }
}
