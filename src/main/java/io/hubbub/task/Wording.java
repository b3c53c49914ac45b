package io.hubbub.task;

import java.time.Duration;

/** Makes what strangers wrote fit into one sentence: short, and without characters that a terminal or a log obeys. */
final class Wording {
    private static final int QUOTE_CHARACTERS = 40;
    private static final int LINE_CHARACTERS = 300;

    private Wording() {}

    /** The text that was got, for the end of an error message: in quotes, or {@code nothing}. */
    static String quoted(String text) {
        return text.isEmpty() ? "nothing" : '"' + harmless(text, QUOTE_CHARACTERS) + '"';
    }

    static String oneLine(String text) {
        return harmless(text.strip(), LINE_CHARACTERS);
    }

    static String span(Duration span) {
        return span.toMillisPart() == 0 ? span.toSeconds() + " s" : span.toMillis() + " ms";
    }

    private static String harmless(String text, int limit) {
        StringBuilder line = new StringBuilder();
        text.codePoints().limit(limit).map(Wording::harmless).forEach(line::appendCodePoint);
        return text.codePointCount(0, text.length()) > limit ? line.append('…').toString() : line.toString();
    }

    // Format characters can turn the reading direction round, and half a surrogate pair is no UTF-8.
    private static int harmless(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                Character.isWhitespace(character) ? ' ' : '?';
            case Character.FORMAT, Character.SURROGATE -> '?';
            default -> character;
        };
    }
}
