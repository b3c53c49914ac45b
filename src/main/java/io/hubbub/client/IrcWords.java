package io.hubbub.client;

import io.hubbub.net.Text;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Lines of an IRC server in words for people. Stateless. */
final class IrcWords {
    /** The marks of <a href="https://modern.ircdocs.horse/formatting.html">bold, colour</a> and the like. */
    private static final Pattern FORMATTING = Pattern.compile(
            "[\\x02\\x0F\\x11\\x16\\x1D\\x1E\\x1F]|\\x03(?:\\d{1,2}(?:,\\d{1,2})?)?|\\x04(?:[0-9A-Fa-f]{6})?");

    /** Replies for programs: what the server is and can, the beginnings and ends of lists and their times. */
    private static final Set<Integer> FOR_PROGRAMS =
            Set.of(2, 3, 4, 5, 315, 318, 321, 323, 329, 333, 366, 375, 376, 422);

    private static final int NAMES = 353;
    private static final int TOPIC = 332;
    private static final char CTCP = '\u0001';
    private static final String ACTION = CTCP + "ACTION ";

    private IrcWords() {}

    /**
     * One line to show, harmless to a terminal, or an empty one for what is of no interest.
     *
     * @param nick our own
     * @param channel the one we talk in, whose name need not be said
     */
    static String of(IrcMessage message, String nick, String channel) {
        return Text.harmless(words(message, nick, channel));
    }

    private static String words(IrcMessage message, String nick, String channel) {
        String who = message.nick();
        boolean ours = Nicks.same(who, nick);
        return switch (message.command()) {
            case "PRIVMSG" -> speech(message, ours, channel);
            case "NOTICE" -> "-" + who + "- " + where(message, channel) + plain(message.text());
            case "JOIN" -> "* " + (ours ? "You are in " : who + " joined ") + message.parameter(0);
            case "PART" -> "* " + (ours ? "You left " : who + " left ") + message.parameter(0) + reason(message, 1);
            case "QUIT" -> "* " + who + " quit" + reason(message, 0);
            case "NICK" -> "* " + (ours ? "You are" : who + " is") + " now " + message.parameter(0);
            case "TOPIC" -> topic(message, who);
            case "KICK" ->
                "* " + who + " kicked " + message.parameter(1) + " out of " + message.parameter(0) + reason(message, 2);
            case "MODE" -> "* " + who + " set " + rest(message, 1) + " on " + message.parameter(0);
            case "INVITE" -> "* " + who + " invites " + message.parameter(0) + " to " + message.parameter(1);
            case "ERROR" -> "* " + plain(message.text());
            case "PING", "PONG", "CAP", "TAGMSG", "" -> "";
            default -> message.numeric() > 0 ? reply(message) : "* " + message.command() + " " + rest(message, 0);
        };
    }

    private static String speech(IrcMessage message, boolean ours, String channel) {
        String who = message.nick();
        String text = message.text();
        String where = where(message, channel);
        if (text.startsWith(ACTION)) {
            // Not as what the server says is shown, which nobody else's words may look like.
            return where + "• " + who + " "
                    + plain(text.substring(ACTION.length()).replace(String.valueOf(CTCP), ""));
        }
        if (!text.isEmpty() && text.charAt(0) == CTCP) {
            return "* " + who + " asks our program for " + text.replace(String.valueOf(CTCP), "");
        }
        if (isChannel(withoutSign(message.parameter(0)))) {
            return where + "<" + who + "> " + plain(text);
        }
        return (ours ? "-> *" + message.parameter(0) : "*" + who) + "* " + plain(text);
    }

    /** In which channel something is said, unless we talk there. */
    private static String where(IrcMessage message, String channel) {
        String target = message.parameter(0);
        return isChannel(withoutSign(target)) && !Nicks.same(target, channel) ? "[" + target + "] " : "";
    }

    /** Words for the operators alone go to {@code @#channel}. */
    private static String withoutSign(String target) {
        return target.length() > 1 && "~&@%+".indexOf(target.charAt(0)) >= 0 && isChannel(target.substring(1))
                ? target.substring(1)
                : target;
    }

    static boolean isChannel(String name) {
        return name.startsWith("#") || name.startsWith("&");
    }

    private static String topic(IrcMessage message, String who) {
        String channel = message.parameter(0);
        return message.parameter(1).isEmpty()
                ? "* " + who + " took the topic of " + channel + " away"
                : "* " + who + " set the topic of " + channel + ": " + plain(message.parameter(1));
    }

    private static String reply(IrcMessage message) {
        int number = message.numeric();
        if (FOR_PROGRAMS.contains(number)) {
            return "";
        }
        if (number == NAMES) {
            return "* In " + message.parameter(2) + ": " + message.text();
        }
        if (number == TOPIC) {
            return "* Topic of " + message.parameter(1) + ": " + plain(message.text());
        }
        return "* " + plain(message.isComplaint() ? message.complaint() : rest(message, 1));
    }

    private static String reason(IrcMessage message, int index) {
        String reason = plain(message.parameter(index));
        return reason.isEmpty() ? "" : " (" + reason + ")";
    }

    private static String rest(IrcMessage message, int from) {
        List<String> parameters = message.parameters();
        return String.join(" ", parameters.subList(Math.min(from, parameters.size()), parameters.size()));
    }

    private static String plain(String text) {
        return FORMATTING.matcher(text).replaceAll("");
    }
}
