package io.hubbub.net;

import io.hubbub.hub.Framing;
import io.vertx.core.buffer.Buffer;

/**
 * How the lines of a conversation stand in WebSocket messages. What a conversation writes is whole lines, always; what it
 * receives is a line for each message of either kind, or several if there are line ends in it.
 */
public enum WebSocketFraming implements Framing {
    /** All lines of a batch or an answer in one text message, without the end of the last. */
    TOGETHER(Opcode.TEXT, true),
    /** A text message for each line. */
    TEXT_LINES(Opcode.TEXT, false),
    /** A binary message for each line. */
    BINARY_LINES(Opcode.BINARY, false);

    private final int opcode;
    private final boolean wantsUtf8;

    WebSocketFraming(int opcode, boolean wantsUtf8) {
        this.opcode = opcode;
        this.wantsUtf8 = wantsUtf8;
    }

    /**
     * Whether a text message that isn't UTF-8 ends the connection, as RFC 6455, section 8.1, has it for those who take a text as one.
     * IRC's lines are bytes, of which IRC itself judges: it refuses that line ({@code INVALID_UTF8}), and the client stays.
     */
    boolean wantsUtf8() {
        return wantsUtf8;
    }

    @Override
    public Buffer frame(Buffer lines) {
        if (lines.length() == 0) {
            return lines;
        }
        Buffer out = Buffer.buffer(lines.length() + Frames.HEADER_BYTES);
        if (this == TOGETHER) {
            Frames.append(out, opcode, lines, 0, withoutEnd(lines, 0, lines.length()));
            return out;
        }
        int start = 0;
        for (int i = 0; i < lines.length(); i++) {
            if (lines.getByte(i) == '\n') {
                Frames.append(out, opcode, lines, start, withoutEnd(lines, start, i + 1));
                start = i + 1;
            }
        }
        return out;
    }

    /** The length without a line's end. */
    private static int withoutEnd(Buffer lines, int start, int end) {
        int last = end;
        if (last > start && lines.getByte(last - 1) == '\n') {
            last--;
        }
        if (last > start && lines.getByte(last - 1) == '\r') {
            last--;
        }
        return last - start;
    }
}
