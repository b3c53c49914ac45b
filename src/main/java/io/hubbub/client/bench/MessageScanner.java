package io.hubbub.client.bench;

import java.util.Arrays;

/**
 * Finds one run's messages in a byte stream, whatever stands between them and however it is cut into pieces. What it
 * remembers between pieces is a few numbers, so it can be copied at any byte.
 */
final class MessageScanner {
    private static final int SENDER_AT = 1 + MessageFormat.TAG_DIGITS;
    private static final int NUMBER_AT = SENDER_AT + MessageFormat.SENDER_DIGITS;
    private static final int FENCE_AT = MessageFormat.HEADER_BYTES - 1;

    private final byte[] prefix;
    private final int fillerBytes;
    private final byte end;

    /** How much of a message has been seen: 0 is none of it, HEADER_BYTES the whole header. */
    private int matched;

    private int filler;
    private boolean carriageReturn;
    private int sender;
    private long number;
    private long damaged;

    MessageScanner(MessageFormat format) {
        prefix = format.prefix();
        fillerBytes = format.textBytes() - MessageFormat.HEADER_BYTES;
        end = format.end();
    }

    private MessageScanner(MessageScanner other) {
        prefix = other.prefix;
        fillerBytes = other.fillerBytes;
        end = other.end;
        matched = other.matched;
        filler = other.filler;
        carriageReturn = other.carriageReturn;
        sender = other.sender;
        number = other.number;
        damaged = other.damaged;
    }

    MessageScanner copy() {
        return new MessageScanner(this);
    }

    /**
     * Reads on until the next message has ended and returns the index after its end; then {@link #sender} and
     * {@link #number} tell which it was. Returns -1 when all bytes are read and no further message has ended.
     */
    int next(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to) {
            if (matched == MessageFormat.HEADER_BYTES) {
                at = skipFiller(bytes, at, to);
                if (at < to && endsMessage(bytes[at++])) {
                    return at;
                }
            } else {
                at = matched == 0 ? skipToFence(bytes, at, to) : at;
                if (at < to) {
                    matchHeader(bytes[at++]);
                }
            }
        }
        return -1;
    }

    int sender() {
        return sender;
    }

    long number() {
        return number;
    }

    /** How many messages began and did not go on as they should. */
    long damaged() {
        return damaged;
    }

    private static int skipToFence(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && bytes[at] != MessageFormat.FENCE) {
            at++;
        }
        return at;
    }

    private int skipFiller(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && bytes[at] == MessageFormat.FILLER) {
            at++;
        }
        filler += at - from;
        return at;
    }

    private boolean endsMessage(byte b) {
        boolean whole = filler == fillerBytes;
        if (b == '\r' && whole && !carriageReturn) {
            carriageReturn = true;
            return false;
        }
        if (b == end && whole) {
            matched = 0;
            return true;
        }
        startOver(b);
        return false;
    }

    private void matchHeader(byte b) {
        if (!headerGoesOn(b)) {
            startOver(b);
            return;
        }
        matched++;
        if (matched == MessageFormat.HEADER_BYTES) {
            filler = 0;
            carriageReturn = false;
        }
    }

    private boolean headerGoesOn(byte b) {
        if (matched < SENDER_AT) {
            return b == prefix[matched];
        }
        if (matched == FENCE_AT) {
            return b == MessageFormat.FENCE;
        }
        int digit = Character.digit(b, 16);
        if (matched < NUMBER_AT) {
            sender = (matched == SENDER_AT ? 0 : sender << 4) + digit;
        } else {
            number = (matched == NUMBER_AT ? 0 : number << 4) + digit;
        }
        return digit >= 0;
    }

    private void startOver(byte b) {
        if (matched >= prefix.length) {
            damaged++;
        }
        matched = b == MessageFormat.FENCE ? 1 : 0;
    }

    @Override
    public String toString() {
        return "scanner of " + Arrays.toString(prefix) + " at " + matched;
    }
}
