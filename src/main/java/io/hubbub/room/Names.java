package io.hubbub.room;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The rules for nicks and room names, the same on every door. Names are kept and shown in Unicode's normal form C, and compared
 * by {@link #fold}. Thread-safe.
 */
public final class Names {
    /** Most people that each instance finds in one search: more than anybody reads, and no answer that fills a line for long. */
    public static final int FOUND = 1000;

    /**
     * The longest text that Unicode's tables are asked about, in UTF-16 units: a room's name of 100 characters has as many
     * if each comes in {@link Spelling#MOST_MARKS} pieces and more. Longer ones are nobody's name; to put the marks of a
     * long one into their order would take a time that grows with the square of their number.
     */
    private static final int LONGEST = 2048;

    /** What stands where somebody's nick is forgotten. Nobody can be called like that. */
    public static final String FORGOTTEN = "deleted";

    private static final String GUEST = "guest";

    /** Names for the server itself and for those it speaks to: sentences about somebody of that name would look like others. */
    private static final Set<String> OF_THE_SERVER = Set.of("server", "hubbub", "console", "you", "system", FORGOTTEN);

    /**
     * The names of services on other IRC networks, such as NickServ, and those that look like them, whose last letters may be followed by other signs.
     */
    private static final Pattern SERVICE = Pattern.compile(".*serv[^\\p{L}]*");

    private Names() {}

    /**
     * Loads what Unicode says of characters outside of ASCII, which takes a worker some 50 milliseconds: an event loop has no such time
     * when the first name needs it.
     */
    public static void load() {
        isNick("J\u00f6rg", GUEST.length());
        isRoom("\ud83d\udc4d\ud83c\udffd", GUEST.length());
        isOfTheServer("J\u00f6rg");
    }

    /**
     * The form under which two ways of writing one name are the same: normalised, then case-folded as Unicode has it, without what
     * nobody sees (NFKC_Casefold). In ASCII only A to Z are folded. A text without capitals in ASCII is returned itself.
     */
    public static String fold(String name) {
        return isAscii(name) || name.length() > LONGEST
                ? name.toLowerCase(Locale.ROOT)
                : Emoji.keepingFlags(name, Characters::caseFolded);
    }

    /** Whether these are two ways of writing one name. */
    public static boolean same(String one, String other) {
        return one.equals(other) || fold(one).equals(fold(other));
    }

    /** The name as it is kept and shown: in normal form C. */
    public static String written(String name) {
        return isAscii(name) || name.length() > LONGEST ? name : Characters.composed(name);
    }

    /** The first so many characters of a text. */
    public static String cut(String text, int characters) {
        return length(text) <= characters ? text : text.substring(0, text.offsetByCodePoints(0, characters));
    }

    /** The length of a text in characters. */
    static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    /** The fault of a nick that somebody wants, if there is one; {@code length} is the longest allowed. */
    public static Optional<Refusal.Why> nickFault(String nick, int length) {
        if (!isNick(nick, length)) {
            return Optional.of(Refusal.Why.BAD_NICK);
        }
        return isGuest(nick) || isOfTheServer(nick) ? Optional.of(Refusal.Why.NICK_RESERVED) : Optional.empty();
    }

    /** Whether that word stands for the server or for a part of it, so that nobody may be called like that. */
    public static boolean isOfTheServer(String nick) {
        return OF_THE_SERVER.contains(fold(nick)) || isService(nick);
    }

    /** Whether people would take that for a service such as NickServ, to which many clients say a password as soon as they have come in. */
    static boolean isService(String nick) {
        return nick.length() <= LONGEST
                && SERVICE.matcher(LookAlikes.skeleton(written(nick))).matches();
    }

    /** Whether this can be somebody's nick of at most so many characters, as it is {@link #written}. */
    public static boolean isNick(String nick, int length) {
        return Spelling.NICK.fault(written(nick), length).isEmpty();
    }

    /** Whether this can be a room's name of at most so many characters, as it is {@link #written}. */
    public static boolean isRoom(String name, int length) {
        return Spelling.ROOM.fault(written(name), length).isEmpty();
    }

    /** The nick that the server gives to its n-th guest: nobody else can take it, so it needs no asking. */
    public static String guest(long n) {
        return GUEST + n;
    }

    static boolean isGuest(String nick) {
        String folded = fold(nick);
        return folded.length() > GUEST.length()
                && folded.startsWith(GUEST)
                && folded.codePoints().skip(GUEST.length()).allMatch(Names::isDigit);
    }

    static boolean isDigit(int c) {
        return c < 0x80 ? c >= '0' && c <= '9' : Characters.isDigit(c);
    }

    static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }
}
