package io.hubbub.history;

import io.hubbub.room.SearchText;
import io.hubbub.room.Sought;
import java.util.ArrayList;
import java.util.List;

/**
 * The names under which the index has words. A log is cut into windows of some thousand numbers, and a word has another name in each: so
 * the rows of a name are few, however long a log is and whatever is said in other rooms, and a search goes from the newest window to the
 * oldest. The name of a window is short; another one may have the same, and what is found is looked at again. The speaker is a word, too.
 */
final class WordIndex {
    private static final int RADIX = 36;
    private static final int PREFIX_LENGTH = 4;
    private static final long PREFIXES = (long) RADIX * RADIX * RADIX * RADIX;

    /** Begins the speaker's word. Few words begin with it. */
    private static final String SPEAKER = "0";

    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private WordIndex() {}

    /** The names under which an event is found, some of them more than once. */
    static List<String> names(long key, int windowBits, String nick, String text) {
        String prefix = prefix(key >>> windowBits);
        List<String> words = SearchText.indexed(text);
        List<String> names = new ArrayList<>(words.size() + 1);
        names.add(prefix + speaker(nick));
        for (String word : words) {
            names.add(prefix + word);
        }
        return names;
    }

    /** The words to look for, as they are without a window's name. */
    static List<Sought.Word> sought(Sought sought, String nick) {
        List<Sought.Word> words = new ArrayList<>(sought.words());
        if (!nick.isEmpty()) {
            words.add(new Sought.Word(speaker(nick), false));
        }
        return words;
    }

    /** The same words in a window. */
    static List<Sought.Word> in(long window, List<Sought.Word> words) {
        String prefix = prefix(window);
        return words.stream()
                .map(word -> new Sought.Word(prefix + word.text(), word.isBeginning()))
                .toList();
    }

    private static String prefix(long window) {
        String digits = Long.toString(window % PREFIXES, RADIX);
        return "0".repeat(PREFIX_LENGTH - digits.length()) + digits;
    }

    private static String speaker(String nick) {
        long hash = FNV_OFFSET;
        for (int i = 0; i < nick.length(); i++) {
            hash = (hash ^ nick.charAt(i)) * FNV_PRIME;
        }
        return SPEAKER + digits(hash);
    }

    /** The number without a sign. The library's own way takes longer than all the rest of an entry. */
    private static String digits(long number) {
        long most = Long.divideUnsigned(number, RADIX);
        char last = Character.forDigit((int) Long.remainderUnsigned(number, RADIX), RADIX);
        return most == 0 ? String.valueOf(last) : Long.toString(most, RADIX) + last;
    }
}
