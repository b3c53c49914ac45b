package io.hubbub.room;

import java.util.Arrays;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A pattern for {@code nick!user@host}. A star stands for any number of characters, a question mark for one; after a
 * backslash those two and the backslash are meant themselves. A backslash before anything else is itself, since nicks may
 * have one. Two masks are equal if they are written alike but for case and repeated stars.
 */
public final class Mask {
    /** The longest mask in a room's list, in characters: more than nick, user and host take together in most networks. */
    public static final int LONGEST = 200;

    private static final int MANY = -1;
    private static final int ONE = -2;

    /** What no nick, user or host can have, and what would not come through a list reply as it is. */
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\s\\p{Cntrl}]");

    private final String text;
    private final UnaryOperator<String> fold;

    /** The folded characters, or {@link #MANY}, or {@link #ONE}. */
    private final int[] pattern;

    private Mask(String text, UnaryOperator<String> fold) {
        this.text = text;
        this.fold = fold;
        this.pattern = compile();
    }

    /**
     * The mask that somebody means: {@code bob} is {@code bob!*@*}, {@code *@host} is {@code *!*@host}, {@code bob!u} is
     * {@code bob!u@*}, and so is any part left out; an empty text means everybody. A space becomes a question mark.
     *
     * @param fold makes two ways of writing one name the same, for example {@link io.hubbub.room.Names#fold}
     */
    static Mask of(String typed, UnaryOperator<String> fold) {
        return new Mask(normal(UNPRINTABLE.matcher(typed).replaceAll("?")), fold);
    }

    /** The same, with nicks as this server folds them. */
    public static Mask of(String typed) {
        return of(typed, Names::fold);
    }

    /** A pattern for any text of one kind, a nick or a host or another. */
    public static Mask glob(String pattern) {
        return new Mask(pattern, Names::fold);
    }

    /** Whether they are one of those meant. */
    boolean matches(Member who) {
        return matches(who.profile().source(who.nick()));
    }

    /** Whether a text is like that: for a pattern of {@link #glob}. */
    public boolean fits(String text) {
        return matches(text);
    }

    /** Whether it is one of those meant, written {@code nick!user@host}. */
    boolean matches(String source) {
        return matches(fold.apply(source).codePoints().toArray());
    }

    /** Whether it is too long for a list that a room keeps. */
    public boolean isTooLong() {
        return text.length() > LONGEST;
    }

    /** The mask in full, in the case it was written in. */
    @Override
    public String toString() {
        return text;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Mask mask && Arrays.equals(pattern, mask.pattern);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(pattern);
    }

    private static String normal(String typed) {
        int bang = typed.indexOf('!');
        String rest = typed.substring(bang + 1);
        int at = rest.indexOf('@');
        if (bang < 0 && at < 0) {
            return any(typed) + "!*@*";
        }
        String nick = bang < 0 ? "" : typed.substring(0, bang);
        String user = at < 0 ? rest : rest.substring(0, at);
        String host = at < 0 ? "" : rest.substring(at + 1);
        return any(nick) + "!" + any(user) + "@" + any(host);
    }

    private static String any(String part) {
        return part.isEmpty() ? "*" : part;
    }

    /** Reads escapes before it folds: by RFC 1459 a backslash is the capital of a bar. */
    private int[] compile() {
        IntStream.Builder compiled = IntStream.builder();
        int[] written = text.codePoints().toArray();
        int last = 0;
        for (int i = 0; i < written.length; i++) {
            boolean escapes = written[i] == '\\' && i + 1 < written.length && isSpecial(written[i + 1]);
            int next = escapes ? written[++i] : meaning(written[i]);
            if (next >= 0) {
                fold.apply(Character.toString(next)).codePoints().forEach(compiled);
            } else if (next != MANY || last != MANY) {
                compiled.add(next);
            }
            last = next;
        }
        return compiled.build().toArray();
    }

    private static boolean isSpecial(int c) {
        return c == '*' || c == '?' || c == '\\';
    }

    private static int meaning(int c) {
        return c == '*' ? MANY : c == '?' ? ONE : c;
    }

    /**
     * Takes as little as possible for each star and, when stuck, one character more for the last one only: what an earlier
     * star took can stay as it is. So the work is at most the product of both lengths.
     */
    private boolean matches(int[] source) {
        int p = 0;
        int s = 0;
        int afterStar = -1;
        int starTookUntil = 0;
        while (s < source.length) {
            if (p < pattern.length && pattern[p] == MANY) {
                afterStar = ++p;
                starTookUntil = s;
            } else if (p < pattern.length && (pattern[p] == ONE || pattern[p] == source[s])) {
                p++;
                s++;
            } else if (afterStar >= 0) {
                p = afterStar;
                s = ++starTookUntil;
            } else {
                return false;
            }
        }
        return p == pattern.length || (p == pattern.length - 1 && pattern[p] == MANY);
    }
}
