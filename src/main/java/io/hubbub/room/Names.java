package io.hubbub.room;

import java.util.Locale;
import java.util.Optional;

/** The rules for nicks and room names, the same on every door. */
public final class Names {
    /** Longest nick, in characters: what IRC networks grant, and fits one line of any list. */
    public static final int NICK_LENGTH = 32;
    /** Longest room name, in characters. */
    public static final int ROOM_LENGTH = 64;
    /** Longest topic, in characters: fits one IRC line with everything around it. */
    public static final int TOPIC_LENGTH = 390;
    /** Longest reason that somebody gives for leaving, in characters; what is longer is cut. */
    public static final int REASON_LENGTH = 390;
    /** Most entries of one of a room's lists of masks: a room's copy goes to every hub. */
    public static final int LIST_LENGTH = 100;
    /** Most rooms that one session may be in: enough for a person, few enough that a join flood stays cheap. */
    public static final int ROOMS_PER_SESSION = 100;

    private static final String GUEST = "guest";
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

    /** What is wrong with a nick that somebody wants, if anything. */
    public static Optional<Refusal.Why> nickFault(String nick) {
        if (!isNick(nick)) {
            return Optional.of(Refusal.Why.BAD_NICK);
        }
        return isGuest(nick) ? Optional.of(Refusal.Why.NICK_RESERVED) : Optional.empty();
    }

    /** Whether this can be a room's name. */
    public static boolean isRoom(String name) {
        if (name.isEmpty() || name.codePointCount(0, name.length()) > ROOM_LENGTH) {
            return false;
        }
        return name.charAt(0) != '#' && name.codePoints().allMatch(Names::isRoomCharacter);
    }

    /** The nick that the server gives to its n-th guest: nobody else can take it, so it needs no asking. */
    static String guest(long n) {
        return GUEST + n;
    }

    private static boolean isNick(String nick) {
        if (nick.isEmpty() || nick.codePointCount(0, nick.length()) > NICK_LENGTH) {
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
