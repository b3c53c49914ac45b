package io.hubbub.net;

import java.util.regex.Pattern;

/** Lines in which somebody says a secret to people that was meant for a program: a command behind a space, or at the wrong place. */
public final class Slips {
    /** Why such a line is not said, for the person. */
    public static final String SENTENCE = "that looks like a command with a password in it, so nobody has been told";

    private static final String SERVICE = "(?:nickserv|ns|authserv)";

    private static final Pattern SECRET = Pattern.compile(
            "\\s*(?:"
                    // A command of a client that is said to people.
                    + "/(?:msg|query|m|quote|raw)\\s+" + SERVICE + "\\s+\\S.*"
                    + "|/(?:" + SERVICE
                    + "|identify|id|login|register|password|passwd|oper|pass|(?:quote|raw)\\s+(?:pass|oper))\\s+\\S.*"
                    // The same without the sign of a command.
                    + "|(?:msg\\s+)?" + SERVICE
                    + "\\s+(?:identify|id|login|register|ghost|regain|passwd|password)\\s+\\S.*"
                    + ")",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private Slips() {}

    /** Whether that is one. */
    public static boolean isSecret(String text) {
        return SECRET.matcher(text).matches();
    }
}
