package io.hubbub.door.irc;

import io.hubbub.room.Speech;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.stream.Collectors;

/** Messages of programs to programs inside of people's messages: <a href="https://modern.ircdocs.horse/ctcp">CTCP</a>. */
final class Ctcp {
    private static final char MARK = '\u0001';
    private static final String ACTION = MARK + "ACTION ";
    private static final String LINE_END = String.valueOf(Speech.LINE_END);

    /** The marks around the words of an action. */
    static final int ACTION_BYTES = ACTION.length() + 1;

    private Ctcp() {}

    /** Whether a text is for others' programs and no person. */
    static boolean isForPrograms(String text) {
        return !text.isEmpty() && text.charAt(0) == MARK && !isAction(text);
    }

    /** Whether a text is what somebody does. */
    static boolean isAction(String text) {
        return text.startsWith(ACTION) && text.length() > ACTION_BYTES;
    }

    /** The words of an action, without the marks around them. */
    static String deed(String text) {
        int end = text.charAt(text.length() - 1) == MARK ? text.length() - 1 : text.length();
        return text.substring(ACTION.length(), end);
    }

    /** The same of a text of several lines: there are marks around all of it, or around each line. */
    static String deeds(String text) {
        List<String> lines = List.of(text.split(LINE_END, -1));
        return lines.stream().allMatch(Ctcp::isAction)
                ? lines.stream().map(Ctcp::deed).collect(Collectors.joining(LINE_END))
                : deed(text);
    }

    /** The other way round. */
    static Buffer action(Buffer deed) {
        return action(deed, true, true);
    }

    /** The same of a part of what somebody does. */
    static Buffer action(Buffer deed, boolean isFirst, boolean isLast) {
        Buffer action = Buffer.buffer(deed.length() + ACTION_BYTES);
        if (isFirst) {
            action.appendString(ACTION);
        }
        action.appendBuffer(deed);
        return isLast ? action.appendByte((byte) MARK) : action;
    }
}
