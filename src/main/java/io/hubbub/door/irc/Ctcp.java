package io.hubbub.door.irc;

import io.vertx.core.buffer.Buffer;

/** What programs say to programs inside of what people say: <a href="https://modern.ircdocs.horse/ctcp">CTCP</a>. */
final class Ctcp {
    private static final char MARK = '\u0001';
    private static final String ACTION = MARK + "ACTION ";

    /** What stands around the words of an action. */
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

    /** What somebody does, without what stands around it. */
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
