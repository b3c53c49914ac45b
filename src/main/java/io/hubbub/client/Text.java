package io.hubbub.client;

/** Makes what others sent safe to show on a terminal. */
public final class Text {
    private static final char REPLACEMENT = '\uFFFD';
    private static final char CONTROL_PICTURES = '\u2400';
    private static final char PICTURE_OF_DELETE = '\u2421';

    private Text() {}

    /**
     * The same text with every character that could drive a terminal replaced by a visible one: controls (the escape
     * that begins every sequence among them), line separators and what changes the writing direction. Tabs stay.
     */
    public static String harmless(CharSequence text) {
        StringBuilder shown = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            shown.append(harmless(text.charAt(i)));
        }
        return shown.toString();
    }

    private static char harmless(char c) {
        if (c < ' ' && c != '\t') {
            return (char) (CONTROL_PICTURES + c);
        }
        if (c == '\u007F') {
            return PICTURE_OF_DELETE;
        }
        boolean laterControl = c >= '\u0080' && c <= '\u009F';
        return laterControl || changesLineOrDirection(c) ? REPLACEMENT : c;
    }

    private static boolean changesLineOrDirection(char c) {
        boolean marks = c == '\u200E' || c == '\u200F' || c == '\u061C';
        boolean separatorsAndEmbeddings = c >= '\u2028' && c <= '\u202E';
        boolean isolates = c >= '\u2066' && c <= '\u2069';
        return marks || separatorsAndEmbeddings || isolates;
    }
}
