package io.hubbub.net;

import io.vertx.core.buffer.Buffer;

/**
 * Reads a client's WebSocket frames, by <a href="https://www.rfc-editor.org/rfc/rfc6455#section-5">RFC 6455, section 5</a>,
 * however the chunks fall. Messages are passed on in pieces as they come, so that one of any length takes no memory here; what is
 * too long for the conversation is refused there, as on doors without frames. No extensions. Not thread-safe.
 */
final class FrameReader {
    private static final int FIN = 0x80;
    private static final int RESERVED = 0x70;
    private static final int OPCODE = 0x0F;
    private static final int MASKED = 0x80;
    private static final int LENGTH = 0x7F;
    private static final int SHORT_LENGTH = 126;
    private static final int LONG_LENGTH = 127;
    private static final int MASK_BYTES = 4;
    private static final int LONGEST_CONTROL = 125;
    private static final int LONGEST_HEADER = 14;

    /** Takes what is read. */
    interface Messages {
        /** A piece of a message; what the last one ends with is the message's end. May be empty only then. */
        void piece(byte[] bytes, boolean ends);

        void ping(Buffer payload);

        void pong();

        /** The peer closes; nothing more is read. */
        void closes(int code);

        /** The peer breaks the rules; nothing more is read. */
        void broken(int code, String sentence);

        /** Whether a text that isn't UTF-8 breaks the connection; if not, it is passed on like one in bytes. */
        boolean wantsUtf8();
    }

    private final Messages messages;
    private final byte[] header = new byte[LONGEST_HEADER];
    private int headerBytes;

    /** Of the frame whose header is read. */
    private long remaining;

    private int masked;

    /** The kind of the message that is not finished; {@link Opcode#CONTINUATION} between two. */
    private int message = Opcode.CONTINUATION;

    /** Only while a control frame is unfinished. */
    private Buffer control;

    /** Only while a text is unfinished. */
    private Utf8Check text;

    private boolean over;
    private int idleFrames;

    FrameReader(Messages messages) {
        this.messages = messages;
    }

    /** Takes the next chunk. */
    void read(Buffer chunk) {
        int at = 0;
        while (!over && at < chunk.length()) {
            at = isInPayload() ? readPayload(chunk, at) : readHeader(chunk, at);
        }
    }

    /** How many frames were read since the last such question that did not end a message. */
    int takeIdleFrames() {
        int taken = idleFrames;
        idleFrames = 0;
        return taken;
    }

    private boolean isInPayload() {
        return headerBytes > 0 && headerBytes == headerLength();
    }

    private int headerLength() {
        if (headerBytes < 2) {
            return 2;
        }
        int length = header[1] & LENGTH;
        int extended = length == SHORT_LENGTH ? 2 : length == LONG_LENGTH ? 8 : 0;
        return 2 + extended + MASK_BYTES;
    }

    private int readHeader(Buffer chunk, int at) {
        header[headerBytes++] = chunk.getByte(at);
        if (headerBytes == 2) {
            checkStart();
        } else if (headerBytes == headerLength()) {
            begin();
        }
        return at + 1;
    }

    private int opcode() {
        return header[0] & OPCODE;
    }

    private boolean isFinal() {
        return (header[0] & FIN) != 0;
    }

    private void checkStart() {
        int opcode = opcode();
        if ((header[0] & RESERVED) != 0) {
            fail("a reserved bit is set, and no extension was agreed on");
        } else if (!Opcode.isKnown(opcode)) {
            fail("there is no opcode " + opcode);
        } else if ((header[1] & MASKED) == 0) {
            fail("a client's frames have to be masked");
        } else if (Opcode.isControl(opcode) && (!isFinal() || (header[1] & LENGTH) > LONGEST_CONTROL)) {
            fail("a control frame is whole and has at most 125 bytes");
        } else if (opcode == Opcode.CONTINUATION && message == Opcode.CONTINUATION) {
            fail("there is no message to continue");
        } else if (isBeginning(opcode) && message != Opcode.CONTINUATION) {
            fail("the message before is not finished");
        }
    }

    private static boolean isBeginning(int opcode) {
        return opcode == Opcode.TEXT || opcode == Opcode.BINARY;
    }

    private void begin() {
        int length = header[1] & LENGTH;
        remaining = length < SHORT_LENGTH ? length : number(2, length == SHORT_LENGTH ? 2 : 8);
        if (remaining < 0) {
            fail("a length has 63 bits at most");
            return;
        } else if (length >= SHORT_LENGTH && remaining <= (length == SHORT_LENGTH ? SHORT_LENGTH - 1 : 0xFFFF)) {
            fail("a length takes as few bytes as it can");
            return;
        }
        masked = 0;
        if (isBeginning(opcode())) {
            message = opcode();
            text = message == Opcode.TEXT && messages.wantsUtf8() ? new Utf8Check() : null;
        }
        if (remaining == 0) {
            payload(new byte[0]);
        }
    }

    private long number(int from, int bytes) {
        long number = 0;
        for (int i = from; i < from + bytes; i++) {
            number = number << 8 | (header[i] & 0xFF);
        }
        return number;
    }

    private int readPayload(Buffer chunk, int at) {
        int length = (int) Math.min(remaining, chunk.length() - at);
        byte[] bytes = chunk.getBytes(at, at + length);
        int mask = headerBytes - MASK_BYTES;
        for (int i = 0; i < length; i++) {
            bytes[i] ^= header[mask + (masked++ & 3)];
        }
        remaining -= length;
        payload(bytes);
        return at + length;
    }

    private void payload(byte[] bytes) {
        boolean frameEnds = remaining == 0;
        if (frameEnds) {
            headerBytes = 0;
            if (!isFinal() || Opcode.isControl(opcode())) {
                idleFrames++;
            }
        }
        if (Opcode.isControl(opcode())) {
            control(bytes, frameEnds);
        } else {
            data(bytes, frameEnds && isFinal());
        }
    }

    private void data(byte[] bytes, boolean ends) {
        if (text != null && (!text.accepts(bytes) || (ends && !text.isWhole()))) {
            fail(CloseCode.NOT_UTF8, "a text has to be UTF-8");
            return;
        }
        if (ends) {
            message = Opcode.CONTINUATION;
            text = null;
        }
        if (ends || bytes.length > 0) {
            messages.piece(bytes, ends);
        }
    }

    private void control(byte[] bytes, boolean ends) {
        if (control == null) {
            control = Buffer.buffer(bytes.length);
        }
        control.appendBytes(bytes);
        if (ends) {
            Buffer payload = control;
            control = null;
            switch (opcode()) {
                case Opcode.PING -> messages.ping(payload);
                case Opcode.PONG -> messages.pong();
                default -> close(payload);
            }
        }
    }

    private void close(Buffer payload) {
        int length = payload.length();
        int code = length < 2 ? CloseCode.NORMAL : payload.getUnsignedShort(0);
        Utf8Check reason = new Utf8Check();
        if (length == 1 || !CloseCode.isLegal(code)) {
            fail("a close frame begins with a code that may be sent");
        } else if (length > 2 && !(reason.accepts(payload.getBytes(2, length)) && reason.isWhole())) {
            fail(CloseCode.NOT_UTF8, "a reason has to be UTF-8");
        } else {
            over = true;
            messages.closes(code);
        }
    }

    private void fail(String sentence) {
        fail(CloseCode.PROTOCOL_ERROR, sentence);
    }

    private void fail(int code, String sentence) {
        over = true;
        messages.broken(code, sentence);
    }
}
