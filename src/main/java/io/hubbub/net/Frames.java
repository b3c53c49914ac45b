package io.hubbub.net;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;

/** WebSocket frames from the server: whole messages, and not masked. */
final class Frames {
    /** Most bytes of a header. */
    static final int HEADER_BYTES = 10;

    private static final int FIN = 0x80;
    private static final int SHORT_LENGTH = 126;
    private static final int LONG_LENGTH = 127;
    private static final int LONGEST_REASON_BYTES = 123;

    private Frames() {}

    /** Appends a frame with a part of a buffer in it. */
    static void append(Buffer out, int opcode, Buffer from, int start, int length) {
        out.appendByte((byte) (FIN | opcode));
        if (length < SHORT_LENGTH) {
            out.appendByte((byte) length);
        } else if (length <= 0xFFFF) {
            out.appendByte((byte) SHORT_LENGTH).appendUnsignedShort(length);
        } else {
            out.appendByte((byte) LONG_LENGTH).appendLong(length);
        }
        out.appendBuffer(from, start, length);
    }

    static Buffer control(int opcode, Buffer payload) {
        Buffer out = Buffer.buffer(HEADER_BYTES + payload.length());
        append(out, opcode, payload, 0, payload.length());
        return out;
    }

    static Buffer close(int code, String reason) {
        byte[] words = reason.getBytes(StandardCharsets.US_ASCII);
        int length = Math.min(words.length, LONGEST_REASON_BYTES);
        return control(Opcode.CLOSE, Buffer.buffer().appendUnsignedShort(code).appendBytes(words, 0, length));
    }
}
