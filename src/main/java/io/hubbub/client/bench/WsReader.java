package io.hubbub.client.bench;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Takes the frames off what a WebSocket client receives, and answers pings. What comes before the first frame, the server's
 * answer to the handshake, is passed on as it is; each message then gets a line end, so that how the server puts lines into
 * messages makes no difference to what is compared. Nothing is copied: a delivery costs a look at the frame's header.
 */
final class WsReader {
    private static final byte LINE_END = '\n';
    private static final int LONGEST_HEADER = 10;
    private static final int LONGEST_CONTROL = 125;

    /** Takes what was in the frames, cut anywhere. */
    interface Payload {
        void piece(byte[] bytes, int from, int to);
    }

    private final Payload payload;
    private final Consumer<Buffer> answers;
    private final Runnable broken;

    /** How much of the empty line after the handshake has been seen. */
    private int emptyLine;

    private final byte[] header = new byte[LONGEST_HEADER];
    private int headerBytes;
    private long remaining;
    private final byte[] control = new byte[LONGEST_CONTROL];
    private int controlBytes;
    private boolean over;

    WsReader(NetSocket socket, Payload payload) {
        this(payload, socket::write, socket::close);
    }

    /**
     * @param answers takes frames for the server
     * @param broken told when what arrives is no WebSocket's; nothing is read after that
     */
    WsReader(Payload payload, Consumer<Buffer> answers, Runnable broken) {
        this.payload = payload;
        this.answers = answers;
        this.broken = broken;
    }

    /** Reads the first bytes of an array that has room for one more. */
    void read(byte[] bytes, int length) {
        int at = handshake(bytes, length);
        while (at < length && !over) {
            at = isInPayload() ? readPayload(bytes, at, length) : readHeader(bytes[at], at + 1);
        }
    }

    private int handshake(byte[] bytes, int length) {
        int at = 0;
        while (emptyLine < 4 && at < length) {
            boolean goesOn = bytes[at] == (emptyLine % 2 == 0 ? '\r' : '\n');
            emptyLine = goesOn ? emptyLine + 1 : bytes[at] == '\r' ? 1 : 0;
            at++;
        }
        if (at > 0) {
            payload.piece(bytes, 0, at);
        }
        return at;
    }

    private boolean isInPayload() {
        return headerBytes >= 2 && headerBytes == headerLength();
    }

    private int headerLength() {
        int length = header[1] & 0xFF;
        return length < 126 ? 2 : length == 126 ? 4 : LONGEST_HEADER;
    }

    private int readHeader(byte next, int after) {
        header[headerBytes++] = next;
        if (isInPayload()) {
            begin();
        }
        return after;
    }

    private void begin() {
        int length = header[1] & 0xFF;
        remaining = length < 126 ? length : number(headerBytes);
        boolean masked = length > 127;
        boolean reserved = (header[0] & 0x70) != 0;
        if (masked || reserved || remaining < 0 || (isControl() && remaining > LONGEST_CONTROL)) {
            over = true;
            broken.run();
        } else if (remaining == 0) {
            ends(new byte[1], 0, 0);
        }
    }

    private long number(int end) {
        long number = 0;
        for (int i = 2; i < end; i++) {
            number = number << 8 | (header[i] & 0xFF);
        }
        return number;
    }

    private int opcode() {
        return header[0] & 0x0F;
    }

    private boolean isControl() {
        return opcode() >= WsFrame.CLOSE;
    }

    private int readPayload(byte[] bytes, int from, int length) {
        int to = from + (int) Math.min(remaining, length - from);
        remaining -= to - from;
        if (isControl()) {
            System.arraycopy(bytes, from, control, controlBytes, to - from);
            controlBytes += to - from;
        }
        if (remaining == 0) {
            ends(bytes, from, to);
        } else if (!isControl()) {
            payload.piece(bytes, from, to);
        }
        return to;
    }

    /** The frame ends with these bytes. */
    private void ends(byte[] bytes, int from, int to) {
        boolean messageEnds = (header[0] & 0x80) != 0;
        headerBytes = 0;
        if (isControl()) {
            control();
        } else if (messageEnds) {
            lineEnds(bytes, from, to);
        } else {
            payload.piece(bytes, from, to);
        }
    }

    /** Where the line end has to be there is the next frame, which is put back. */
    private void lineEnds(byte[] bytes, int from, int to) {
        byte next = bytes[to];
        bytes[to] = LINE_END;
        payload.piece(bytes, from, to + 1);
        bytes[to] = next;
    }

    /** A close frame needs no answer here: the end of the connection comes after it. */
    private void control() {
        if (opcode() == WsFrame.PING) {
            answers.accept(WsFrame.of(WsFrame.PONG, Arrays.copyOf(control, controlBytes)));
        }
        controlBytes = 0;
    }
}
