package io.hubbub.room;

import com.ibm.icu.lang.UScript;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A text as searches see it: a row of units. A unit is a word, without capitals and accents; or a single character where words are written
 * without spaces between them, as in Chinese, Japanese and Thai; or an emoji. Korean is taken by its characters as well, since its words have
 * endings. Punctuation only divides. Both ways of encoding a text, full and half width and the styles of an emoji make no difference.
 * Thread-safe.
 */
public final class SearchText {
    /** Characters of a word that count: nobody types more, and an index takes no endless ones. */
    static final int LONGEST_WORD = 64;

    /** Marks in a row that count: no language has as many, and to bring more into order takes a time that grows with their square. */
    private static final int MOST_MARKS = 8;

    private static final int KANA_VOICED = 0x3099;
    private static final int KANA_HALF_VOICED = 0x309A;
    private static final int KANA_LONG = 0x30FC;

    private SearchText() {}

    /**
     * A part of a text.
     *
     * @param isCharacter whether it is a single character, and no word
     * @param isJoined whether it follows another single character with nothing between them
     */
    record Unit(String text, boolean isCharacter, boolean isJoined) {}

    static List<Unit> units(String text) {
        List<Unit> units = new ArrayList<>();
        if (Names.isAscii(text)) {
            addAscii(text.toLowerCase(Locale.ROOT), units);
        } else {
            addAny(folded(text), units);
        }
        return units;
    }

    /**
     * The words under which an index has a text, some of them more than once. Of characters that stand together it has each pair, and the
     * last one.
     */
    public static List<String> indexed(String text) {
        List<Unit> units = units(text);
        List<String> words = new ArrayList<>(units.size());
        for (int i = 0; i < units.size(); i++) {
            boolean isPair = i + 1 < units.size() && units.get(i + 1).isJoined();
            words.add(
                    isPair
                            ? units.get(i).text() + units.get(i + 1).text()
                            : units.get(i).text());
        }
        return words;
    }

    private static void addAscii(String text, List<Unit> units) {
        int begin = -1;
        for (int i = 0; i <= text.length(); i++) {
            boolean isWord = i < text.length() && isAsciiWord(text.charAt(i));
            if (isWord && begin < 0) {
                begin = i;
            } else if (!isWord && begin >= 0) {
                int end = Math.min(i, begin + LONGEST_WORD);
                units.add(new Unit(text.substring(begin, end), false, false));
                begin = -1;
            }
        }
    }

    private static boolean isAsciiWord(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }

    private static void addAny(String text, List<Unit> units) {
        StringBuilder word = new StringBuilder();
        boolean isJoined = false;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int c = text.codePointAt(i);
            boolean isCharacter = isCharacter(c);
            if (!isCharacter && isWord(c)) {
                word.appendCodePoint(c);
                isJoined = false;
                continue;
            }
            endWord(word, units);
            if (isCharacter) {
                units.add(new Unit(Character.toString(c), true, isJoined));
            }
            isJoined = isCharacter;
        }
        endWord(word, units);
    }

    private static void endWord(StringBuilder word, List<Unit> units) {
        if (word.length() > 0) {
            units.add(new Unit(Names.cut(word.toString(), LONGEST_WORD), false, false));
            word.setLength(0);
        }
    }

    private static boolean isWord(int c) {
        return c < 0x80 ? isAsciiWord((char) c) : Characters.isWordCharacter(c);
    }

    private static boolean isCharacter(int c) {
        if (c < 0x80) {
            return false;
        } else if (c == KANA_LONG || c == KANA_VOICED || c == KANA_HALF_VOICED) {
            return true;
        } else if (Characters.isEmoji(c) || Characters.isPictograph(c)) {
            return !Characters.isSkinTone(c);
        }
        return switch (UScript.getScript(c)) {
            case UScript.HAN,
                    UScript.HIRAGANA,
                    UScript.KATAKANA,
                    UScript.BOPOMOFO,
                    UScript.HANGUL,
                    UScript.THAI,
                    UScript.LAO,
                    UScript.KHMER,
                    UScript.MYANMAR -> Characters.isWordCharacter(c);
            default -> false;
        };
    }

    private static String folded(String text) {
        String apart = Characters.decomposed(Characters.caseFolded(withFewMarks(text)));
        StringBuilder bare = new StringBuilder(apart.length());
        apart.codePoints().filter(c -> !isAccent(c)).map(SearchText::plain).forEach(bare::appendCodePoint);
        return Characters.composed(bare.toString());
    }

    private static String withFewMarks(String text) {
        StringBuilder kept = new StringBuilder(text.length());
        int marks = 0;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int c = text.codePointAt(i);
            marks = c >= 0x300 && Characters.isMark(c) ? marks + 1 : 0;
            if (marks <= MOST_MARKS) {
                kept.appendCodePoint(c);
            }
        }
        return kept.toString();
    }

    /** Whether people leave it out or write it as they like: an accent, or the vowel points of Arabic and Hebrew. */
    private static boolean isAccent(int c) {
        if (c < 0x300 || !Characters.isMark(c) || c == KANA_VOICED || c == KANA_HALF_VOICED) {
            return false;
        }
        int script = UScript.getScript(c);
        return script == UScript.INHERITED || script == UScript.ARABIC || script == UScript.HEBREW;
    }

    /** The letter that people type who don't have another one that Unicode doesn't take apart. */
    private static int plain(int c) {
        return switch (c) {
            case '\u0131' -> 'i';
            case '\u0142' -> 'l';
            case '\u00F8' -> 'o';
            case '\u0111' -> 'd';
            default -> c;
        };
    }
}
