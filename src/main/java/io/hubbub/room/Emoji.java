package io.hubbub.room;

import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The invisible characters that are a part of an emoji: what tells its style or joins two of them
 * (<a href="https://www.unicode.org/reports/tr51/">UTS 51</a>). Anywhere else they would only make a second name that looks like the first.
 */
final class Emoji {
    private static final int TEXT_STYLE = 0xFE0E;
    private static final int EMOJI_STYLE = 0xFE0F;
    private static final int KEYCAP = 0x20E3;
    private static final int BLACK_FLAG = 0x1F3F4;

    /**
     * The tags of the flags that are spelled with them, England's, Scotland's and Wales's, with the end: Unicode recommends
     * no others, and what no font knows looks like a black flag.
     */
    private static final Set<String> FLAG_TAGS = Set.of(tags("gbeng"), tags("gbsct"), tags("gbwls"));

    private static final int FLAG_TAGS_LENGTH = 6;
    private static final Pattern FLAG =
            Pattern.compile(Character.toString(BLACK_FLAG) + "(?:" + String.join("|", FLAG_TAGS) + ")");

    private Emoji() {}

    /** How many characters from there on are an emoji's own and not to be seen by themselves; 0 for none. */
    static int ownAt(int[] text, int at) {
        if (at == 0) {
            return 0;
        }
        int c = text[at];
        if (c == TEXT_STYLE || c == EMOJI_STYLE) {
            return isStyled(text, at) ? 1 : 0;
        } else if (c == Characters.ZERO_WIDTH_JOINER) {
            return joins(text, at) ? 1 : 0;
        }
        return isFlag(text, at) ? FLAG_TAGS_LENGTH : 0;
    }

    /** Folds a text but for flags that are told from each other by what a fold takes out. */
    static String keepingFlags(String text, UnaryOperator<String> fold) {
        if (text.indexOf(BLACK_FLAG) < 0) {
            return fold.apply(text);
        }
        StringBuilder out = new StringBuilder();
        int done = 0;
        for (Matcher flag = FLAG.matcher(text); flag.find(); done = flag.end()) {
            out.append(fold.apply(text.substring(done, flag.start()))).append(flag.group());
        }
        return out.append(fold.apply(text.substring(done))).toString();
    }

    /** A digit is an emoji only within a keycap. */
    private static boolean isStyled(int[] text, int at) {
        int before = text[at - 1];
        return Characters.isEmoji(before) && (before >= 0x80 || (at + 1 < text.length && text[at + 1] == KEYCAP));
    }

    private static boolean joins(int[] text, int at) {
        int before = at - 1;
        while (before > 0 && (text[before] == EMOJI_STYLE || Characters.isSkinTone(text[before]))) {
            before--;
        }
        return Characters.isPictograph(text[before]) && at + 1 < text.length && Characters.isPictograph(text[at + 1]);
    }

    private static boolean isFlag(int[] text, int at) {
        return text[at - 1] == BLACK_FLAG
                && at + FLAG_TAGS_LENGTH <= text.length
                && FLAG_TAGS.contains(new String(text, at, FLAG_TAGS_LENGTH));
    }

    private static String tags(String region) {
        StringBuilder tags = new StringBuilder();
        region.chars().forEach(c -> tags.appendCodePoint(0xE0000 + c));
        return tags.appendCodePoint(0xE007F).toString();
    }
}
