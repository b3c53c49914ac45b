package io.hubbub.door.irc;

/**
 * How the values of tags are written. See <a href="https://ircv3.net/specs/extensions/message-tags#escaping-values">
 * message-tags, escaping values</a>.
 */
final class TagValues {
    /** The letters after a backslash, and at the same places the characters that they mean. */
    private static final String WRITTEN = ":s\\rn";

    private static final String MEANT = "; \\\r\n";

    private TagValues() {}

    /** The value as it stands in a line. A NUL, which has no escape, becomes a space. */
    static String escape(String value) {
        StringBuilder out = new StringBuilder(value.length());
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i) == 0 ? ' ' : value.charAt(i);
            int place = MEANT.indexOf(c);
            if (place < 0) {
                out.append(c);
            } else {
                out.append('\\').append(WRITTEN.charAt(place));
            }
        }
        return out.toString();
    }

    /** The value that is meant. A backslash that escapes nothing, or stands at the end, is dropped. */
    static String unescape(String written) {
        if (written.indexOf('\\') < 0) {
            return written;
        }
        StringBuilder out = new StringBuilder(written.length());
        for (int i = 0; i < written.length(); i++) {
            char c = written.charAt(i);
            if (c != '\\') {
                out.append(c);
            } else if (++i < written.length()) {
                out.append(meant(written.charAt(i)));
            }
        }
        return out.toString();
    }

    private static char meant(char escaped) {
        int place = WRITTEN.indexOf(escaped);
        return place < 0 ? escaped : MEANT.charAt(place);
    }
}
