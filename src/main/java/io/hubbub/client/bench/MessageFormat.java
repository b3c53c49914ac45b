package io.hubbub.client.bench;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * How a numbered message looks: {@code ~TTTTSSSSNNNNNNNNNN~....}, that is the run's tag, the sender and the sender's own
 * count, all in hex of fixed width, then dots up to the wanted length. It has no character that any protocol treats
 * specially, and ends with the line it is in, or with the JSON text.
 */
final class MessageFormat {
    static final byte FENCE = '~';
    static final byte FILLER = '.';
    static final int TAG_DIGITS = 4;
    static final int SENDER_DIGITS = 4;
    static final int NUMBER_DIGITS = 10;
    static final int HEADER_BYTES = 1 + TAG_DIGITS + SENDER_DIGITS + NUMBER_DIGITS + 1;

    /** No real sender: its messages mark a point in the stream. */
    static final int MARKER = 0xFFFF;

    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private final byte[] template;
    private final byte end;

    /**
     * @param tag tells this run's messages from any other's; 16 bits of it are used
     * @param textBytes the length of every message, without what ends it
     * @param end what comes right after it: {@code \n}, before which {@code \r} may stand, or something else
     */
    MessageFormat(int tag, int textBytes, char end) {
        if (textBytes < HEADER_BYTES) {
            throw new IllegalArgumentException("a message needs " + HEADER_BYTES + " bytes, not " + textBytes);
        }
        this.end = (byte) end;
        template = new byte[textBytes];
        Arrays.fill(template, FILLER);
        template[0] = FENCE;
        template[HEADER_BYTES - 1] = FENCE;
        writeHex(template, 1, TAG_DIGITS, tag);
    }

    int textBytes() {
        return template.length;
    }

    byte end() {
        return end;
    }

    /** The bytes every message of this run begins with. */
    byte[] prefix() {
        return Arrays.copyOf(template, 1 + TAG_DIGITS);
    }

    void write(byte[] into, int at, int sender, long number) {
        System.arraycopy(template, 0, into, at, template.length);
        int senderAt = at + 1 + TAG_DIGITS;
        writeHex(into, senderAt, SENDER_DIGITS, sender);
        writeHex(into, senderAt + SENDER_DIGITS, NUMBER_DIGITS, number);
    }

    private static void writeHex(byte[] into, int at, int digits, long value) {
        for (int i = 0; i < digits; i++) {
            into[at + i] = HEX[(int) (value >>> (4 * (digits - 1 - i))) & 0xF];
        }
    }
}
