package io.hubbub.room;

import java.util.Locale;
import java.util.Optional;

/**
 * Decides what can be in a nick or in a room's name, and says what is wrong with one, for a person. The rules are about what people
 * see, in every script: RFC 8264's identifiers for nicks, anything visible for rooms.
 */
enum Spelling {
    NICK("a nick", "letters, digits and " + Spelling.PUNCTUATION) {
        @Override
        boolean has(int[] name, int at) {
            int c = name[at];
            if (c < 0x80) {
                return (c >= 'a' && c <= 'z')
                        || (c >= 'A' && c <= 'Z')
                        || Names.isDigit(c)
                        || PUNCTUATION.indexOf(c) >= 0;
            }
            return Characters.isWordCharacter(c) || isCatalanDot(name, at);
        }

        @Override
        boolean canBegin(int c) {
            return c != '-' && !Names.isDigit(c);
        }

        @Override
        boolean isReserved(String name) {
            return Names.isGuest(name) || Names.isOfTheServer(name);
        }
    },

    ROOM("a room's name", "what can be seen, without spaces and commas") {
        @Override
        boolean has(int[] name, int at) {
            int c = name[at];
            return c < 0x80 ? c > ' ' && c < 0x7F && c != ',' : !Characters.isInvisible(c);
        }

        @Override
        int ownAt(int[] name, int at) {
            return Emoji.ownAt(name, at);
        }
    };

    static final String PUNCTUATION = "_-[]{}\\`^|";

    /**
     * Most marks on one character: as many as a Burmese syllable can have, or a Tibetan one. More of them only climb over
     * the lines above and below.
     */
    static final int MOST_MARKS = 8;

    private static final int MIDDLE_DOT = 0xB7;

    private final String kind;
    private final String allowed;

    Spelling(String kind, String allowed) {
        this.kind = kind;
        this.allowed = allowed;
    }

    /** Whether a character of a name can be there. */
    abstract boolean has(int[] name, int at);

    /** Whether a name can begin with a character that it can have. */
    boolean canBegin(int c) {
        return true;
    }

    /** Whether nobody may have a name that could be one. */
    boolean isReserved(String name) {
        return false;
    }

    /** How many characters from there on can't be seen, and can be there all the same since they belong to what can; 0 for none. */
    int ownAt(int[] name, int at) {
        return 0;
    }

    /** The fault of a name in normal form C, in a sentence without its end; with another one to try, if there is one like it. */
    Optional<String> fault(String name, int length) {
        Optional<String> fault = faultOf(name, length);
        if (fault.isEmpty() || name.isEmpty()) {
            return fault;
        }
        String other = likeIt(name, length);
        boolean isOne =
                !other.isEmpty() && !isReserved(other) && faultOf(other, length).isEmpty();
        return isOne ? fault.map(words -> words + "; try " + other) : fault;
    }

    private Optional<String> faultOf(String name, int length) {
        // A name has as many UTF-16 units at most as twice its characters: what is longer isn't looked at.
        if (name.isEmpty() || name.length() > 2 * length || Names.length(name) > length) {
            return Optional.of(kind + " has 1 to " + length + " characters");
        }
        Optional<String> fault = faultIn(name.codePoints().toArray());
        if (fault.isEmpty() && !Names.isAscii(name)) {
            fault = faultOfMarks(name).or(() -> faultOfFolded(name));
        }
        return fault;
    }

    private Optional<String> faultIn(int[] name) {
        for (int at = 0; at < name.length; at++) {
            int own = isJoiner(name, at) ? 1 : ownAt(name, at);
            if (own > 0) {
                at += own - 1;
            } else if (!has(name, at)) {
                return Optional.of(complaint(name[at]));
            }
        }
        return faultOfFirst(name[0]);
    }

    private Optional<String> faultOfFirst(int first) {
        if (!canBegin(first)) {
            return Optional.of(kind + " doesn't begin with a digit or -");
        }
        return first >= 0x80 && Characters.isMark(first)
                ? Optional.of(kind + " doesn't begin with a mark that belongs to a letter")
                : Optional.empty();
    }

    private String complaint(int c) {
        if (isSpace(c)) {
            return kind + " has no spaces in it";
        }
        boolean visible = c < 0x80 ? c > ' ' && c < 0x7F : !Characters.isInvisible(c) && !Characters.isMark(c);
        return visible
                ? "%s can't have “%s” in it, only %s".formatted(kind, Character.toString(c), allowed)
                : String.format(Locale.ROOT, "%s can't have U+%04X in it, only %s", kind, c, allowed);
    }

    private Optional<String> faultOfMarks(String name) {
        int marks = 0;
        int[] pieces = Characters.decomposed(name).codePoints().toArray();
        for (int c : pieces) {
            marks = c >= 0x80 && Characters.isMark(c) ? marks + 1 : 0;
            if (marks > MOST_MARKS) {
                return Optional.of(kind + " has at most " + MOST_MARKS + " marks on one character");
            }
        }
        return Optional.empty();
    }

    /** A name's folded form must be a name: else two that are the same would not keep the same rules. */
    private Optional<String> faultOfFolded(String name) {
        String folded = Names.fold(name);
        if (folded.isEmpty()) {
            return Optional.of(kind + " has something in it that can be seen");
        }
        return faultIn(folded.codePoints().toArray())
                .map(fault -> "%s is compared as “%s”, and %s".formatted(kind, Names.cut(folded, 40), fault));
    }

    /** The name with underscores for spaces and without what it can't have; empty if nothing is left. */
    private String likeIt(String name, int length) {
        int[] all = Names.cut(name, 2 * length).strip().codePoints().toArray();
        StringBuilder like = new StringBuilder();
        for (int at = 0; at < all.length; at++) {
            if (isSpace(all[at])) {
                like.append(like.isEmpty() || like.charAt(like.length() - 1) == '_' ? "" : "_");
            } else if (has(all, at)) {
                like.appendCodePoint(all[at]);
            }
        }
        String rest = like.toString();
        while (!rest.isEmpty() && rest.startsWith("-")) {
            rest = rest.substring(1);
        }
        boolean needsBeginning = !rest.isEmpty() && !canBegin(rest.codePointAt(0));
        return Names.cut(Names.written(needsBeginning ? "_" + rest : rest), length);
    }

    /** Whether a folded nick may have a character somewhere. */
    static boolean canBeInNick(int c) {
        return NICK.has(new int[] {c}, 0) || c == MIDDLE_DOT;
    }

    private static boolean isSpace(int c) {
        return c < 0x80 ? c == ' ' || (c >= '\t' && c <= '\r') : Characters.isSpace(c);
    }

    private static boolean isJoiner(int[] name, int at) {
        return (name[at] == Characters.ZERO_WIDTH_JOINER || name[at] == Characters.ZERO_WIDTH_NON_JOINER)
                && Characters.isJoinerOfScript(name, at);
    }

    /** The dot of Catalan's {@code l·l}: RFC 5892, appendix A.3. */
    private static boolean isCatalanDot(int[] name, int at) {
        return name[at] == MIDDLE_DOT
                && at > 0
                && at + 1 < name.length
                && (name[at - 1] | 0x20) == 'l'
                && (name[at + 1] | 0x20) == 'l';
    }
}
