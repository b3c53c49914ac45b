package io.hubbub.net;

import io.hubbub.room.Names;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Text that a person's terminal can be given, whatever bytes somebody said. */
public final class Text {
    private static final char REPLACEMENT = '\uFFFD';
    private static final char CONTROL_PICTURES = '\u2400';
    private static final char DELETE_PICTURE = '\u2421';

    private Text() {}

    /** Whether the bytes are printable ASCII throughout: then they are harmless as they are. */
    public static boolean isPlain(Buffer bytes) {
        for (int i = 0; i < bytes.length(); i++) {
            byte b = bytes.getByte(i);
            if (b < ' ' || b == 0x7F) {
                return false;
            }
        }
        return true;
    }

    /** Bytes as text, read as UTF-8; what isn't UTF-8 becomes U+FFFD. Not harmless yet. */
    public static String decode(Buffer bytes) {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    /**
     * The same text with a visible sign for everything that could drive a terminal or mislead a reader: control characters
     * (but not the tab), line ends, characters that turn the direction of writing.
     */
    public static String harmless(CharSequence sequence) {
        String text = sequence.toString();
        int first = 0;
        while (first < text.length() && isHarmless(text.charAt(first))) {
            first++;
        }
        if (first == text.length()) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length()).append(text, 0, first);
        text.substring(first).chars().forEach(c -> out.append(isHarmless((char) c) ? (char) c : sign((char) c)));
        return out.toString();
    }

    /** The lines of a text, however they end; an empty one at the end doesn't count. */
    public static List<String> lines(String text) {
        return text.lines().toList();
    }

    /** A line without the name of who says it in front: a plain desktop client puts it there, and once is enough. */
    public static String withoutName(String line, String nick) {
        if (line.startsWith(nick) && line.startsWith(":", nick.length())) {
            return line.substring(nick.length() + 1);
        }
        int end = line.indexOf(':');
        boolean named = end > 0 && Names.written(line.substring(0, end)).equals(nick);
        return named ? line.substring(end + 1) : line;
    }

    private static char sign(char c) {
        if (c < ' ') {
            return (char) (CONTROL_PICTURES + c);
        }
        return c == 0x7F ? DELETE_PICTURE : REPLACEMENT;
    }

    private static boolean isHarmless(char c) {
        return c == '\t' || (c >= ' ' && c < 0x7F) || (c >= 0xA0 && !turnsDirection(c) && !endsLine(c));
    }

    private static boolean turnsDirection(char c) {
        return c == '\u061C'
                || c == '\u200E'
                || c == '\u200F'
                || (c >= '\u202A' && c <= '\u202E')
                || (c >= '\u2066' && c <= '\u2069');
    }

    private static boolean endsLine(char c) {
        return c == '\u2028' || c == '\u2029';
    }
}
