package io.hubbub.net;

import java.util.regex.Pattern;

/** Lines in which somebody says a secret to people that was meant for a program: a command behind a space, or at the wrong place. */
public final class Slips {
    /** Why such a line is not said, for the person. */
    public static final String SENTENCE = "that looks like a command with a password in it, so nobody has been told";

    private static final String SERVICE = "(?:nickserv|ns|authserv)";

    /** What may stand before it without being seen: spaces of any kind, a byte order mark that was pasted along, a NUL. */
    private static final String UNSEEN = "[\\s\\p{Z}\\p{C}]*";

    private static final String SPACE = "[\\s\\p{Z}]+";

    private static final Pattern SECRET = Pattern.compile(
            UNSEEN + "(?:"
                    // A command of a client that is said to people.
                    + "/(?:msg|query|m|quote|raw)" + SPACE + SERVICE + SPACE + "\\S.*"
                    + "|/(?:" + SERVICE
                    + "|identify|id|login|register|password|passwd|oper|pass|(?:quote|raw)" + SPACE + "(?:pass|oper))"
                    + SPACE + "\\S.*"
                    // The same without the sign of a command.
                    + "|(?:msg" + SPACE + ")?" + SERVICE + SPACE
                    + "(?:identify|id|login|register|ghost|regain|passwd|password)" + SPACE + "\\S.*"
                    // What an IRC client says that has come to another door.
                    + "|(?-i:(?:PASS|AUTHENTICATE|OPER" + SPACE + "\\S+)" + SPACE + "\\S+)\\s*"
                    + ")",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private Slips() {}

    /** Whether that is one. */
    public static boolean isSecret(String text) {
        return SECRET.matcher(text).matches();
    }
}
