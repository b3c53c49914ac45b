package io.hubbub.client;

import java.util.ArrayList;
import java.util.List;

/**
 * One line from an IRC server, <a href="https://modern.ircdocs.horse/#message-format">taken apart</a>; its tags are passed
 * over.
 *
 * @param source who it comes from, as {@code nick!user@host} or a server's name, or empty
 * @param command a word or three digits
 */
public record IrcMessage(String source, String command, List<String> parameters) {
    /** The longest line taken: with all tags, and more than any server sends. */
    public static final int LONGEST_BYTES = 16_384;

    /** The numeric with which a server lets us in. */
    public static final int WELCOME = 1;

    private static final int NO_MESSAGE_OF_THE_DAY = 422;

    public static IrcMessage parse(String line) {
        int at = line.startsWith("@") ? wordEnd(line, 0) : 0;
        at = skipSpaces(line, at);
        String source = "";
        if (at < line.length() && line.charAt(at) == ':') {
            int end = wordEnd(line, at);
            source = line.substring(at + 1, end);
            at = skipSpaces(line, end);
        }
        int end = wordEnd(line, at);
        return new IrcMessage(source, line.substring(at, end), parameters(line, end));
    }

    private static List<String> parameters(String line, int from) {
        List<String> parameters = new ArrayList<>();
        int at = skipSpaces(line, from);
        while (at < line.length()) {
            boolean trailing = line.charAt(at) == ':';
            int end = trailing ? line.length() : wordEnd(line, at);
            parameters.add(line.substring(trailing ? at + 1 : at, end));
            at = skipSpaces(line, end);
        }
        return parameters;
    }

    private static int wordEnd(String line, int from) {
        int space = line.indexOf(' ', from);
        return space < 0 ? line.length() : space;
    }

    private static int skipSpaces(String line, int from) {
        int at = from;
        while (at < line.length() && line.charAt(at) == ' ') {
            at++;
        }
        return at;
    }

    /** The nick it comes from, or the server's name. */
    String nick() {
        int mark = source.indexOf('!');
        return mark < 0 ? source : source.substring(0, mark);
    }

    /** Empty if there are not so many. */
    public String parameter(int index) {
        return index < parameters.size() ? parameters.get(index) : "";
    }

    /** The last parameter, which is where words for people stand. */
    public String text() {
        return parameters.isEmpty() ? "" : parameters.get(parameters.size() - 1);
    }

    /** The number of a reply, or 0 for a command that is a word. */
    public int numeric() {
        boolean digits = command.length() == 3 && command.chars().allMatch(c -> c >= '0' && c <= '9');
        return digits ? Integer.parseInt(command) : 0;
    }

    /** Whether it is a reply that says that something could not be done. */
    public boolean isComplaint() {
        int number = numeric();
        return number >= 400 && number < 600 && number != NO_MESSAGE_OF_THE_DAY;
    }

    /** A complaint's text, as {@code what it is about: why}. Not harmless to a terminal yet. */
    public String complaint() {
        int last = parameters.size() - 1;
        String about = last < 1 ? "" : String.join(" ", parameters.subList(1, last));
        return (about.isEmpty() ? "" : about + ": ") + text();
    }
}
