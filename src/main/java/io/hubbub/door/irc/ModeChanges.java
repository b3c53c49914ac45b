package io.hubbub.door.irc;

import io.hubbub.door.irc.ModeLetter.Kind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** The parameters of MODE for a channel, read and printed. */
final class ModeChanges {
    private ModeChanges() {}

    /**
     * Reads the letters and their parameters. An empty parameter counts as none; one that no letter takes is ignored.
     *
     * @param parameters those after the channel, the letters first
     */
    static List<ModeLetter> parse(ModeLetters letters, List<String> parameters) {
        List<ModeLetter> changes = new ArrayList<>();
        if (parameters.isEmpty()) {
            return changes;
        }
        Iterator<String> rest = parameters.listIterator(1);
        boolean set = true;
        for (int c : parameters.get(0).codePoints().toArray()) {
            if (c == '+' || c == '-') {
                set = c == '+';
            } else {
                char letter = Character.isBmpCodePoint(c) ? (char) c : '\uFFFD';
                ModeLetter change = read(letters, set, letter, rest);
                if (change.kind() != Kind.QUERY || isNewQuery(changes, change)) {
                    changes.add(change);
                }
            }
        }
        return changes;
    }

    private static ModeLetter read(ModeLetters letters, boolean set, char letter, Iterator<String> rest) {
        if (!letters.isKnown(letter)) {
            return new ModeLetter(Kind.UNKNOWN, set, letter, "");
        }
        String parameter = letters.takesParameter(letter, set) && rest.hasNext() ? rest.next() : "";
        if (parameter.isEmpty() && letters.needsParameter(letter, set)) {
            return new ModeLetter(Kind.MISSING, set, letter, "");
        } else if (parameter.isEmpty() && letters.isList(letter)) {
            return new ModeLetter(Kind.QUERY, set, letter, "");
        }
        return ModeLetter.change(set, letter, parameter);
    }

    /** Forty times the letter b must not be answered with forty times the list. */
    private static boolean isNewQuery(List<ModeLetter> changes, ModeLetter query) {
        return changes.stream().noneMatch(old -> old.kind() == Kind.QUERY && old.letter() == query.letter());
    }

    /**
     * Writes changes as short as can be, {@code +o-v bob ann}, in their order, and on as many lines as they need. What
     * isn't a change is left out.
     *
     * @param maxParameters how many parameters a line may have, not counting the letters
     * @param maxBytes how long letters, parameters and the spaces between them may be; a single change may be longer
     * @return for each line, the letters and then the parameters
     */
    static List<List<String>> print(List<ModeLetter> changes, int maxParameters, int maxBytes) {
        List<List<String>> lines = new ArrayList<>();
        Line line = new Line();
        for (ModeLetter change : changes) {
            if (change.kind() == Kind.CHANGE) {
                if (!line.hasRoom(change, maxParameters, maxBytes)) {
                    lines.add(line.words());
                    line = new Line();
                }
                line.add(change);
            }
        }
        if (!line.isEmpty()) {
            lines.add(line.words());
        }
        return lines;
    }

    private static final class Line {
        private final StringBuilder letters = new StringBuilder();
        private final List<String> parameters = new ArrayList<>();
        private char sign;
        private int bytes;

        boolean isEmpty() {
            return letters.isEmpty();
        }

        boolean hasRoom(ModeLetter change, int maxParameters, int maxBytes) {
            boolean oneTooMany = !change.parameter().isEmpty() && parameters.size() >= maxParameters;
            return isEmpty() || (!oneTooMany && bytes + bytes(change) <= maxBytes);
        }

        void add(ModeLetter change) {
            bytes += bytes(change);
            if (sign(change) != sign) {
                sign = sign(change);
                letters.append(sign);
            }
            letters.append(change.letter());
            if (!change.parameter().isEmpty()) {
                parameters.add(change.parameter());
            }
        }

        List<String> words() {
            List<String> words = new ArrayList<>();
            words.add(letters.toString());
            words.addAll(parameters);
            return words;
        }

        private int bytes(ModeLetter change) {
            int parameter = change.parameter().getBytes(StandardCharsets.UTF_8).length;
            return (sign(change) == sign ? 1 : 2) + (parameter == 0 ? 0 : 1 + parameter);
        }

        private static char sign(ModeLetter change) {
            return change.set() ? '+' : '-';
        }
    }
}
