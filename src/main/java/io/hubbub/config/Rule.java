package io.hubbub.config;

import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * A rule for texts.
 *
 * @param words what is expected, as it follows that word
 * @param test whether a text is so
 */
public record Rule(String words, Predicate<String> test) {
    /** For what may be any text. */
    public static final Rule ANY = new Rule("a text", text -> true);

    private static final int LONGEST_WORD = 63;

    /** For what has to fit between the spaces of a protocol's line. */
    public static final Rule WORD =
            new Rule("one word of 1 to " + LONGEST_WORD + " printable characters", Rule::isWord);

    /** That a text matches a pattern; {@code words} is what one that does is called. */
    public static Rule matching(Pattern pattern, String words) {
        return new Rule(words, pattern.asMatchPredicate());
    }

    private static boolean isWord(String text) {
        return !text.isEmpty() && text.length() <= LONGEST_WORD && isPrintable(text) && !text.startsWith(":");
    }

    /** Whether it is all of ASCII's visible characters, without spaces. */
    public static boolean isPrintable(String text) {
        return text.chars().allMatch(c -> c > ' ' && c < 0x7F);
    }
}
