package io.hubbub.client.bench;

import io.vertx.core.buffer.Buffer;

/**
 * Frames of a WebSocket client, by <a href="https://www.rfc-editor.org/rfc/rfc6455#section-5">RFC 6455, section 5</a>. Written
 * from there alone: the server has its own, and neither shall hide the other's mistakes.
 */
final class WsFrame {
    static final int TEXT = 0x1;
    static final int CLOSE = 0x8;
    static final int PING = 0x9;
    static final int PONG = 0xA;

    private static final int FIN = 0x80;
    private static final int MASKED = 0x80;
    private static final int TWO_MORE_BYTES = 126;
    private static final int EIGHT_MORE_BYTES = 127;

    /**
     * One for all frames: a mask that nobody can foresee keeps a page from writing what it likes past a proxy, and who runs a
     * load generator may write what he likes anyway.
     */
    private static final byte[] MASK = {0x5A, (byte) 0xC3, 0x17, (byte) 0xE8};

    private WsFrame() {}

    /** The header of a whole message, the mask included. */
    static Buffer header(int opcode, int length) {
        Buffer header = Buffer.buffer().appendByte((byte) (FIN | opcode));
        if (length < TWO_MORE_BYTES) {
            header.appendByte((byte) (MASKED | length));
        } else if (length <= 0xFFFF) {
            header.appendByte((byte) (MASKED | TWO_MORE_BYTES)).appendUnsignedShort(length);
        } else {
            header.appendByte((byte) (MASKED | EIGHT_MORE_BYTES)).appendLong(length);
        }
        return header.appendBytes(MASK);
    }

    /** Masks a whole payload where it stands. */
    static void mask(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            bytes[i] ^= MASK[(i - from) & 3];
        }
    }

    static Buffer of(int opcode, byte[] payload) {
        byte[] masked = payload.clone();
        mask(masked, 0, masked.length);
        return header(opcode, masked.length).appendBytes(masked);
    }
}
