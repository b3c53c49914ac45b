package io.hubbub.room;

import io.hubbub.room.SearchText.Unit;
import java.util.ArrayList;
import java.util.List;

/**
 * What is looked for in texts: phrases that all have to be there, in any order. A phrase is what somebody typed between blanks, or between
 * quotation marks; its words follow each other in the text. Where it ends in a star, its last word may go on. Immutable.
 */
public record Sought(List<Phrase> phrases) {
    /** Phrases that count: nobody types more, and each costs. */
    static final int MOST_PHRASES = 16;

    /** Characters that count. */
    static final int LONGEST = 1024;

    /** The shortest beginning of a word that is looked for: half of all texts have a word that begins with a certain letter. */
    private static final int LEAST_BEGINNING = 2;

    /** Anything. */
    public static final Sought ANYTHING = new Sought(List.of());

    /** Words that follow each other. */
    record Phrase(List<Unit> units, boolean isBeginning) {}

    /**
     * A word that an index must have of a text in which something is to be found.
     *
     * @param isBeginning whether it may go on
     */
    public record Word(String text, boolean isBeginning) {}

    public Sought {
        phrases = List.copyOf(phrases);
    }

    /** Reads what somebody typed; whatever it is, it means something or nothing. */
    public static Sought parse(String typed) {
        String text = Names.cut(typed, LONGEST);
        List<Phrase> phrases = new ArrayList<>();
        int begin = 0;
        boolean isQuoted = false;
        for (int i = 0; i <= text.length(); i++) {
            boolean isQuote = i < text.length() && isQuote(text.charAt(i));
            boolean isEnd = i == text.length() || isQuote || (!isQuoted && Character.isWhitespace(text.charAt(i)));
            if (isEnd) {
                add(text.substring(begin, i), phrases);
                begin = i + 1;
                isQuoted ^= isQuote;
            }
        }
        return new Sought(phrases);
    }

    private static boolean isQuote(char c) {
        return c == '"' || c == '\u201C' || c == '\u201D' || c == '\u201E';
    }

    private static void add(String typed, List<Phrase> phrases) {
        List<Unit> units = SearchText.units(typed);
        if (units.isEmpty() || phrases.size() == MOST_PHRASES) {
            return;
        }
        Unit last = units.get(units.size() - 1);
        boolean isLong = Names.length(last.text()) >= LEAST_BEGINNING;
        phrases.add(new Phrase(List.copyOf(units), isStarred(typed) && isLong && !last.isCharacter()));
    }

    private static boolean isStarred(String typed) {
        return typed.length() > 1
                && typed.endsWith("*")
                && !SearchText.units(typed.substring(typed.offsetByCodePoints(typed.length() - 1, -1)))
                        .isEmpty();
    }

    /** Whether there is nothing to look for: there was no letter, digit or emoji. */
    public boolean isAnything() {
        return phrases.isEmpty();
    }

    /** The words that an index must have of a text for this to be in there; it need not be if it has. */
    public List<Word> words() {
        List<Word> words = new ArrayList<>();
        phrases.forEach(phrase -> addWords(phrase, words));
        return words.stream().distinct().toList();
    }

    private static void addWords(Phrase phrase, List<Word> words) {
        List<Unit> units = phrase.units();
        for (int i = 0; i < units.size(); i++) {
            Unit unit = units.get(i);
            boolean isLast = i + 1 == units.size();
            if (!isLast && units.get(i + 1).isJoined()) {
                words.add(new Word(unit.text() + units.get(i + 1).text(), false));
            } else if (!unit.isCharacter()) {
                words.add(new Word(unit.text(), isLast && phrase.isBeginning()));
            } else if (!unit.isJoined()) {
                words.add(new Word(unit.text(), true));
            }
        }
    }

    /** Whether a text has it all. */
    public boolean isIn(String text) {
        List<Unit> units = SearchText.units(text);
        return phrases.stream().allMatch(phrase -> isIn(units, phrase));
    }

    private static boolean isIn(List<Unit> text, Phrase phrase) {
        int last = text.size() - phrase.units().size();
        for (int at = 0; at <= last; at++) {
            if (isAt(text, at, phrase)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isAt(List<Unit> text, int at, Phrase phrase) {
        List<Unit> sought = phrase.units();
        for (int i = 0; i < sought.size(); i++) {
            Unit there = text.get(at + i);
            Unit wanted = sought.get(i);
            boolean mayGoOn = phrase.isBeginning() && i + 1 == sought.size() && !there.isCharacter();
            boolean isSame = mayGoOn
                    ? there.text().startsWith(wanted.text())
                    : there.text().equals(wanted.text());
            if (!isSame || there.isCharacter() != wanted.isCharacter() || (wanted.isJoined() && !there.isJoined())) {
                return false;
            }
        }
        return true;
    }
}
