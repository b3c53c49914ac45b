package io.hubbub.net;

import io.vertx.core.buffer.Buffer;

/**
 * Several datagrams in one buffer, each with its length before it in two bytes: what a conversation over datagrams writes, since
 * there is no other way to tell where one ends.
 */
public final class Datagrams {
    /** Most bytes that UDP carries over IPv4: 65,535 bytes without the headers of UDP (RFC 768) and IP (RFC 791). */
    public static final int LARGEST_BYTES = 65_507;

    private static final int LENGTH_BYTES = 2;

    private Datagrams() {}

    /** Takes each datagram, as a part of the buffer they stand in. */
    interface Sink {
        void datagram(Buffer all, int from, int length);
    }

    /**
     * Appends bytes as a datagram, or as several where they are too long for one: cut between characters of UTF-8, as far as there
     * are any.
     *
     * @param most bytes of a datagram, at least four
     * @return whether there are several
     */
    public static boolean append(Buffer out, Buffer bytes, int most) {
        int from = 0;
        while (from < bytes.length()) {
            int until = end(bytes, from, most);
            out.appendUnsignedShort(until - from).appendBuffer(bytes, from, until - from);
            from = until;
        }
        return bytes.length() > most;
    }

    /** Where a piece of so many bytes at most ends. */
    static int end(Buffer bytes, int from, int most) {
        if (bytes.length() - from <= most) {
            return bytes.length();
        }
        int until = from + most;
        for (int i = 0; i < 3 && isInside(bytes.getByte(until)); i++) {
            until--;
        }
        return isInside(bytes.getByte(until)) ? from + most : until;
    }

    /** Whether a byte goes on with a character: 10xxxxxx, see RFC 3629. */
    private static boolean isInside(byte b) {
        return (b & 0xC0) == 0x80;
    }

    /** Takes them apart again. */
    static void each(Buffer all, Sink sink) {
        int at = 0;
        while (at < all.length()) {
            int length = all.getUnsignedShort(at);
            sink.datagram(all, at + LENGTH_BYTES, length);
            at += LENGTH_BYTES + length;
        }
    }
}
