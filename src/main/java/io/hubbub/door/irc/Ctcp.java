package io.hubbub.door.irc;

import io.vertx.core.buffer.Buffer;

/** Messages of programs to programs inside of people's messages: <a href="https://modern.ircdocs.horse/ctcp">CTCP</a>. */
final class Ctcp {
    private static final char MARK = '\u0001';
    private static final String ACTION = MARK + "ACTION ";

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

    /** The other way round. */
    static Buffer action(Buffer deed) {
        return Buffer.buffer(deed.length() + ACTION_BYTES)
                .appendString(ACTION)
                .appendBuffer(deed)
                .appendByte((byte) MARK);
    }
}
