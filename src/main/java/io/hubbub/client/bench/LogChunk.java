package io.hubbub.client.bench;

import java.util.Arrays;

/** A piece of the {@link ReferenceLog}: its bytes, who wrote them, and which messages end in it. It only grows. */
final class LogChunk {
    static final int BYTES = 1 << 16;

    private final long start;

    /** As it was before the first byte of this chunk. */
    private final StreamCheck checkBefore;

    private final byte[] bytes = new byte[BYTES];
    private int length;
    private LogChunk next;

    // Where each message ends, and when it was sent.
    private int[] messageEnds = new int[64];
    private long[] sentNs = new long[64];
    private int messages;

    // Runs of bytes that one receiver has written, and where each ends.
    private int[] authors = new int[8];
    private int[] authorEnds = new int[8];
    private int parts;

    /** @param start the offset of its first byte in the log */
    LogChunk(long start, StreamCheck checkBefore) {
        this.start = start;
        this.checkBefore = checkBefore;
    }

    long start() {
        return start;
    }

    int length() {
        return length;
    }

    int messages() {
        return messages;
    }

    /** Null while this is the last. */
    LogChunk next() {
        return next;
    }

    /** Begins the next chunk; this one must be full. */
    LogChunk begin(StreamCheck checkNow) {
        next = new LogChunk(start + length, checkNow.copy());
        return next;
    }

    /** Takes as many bytes as there is room for, and the messages that end in them. Returns how many it took. */
    int append(byte[] from, int at, int to, int author, ReferenceLog log) {
        int count = Math.min(to - at, BYTES - length);
        System.arraycopy(from, at, bytes, length, count);
        int before = length;
        length += count;
        addPart(author);
        readMessages(before, log);
        return count;
    }

    private void addPart(int author) {
        if (parts == authors.length) {
            authors = Arrays.copyOf(authors, 2 * parts);
            authorEnds = Arrays.copyOf(authorEnds, 2 * parts);
        }
        if (parts == 0 || authors[parts - 1] != author) {
            authors[parts++] = author;
        }
        authorEnds[parts - 1] = length;
    }

    private void readMessages(int from, ReferenceLog log) {
        StreamCheck check = log.check();
        for (int end = check.next(bytes, from, length); end >= 0; end = check.next(bytes, end, length)) {
            if (messages == messageEnds.length) {
                messageEnds = Arrays.copyOf(messageEnds, 2 * messages);
                sentNs = Arrays.copyOf(sentNs, 2 * messages);
            }
            messageEnds[messages] = end;
            sentNs[messages++] = log.foundSentNs();
        }
    }

    /** The first of so many bytes that differs from the other's, counted from the first, or -1. */
    int mismatch(int at, byte[] other, int from, int count) {
        return Arrays.mismatch(bytes, at, at + count, other, from, from + count);
    }

    /** The check of the stream up to this place, free to go another way. */
    StreamCheck checkAt(int at) {
        StreamCheck check = checkBefore.copy();
        check.read(bytes, 0, at);
        return check;
    }

    /** The receiver that wrote the byte at this place. */
    int authorOf(int at) {
        int part = 0;
        while (part < parts - 1 && authorEnds[part] <= at) {
            part++;
        }
        return authors[part];
    }

    /** The bytes between these places, as far as there are any. */
    byte[] copy(int from, int to) {
        return Arrays.copyOfRange(bytes, Math.max(0, from), Math.min(length, to));
    }

    /** Where that message ends: the index after its last byte. */
    int messageEnd(int message) {
        return messageEnds[message];
    }

    long sentNs(int message) {
        return sentNs[message];
    }
}
