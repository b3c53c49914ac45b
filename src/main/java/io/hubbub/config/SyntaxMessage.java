package io.hubbub.config;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Jackson's syntax errors in the words of people who write configuration files. */
final class SyntaxMessage {
    private static final String CHARACTER = "Unexpected character \\('(.*)' \\(code \\d+[^)]*\\)\\)";

    /** The first that matches the whole message wins; the last one always does. */
    private static final String[][] PLAIN = {
        {"Unexpected end-of-input.*", "the file ends too early, a bracket, quote or comment is still open"},
        {CHARACTER + ": was expecting comma to separate Object.*", "expected a comma or } before $1"},
        {CHARACTER + ": was expecting comma to separate Array.*", "expected a comma or ] before $1"},
        {CHARACTER + ": was expecting a colon.*", "expected a colon between key and value, got $1"},
        {CHARACTER + ": was expecting double-quote.*", "expected a key in double quotes, got $1"},
        {CHARACTER + ": expected a (?:valid )?value.*", "expected a value, got $1"},
        {CHARACTER + " in numeric value: .*", "expected a digit, got $1"},
        {CHARACTER + ".*", "did not expect $1"},
        {"Unexpected close marker '(.)': expected '(.)'.*", "expected $2, got $1"},
        {"Unexpected close marker '(.)'.*", "expected a value, got $1"},
        {"(?:Unrecognized|Non-standard) token '(.*?)'.*", "did not expect $1 (text needs double quotes)"},
        {"Illegal (?:unquoted )?character \\(\\(CTRL-CHAR, code 10\\)\\).*", "a text must end on the line it starts on"
        },
        {"Illegal (?:unquoted )?character \\(\\(CTRL-CHAR, code (\\d+)\\)\\).*", "did not expect control character $1"},
        {"Unrecognized character escape '(.*?)'.*", "did not expect $1 after a backslash (write a backslash twice)"},
        {"Document nesting depth.*", "objects and lists are nested too deeply"},
        {"(.*?)(?: \\(for | \\(start marker|: enable |\\[Source).*", "$1"},
        {"(.*)", "$1"},
    };

    private SyntaxMessage() {}

    /** Place and reason, in one line. */
    static String of(JsonProcessingException error) {
        String reason = Words.shorten(plain(String.valueOf(error.getOriginalMessage())), 200);
        return error.getLocation() == null ? reason : place(error.getLocation()) + ": " + reason;
    }

    static String place(JsonLocation location) {
        return "line " + location.getLineNr() + ", column " + location.getColumnNr();
    }

    private static String plain(String message) {
        for (String[] rule : PLAIN) {
            Matcher matcher = Pattern.compile(rule[0], Pattern.DOTALL).matcher(message);
            if (matcher.matches()) {
                return matcher.replaceFirst(rule[1]);
            }
        }
        throw new IllegalStateException("no rule for " + message);
    }
}
