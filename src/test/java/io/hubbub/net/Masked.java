package io.hubbub.net;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Frames as a client sends them, good or bad: put together byte by byte from RFC 6455, section 5.2. */
final class Masked {
    static final int FIN = 0x80;
    private static final byte[] MASK = {0x37, (byte) 0xFA, 0x21, 0x3D};

    private Masked() {}

    static Buffer text(String text) {
        return frame(FIN | Opcode.TEXT, text);
    }

    /** @param first the first byte: flags and opcode */
    static Buffer frame(int first, String text) {
        return frame(first, text.getBytes(StandardCharsets.UTF_8));
    }

    static Buffer frame(int first, byte[] payload) {
        Buffer out = Buffer.buffer().appendByte((byte) first);
        if (payload.length < 126) {
            out.appendByte((byte) (0x80 | payload.length));
        } else if (payload.length <= 0xFFFF) {
            out.appendByte((byte) (0x80 | 126)).appendUnsignedShort(payload.length);
        } else {
            out.appendByte((byte) (0x80 | 127)).appendLong(payload.length);
        }
        out.appendBytes(MASK);
        for (int i = 0; i < payload.length; i++) {
            out.appendByte((byte) (payload[i] ^ MASK[i & 3]));
        }
        return out;
    }

    /** @param hex of the payload, spaces allowed */
    static Buffer hex(int first, String hex) {
        return frame(first, HexFormat.of().parseHex(hex.replace(" ", "")));
    }

    static Buffer close(int code, String reason) {
        return frame(
                FIN | Opcode.CLOSE,
                Buffer.buffer().appendUnsignedShort(code).appendString(reason).getBytes());
    }
}
