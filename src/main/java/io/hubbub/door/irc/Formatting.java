package io.hubbub.door.irc;

import java.util.regex.Pattern;

/**
 * Colours and the like, as IRC clients write them: <a href="https://modern.ircdocs.horse/formatting">control characters</a>
 * in the text, with the numbers of colours after them.
 */
final class Formatting {
    private static final Pattern CODES = Pattern.compile("\u0003(?:[0-9]{1,2}(?:,[0-9]{1,2})?)?"
            + "|\u0004(?:[0-9A-Fa-f]{6}(?:,[0-9A-Fa-f]{6})?)?"
            + "|[\u0002\u000F\u0011\u0016\u001D\u001E\u001F]");

    private Formatting() {}

    /** The text alone. */
    static String strip(String text) {
        return isPlain(text) ? text : CODES.matcher(text).replaceAll("");
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < ' ') {
                return false;
            }
        }
        return true;
    }
}
