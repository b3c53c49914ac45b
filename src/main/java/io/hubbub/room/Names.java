package io.hubbub.room;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The rules for nicks and room names, the same on every door. */
public final class Names {
    /** Most people that each instance finds in one search: more than anybody reads, and no answer that fills a line for long. */
    static final int FOUND = 1000;

    private static final String GUEST = "guest";

    /** What the server calls itself and whom it speaks to: sentences about somebody of that name would look like others. */
    private static final Set<String> OF_THE_SERVER = Set.of("server", "hubbub", "console", "you");

    private static final String PUNCTUATION = "_-[]{}\\`^|";

    private Names() {}

    /** The form under which two ways of writing one name are the same. */
    public static String fold(String name) {
        // Java writes a sigma at the end of a word in its own way: a name would be another one for what stands after
        // it.
        return name.toLowerCase(Locale.ROOT).replace('ς', 'σ');
    }

    /** The first so many characters of a text. */
    public static String cut(String text, int characters) {
        return text.codePointCount(0, text.length()) <= characters
                ? text
                : text.substring(0, text.offsetByCodePoints(0, characters));
    }

    /** What is wrong with a nick that somebody wants, if anything; {@code length} is the longest allowed. */
    public static Optional<Refusal.Why> nickFault(String nick, int length) {
        if (!isNick(nick, length)) {
            return Optional.of(Refusal.Why.BAD_NICK);
        }
        return isGuest(nick) || OF_THE_SERVER.contains(fold(nick)) ? Optional.of(Refusal.Why.NICK_RESERVED) : Optional.empty();
    }

    /** Whether this can be a room's name of at most so many characters. */
    public static boolean isRoom(String name, int length) {
        if (name.isEmpty() || name.codePointCount(0, name.length()) > length) {
            return false;
        }
        return name.codePoints().allMatch(Names::isRoomCharacter);
    }

    /** The nick that the server gives to its n-th guest: nobody else can take it, so it needs no asking. */
    static String guest(long n) {
        return GUEST + n;
    }

    /** Whether this can be somebody's nick of at most so many characters. */
    public static boolean isNick(String nick, int length) {
        if (nick.isEmpty() || nick.codePointCount(0, nick.length()) > length) {
            return false;
        }
        int first = nick.codePointAt(0);
        return first != '-' && !Character.isDigit(first) && nick.codePoints().allMatch(Names::isNickCharacter);
    }

    private static boolean isGuest(String nick) {
        String folded = fold(nick);
        return folded.length() > GUEST.length()
                && folded.startsWith(GUEST)
                && folded.codePoints().skip(GUEST.length()).allMatch(Character::isDigit);
    }

    private static boolean isNickCharacter(int c) {
        return (Character.isLetterOrDigit(c) && !isFiller(c)) || PUNCTUATION.indexOf(c) >= 0;
    }

    /** Hangul's fillers, which Unicode counts as letters, and the joiner of graphemes: nobody sees them. */
    private static boolean isFiller(int c) {
        return c == 0x115F || c == 0x1160 || c == 0x3164 || c == 0xFFA0 || c == 0x034F;
    }

    private static boolean isRoomCharacter(int c) {
        return c != ','
                && !isFiller(c)
                && !Character.isWhitespace(c)
                && !Character.isSpaceChar(c)
                && !Character.isISOControl(c)
                && Character.getType(c) != Character.FORMAT
                && Character.getType(c) != Character.SURROGATE;
    }
}
