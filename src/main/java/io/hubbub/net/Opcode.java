package io.hubbub.net;

/** The kinds of WebSocket frames there are, by <a href="https://www.rfc-editor.org/rfc/rfc6455#section-11.8">RFC 6455</a>. */
final class Opcode {
    static final int CONTINUATION = 0;
    static final int TEXT = 1;
    static final int BINARY = 2;
    static final int CLOSE = 8;
    static final int PING = 9;
    static final int PONG = 10;

    private Opcode() {}

    static boolean isControl(int opcode) {
        return opcode >= CLOSE;
    }

    static boolean isKnown(int opcode) {
        return opcode <= BINARY || (CLOSE <= opcode && opcode <= PONG);
    }
}
