package io.hubbub.door.irc;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One IRC message as received. Nothing in it has been judged: a parameter may hold a carriage return or a NUL, and only
 * {@link Printer} makes them harmless.
 *
 * @param tags by name, unescaped; empty for a tag without a value; of two of one name the last counts
 * @param source who it claims to be from; empty if it doesn't say
 * @param command in upper case; empty if the line had none, and then there are no parameters
 * @param parameters any number of them; only the last may be empty or have spaces
 */
record Message(Map<String, String> tags, String source, String command, List<String> parameters) {

    Message {
        tags = Map.copyOf(tags);
        parameters = List.copyOf(parameters);
    }

    /** Reads a line without its end. There is no line that it doesn't take. */
    static Message parse(String line) {
        return new Parser(line).message();
    }

    /** The parameter at this place, or an empty one if there are fewer. */
    String parameter(int index) {
        return index < parameters.size() ? parameters.get(index) : "";
    }

    /** Goes through a line once, from left to right. Only the space parts words, and several are as good as one. */
    private static final class Parser {
        private final String line;
        private int at;

        Parser(String line) {
            this.line = line;
        }

        Message message() {
            // A record's arguments are evaluated in their order, which is that of the line.
            return new Message(tags(), source(), word().toUpperCase(Locale.ROOT), parameters());
        }

        private Map<String, String> tags() {
            if (!is('@')) {
                return Map.of();
            }
            Map<String, String> tags = new HashMap<>();
            for (String tag : word().substring(1).split(";")) {
                int equals = tag.indexOf('=');
                String name = equals < 0 ? tag : tag.substring(0, equals);
                if (!name.isEmpty()) {
                    tags.put(name, equals < 0 ? "" : TagValues.unescape(tag.substring(equals + 1)));
                }
            }
            return tags;
        }

        private String source() {
            skipSpaces();
            return is(':') ? word().substring(1) : "";
        }

        private List<String> parameters() {
            List<String> parameters = new ArrayList<>();
            skipSpaces();
            while (at < line.length()) {
                parameters.add(is(':') ? rest() : word());
                skipSpaces();
            }
            return parameters;
        }

        private String word() {
            skipSpaces();
            int start = at;
            int space = line.indexOf(' ', start);
            at = space < 0 ? line.length() : space;
            return line.substring(start, at);
        }

        private String rest() {
            int start = at + 1;
            at = line.length();
            return line.substring(start);
        }

        private boolean is(char c) {
            return at < line.length() && line.charAt(at) == c;
        }

        private void skipSpaces() {
            while (is(' ')) {
                at++;
            }
        }
    }
}
