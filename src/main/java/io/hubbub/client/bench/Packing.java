package io.hubbub.client.bench;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;

/** The bytes around a text when it is said: the same for every text of a run, since they are all of one length. */
final class Packing {
    private final byte[] head;
    private final byte[] tail;

    /** Where in the head masking begins; behind everything if nothing is masked. */
    private final int maskedFrom;

    private Packing(byte[] head, byte[] tail, int maskedFrom) {
        this.head = head;
        this.tail = tail;
        this.maskedFrom = maskedFrom;
    }

    /** As it is. */
    static Packing plain(String head, String tail) {
        return new Packing(ascii(head), ascii(tail), Integer.MAX_VALUE);
    }

    /** In a WebSocket frame of its own. */
    static Packing framed(String head, int textBytes, String tail) {
        Buffer header = WsFrame.header(WsFrame.TEXT, head.length() + textBytes + tail.length());
        int headerBytes = header.length();
        return new Packing(header.appendString(head).getBytes(), ascii(tail), headerBytes);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** How long a packed text is. */
    int bytes(int textBytes) {
        return head.length + textBytes + tail.length;
    }

    /** Where in it the text is. */
    int textAt() {
        return head.length;
    }

    /** Packs a text that stands {@link #textAt} bytes after the place where the packed one begins. */
    void pack(byte[] bytes, int at, int textBytes) {
        System.arraycopy(head, 0, bytes, at, head.length);
        System.arraycopy(tail, 0, bytes, at + head.length + textBytes, tail.length);
        if (maskedFrom < head.length) {
            WsFrame.mask(bytes, at + maskedFrom, at + bytes(textBytes));
        }
    }
}
