package io.hubbub.net;

import io.hubbub.room.Names;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Text that a person's terminal can be given, whatever bytes somebody said. */
public final class Text {
    private static final char REPLACEMENT = '\uFFFD';
    private static final char CONTROL_PICTURES = '\u2400';
    private static final char DELETE_PICTURE = '\u2421';
    private static final char END_OF_ISOLATE = '\u2069';

    /** Deeper ones are of no use to anybody, and each has to be closed. */
    private static final int MOST_ISOLATES = 16;

    /** The black flag, with which emoji of regions begin: <a href="https://www.unicode.org/reports/tr51/#def_std_emoji_tag_sequence_set">UTS 51</a>. */
    private static final int FLAG = 0x1F3F4;

    private static final int END_OF_TAGS = 0xE007F;

    /** A region's name in ISO 3166-2, with some to spare. */
    private static final int MOST_TAGS = 8;

    /** Bold, colours, plain again, fixed width, reverse, italics, struck out, underlined: https://modern.ircdocs.horse/formatting */
    private static final String FORMATTING = "\u0002\u0003\u0004\u000F\u0011\u0016\u001D\u001E\u001F";

    private static final Pattern LINE_END = Pattern.compile("\r\n|\n|\r");

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

    /** A line without the byte order mark that some programs put before their first word, or before each, even more than once. */
    public static Buffer withoutMark(Buffer line) {
        int start = 0;
        while (isMark(line, start)) {
            start += 3;
        }
        return start == 0 ? line : line.getBuffer(start, line.length());
    }

    private static boolean isMark(Buffer line, int at) {
        return line.length() >= at + 3
                && line.getByte(at) == (byte) 0xEF
                && line.getByte(at + 1) == (byte) 0xBB
                && line.getByte(at + 2) == (byte) 0xBF;
    }

    /** Bytes as text, read as UTF-8; what isn't UTF-8 becomes U+FFFD. Not harmless yet. */
    public static String decode(Buffer bytes) {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    /**
     * The same text with a visible sign for everything that could drive a terminal or mislead a reader: control characters
     * (but not the tab), line ends, what overrides the direction of writing, halves of characters, letters that nobody sees.
     * Marks of direction stay; what isolates a part with another direction ends with the text at the latest, since it must
     * not reach what stands behind: <a href="https://www.unicode.org/reports/tr9/#Explicit_Directional_Isolates">UAX 9</a>.
     * Joiners, variation selectors, places to break a line stay among what is seen, since scripts and emoji need them; where
     * there is nothing else but blanks, they have a sign.
     */
    public static String harmless(CharSequence text) {
        return harmless(text.toString(), "");
    }

    /** The same for programs that show text as IRC's do: the codes of bold, colours and the like stay. */
    public static String formatted(CharSequence text) {
        return harmless(text.toString(), FORMATTING);
    }

    /** Whether nothing of a text can be seen: it is empty, or has nothing but blanks and what has no picture. */
    public static boolean showsNothing(String text) {
        return showsNothing(text, "");
    }

    private static boolean showsNothing(String text, String kept) {
        int at = 0;
        while (at < text.length() && isUnseen(text.codePointAt(at), kept)) {
            at += Character.charCount(text.codePointAt(at));
        }
        return at == text.length();
    }

    private static boolean isUnseen(int c, String kept) {
        return isBlank(c) || hasNoPicture(c) || kept.indexOf(c) >= 0;
    }

    private static boolean isBlank(int c) {
        return c == '\t' || Character.getType(c) == Character.SPACE_SEPARATOR;
    }

    private static String withSigns(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().forEach(c -> out.appendCodePoint(isBlank(c) ? c : sign(c)));
        return out.toString();
    }

    private static String harmless(String text, String kept) {
        if (showsNothing(text, kept)) {
            return text.codePoints().allMatch(Text::isBlank) ? text : withSigns(text);
        }
        for (int i = 0; i < text.length(); i++) {
            if (!isHarmless(text.charAt(i))) {
                String repaired = repaired(text, kept);
                return repaired.equals(text) ? text : repaired;
            }
        }
        return text;
    }

    private static String repaired(String text, String kept) {
        StringBuilder out = new StringBuilder(text.length());
        Isolates isolates = new Isolates();
        for (int at = 0; at < text.length(); ) {
            int c = text.codePointAt(at);
            int flag = c == FLAG ? flagLength(text, at) : 0;
            if (flag > 0) {
                out.append(text, at, at + flag);
            } else if (isIsolate(c) || c == END_OF_ISOLATE) {
                if (isolates.keep(c)) {
                    out.appendCodePoint(c);
                }
            } else {
                out.appendCodePoint(isHarmless(c) || kept.indexOf(c) >= 0 ? c : sign(c));
            }
            at += flag > 0 ? flag : Character.charCount(c);
        }
        return out.append(String.valueOf(END_OF_ISOLATE).repeat(isolates.open)).toString();
    }

    /** Which isolates are open at a place of a text, and which of them stay: what is too deep goes, and its end with it. */
    private static final class Isolates {
        private int open;
        private int tooDeep;

        boolean keep(int c) {
            if (isIsolate(c)) {
                return begin();
            } else if (tooDeep > 0) {
                tooDeep--;
                return false;
            }
            boolean closes = open > 0;
            open -= closes ? 1 : 0;
            return closes;
        }

        private boolean begin() {
            boolean fits = open < MOST_ISOLATES;
            open += fits ? 1 : 0;
            tooDeep += fits ? 0 : 1;
            return fits;
        }
    }

    /** How long the flag of a region is, whose letters are tags: 0 if it is a flag alone, or none that ends as it should. */
    private static int flagLength(String text, int start) {
        int at = start + Character.charCount(FLAG);
        int tags = 0;
        while (at < text.length() && isTag(text.codePointAt(at)) && tags <= MOST_TAGS) {
            boolean last = text.codePointAt(at) == END_OF_TAGS;
            at += Character.charCount(END_OF_TAGS);
            if (last) {
                return tags > 0 ? at - start : 0;
            }
            tags++;
        }
        return 0;
    }

    /** The lines of a text, however they end; an empty one at the end doesn't count. */
    public static List<String> lines(String text) {
        return text.lines().toList();
    }

    /**
     * The lines of what came from a stream, harmless and without the name of the member who says them in front. Empty ones at the end
     * don't count.
     */
    public static List<String> linesOfStream(String text, String nick) {
        return Stream.of(LINE_END.split(text))
                .map(line -> harmless(withoutName(line, nick)))
                .toList();
    }

    /** A plain desktop client puts the name of its user there, and once is enough. */
    private static String withoutName(String line, String nick) {
        if (line.startsWith(nick) && line.startsWith(":", nick.length())) {
            return line.substring(nick.length() + 1);
        }
        int end = line.indexOf(':');
        boolean named = end > 0 && Names.written(line.substring(0, end)).equals(nick);
        return named ? line.substring(end + 1) : line;
    }

    /** A text in which half a surrogate pair, which is no character and in no UTF-8, is U+FFFD. */
    public static String wellFormed(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                return repaired(text);
            }
        }
        return text;
    }

    private static String repaired(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints()
                .map(c -> c <= Character.MAX_VALUE && Character.isSurrogate((char) c) ? '\uFFFD' : c)
                .forEach(out::appendCodePoint);
        return out.toString();
    }

    private static int sign(int c) {
        if (c < ' ') {
            return CONTROL_PICTURES + c;
        }
        return c == 0x7F ? DELETE_PICTURE : REPLACEMENT;
    }

    /** Half a character is not, which sends whole ones through the long way as well. */
    private static boolean isHarmless(char c) {
        return !Character.isSurrogate(c) && !isIsolate(c) && c != END_OF_ISOLATE && isHarmless((int) c);
    }

    private static boolean isHarmless(int c) {
        return c == '\t' || (c >= ' ' && c < 0x7F) || (c >= 0xA0 && !misleads(c));
    }

    private static boolean misleads(int c) {
        return c == 0x2028
                || c == 0x2029
                || (c >= 0x202A && c <= 0x202E)
                || (c >= 0x2061 && c <= 0x2064)
                || (c >= 0x2066 && c <= 0x206F)
                || c == 0x3164
                || c == 0xFFA0
                || (c >= 0xFFF9 && c <= 0xFFFB)
                || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)
                || (c >= 0xE0000 && c <= END_OF_TAGS);
    }

    /** Formats and joiners, variation selectors, fillers of Hangul, the blank of Braille: Unicode's default ignorables, mostly. */
    private static boolean hasNoPicture(int c) {
        return Character.getType(c) == Character.FORMAT
                || c == 0x034F
                || c == 0x115F
                || c == 0x1160
                || c == 0x17B4
                || c == 0x17B5
                || (c >= 0x180B && c <= 0x180F)
                || c == 0x2800
                || c == 0x3164
                || (c >= 0xFE00 && c <= 0xFE0F)
                || c == 0xFFA0
                || (c >= 0xE0100 && c <= 0xE01EF);
    }

    private static boolean isIsolate(int c) {
        return c >= 0x2066 && c <= 0x2068;
    }

    private static boolean isTag(int c) {
        return c >= 0xE0020 && c <= END_OF_TAGS;
    }
}
