package io.hubbub.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Words for messages: quoting, one line, and the word somebody probably meant. */
final class Words {
    private static final int SHOWN_CHARACTERS = 60;

    private Words() {}

    /** In quotes and not too long. */
    static String quote(String text) {
        return '"' + shorten(text) + '"';
    }

    static String shorten(String text) {
        return shorten(text, SHOWN_CHARACTERS);
    }

    static String shorten(String text, int characters) {
        return text.length() <= characters ? text : text.substring(0, characters) + "...";
    }

    /** Without anything that could break the line, move the cursor or turn the text around on a terminal. */
    static String oneLine(String text) {
        StringBuilder line = new StringBuilder(text.length());
        text.codePoints().forEach(character -> {
            if (visible(character)) {
                line.appendCodePoint(character);
            } else {
                line.append(String.format(Locale.ROOT, "\\u%04x", character));
            }
        });
        return line.toString();
    }

    private static boolean visible(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }

    /** The one of these that the word is a slip of, if it is near enough. */
    static Optional<String> nearest(String word, Iterable<String> known) {
        String best = null;
        int bestSlips = Integer.MAX_VALUE;
        for (String candidate : known) {
            int slips = slips(plain(shorten(word)), plain(candidate));
            if (slips < bestSlips && slips <= mostSlips(word, candidate)) {
                best = candidate;
                bestSlips = slips;
            }
        }
        return Optional.ofNullable(best);
    }

    private static int mostSlips(String word, String candidate) {
        return Math.max(1, Math.min(2, Math.min(word.length(), candidate.length()) / 3));
    }

    private static String plain(String word) {
        return word.replace("_", "").replace("-", "").toLowerCase(Locale.ROOT);
    }

    /** Letters to add, drop, change or swap with their neighbour: the optimal string alignment distance. */
    private static int slips(String from, String to) {
        int[][] cost = new int[from.length() + 1][to.length() + 1];
        for (int i = 0; i <= from.length(); i++) {
            for (int j = 0; j <= to.length(); j++) {
                cost[i][j] = Math.min(i, j) == 0 ? Math.max(i, j) : cheapest(cost, from, to, i, j);
            }
        }
        return cost[from.length()][to.length()];
    }

    private static int cheapest(int[][] cost, String from, String to, int i, int j) {
        char last = from.charAt(i - 1);
        int changed = cost[i - 1][j - 1] + (last == to.charAt(j - 1) ? 0 : 1);
        int best = Math.min(changed, 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
        boolean swapped = i > 1 && j > 1 && last == to.charAt(j - 2) && from.charAt(i - 2) == to.charAt(j - 1);
        return swapped ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
    }

    /** The words in quotes with commas between. */
    static String list(Iterable<String> words) {
        List<String> quoted = new ArrayList<>();
        words.forEach(word -> quoted.add(quote(word)));
        return String.join(", ", quoted);
    }
}
