package io.hubbub.net;

import io.hubbub.room.Framing;
import io.vertx.core.buffer.Buffer;

/**
 * How the lines of a conversation stand in WebSocket messages. What a conversation writes is whole lines, always; what it
 * receives is a line for each message, or several if there are line ends in it.
 */
public enum WebSocketFraming implements Framing {
    /** All lines of a tick or an answer in one text message, without the end of the last. */
    TOGETHER(Opcode.TEXT, false),
    /** A text message for each line. */
    TEXT_LINES(Opcode.TEXT, false),
    /** A binary message for each line. */
    BINARY_LINES(Opcode.BINARY, true);

    private final int opcode;
    private final boolean takesBinary;

    WebSocketFraming(int opcode, boolean takesBinary) {
        this.opcode = opcode;
        this.takesBinary = takesBinary;
    }

    /** Whether a message of this kind can be taken. */
    boolean takes(int kind) {
        return kind == Opcode.TEXT || takesBinary;
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
