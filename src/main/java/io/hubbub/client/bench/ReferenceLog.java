package io.hubbub.client.bench;

import java.util.Arrays;

/**
 * The one stream that all receivers must see. Whoever is furthest ahead writes it, and there its messages are read and
 * checked, once; the others only compare bytes with it. It is a chain of chunks that only leads forward: cursors hold the
 * chunk they are at, so what every cursor has passed is garbage.
 */
final class ReferenceLog {
    static final int CHUNK_BYTES = 1 << 16;

    private final StreamCheck check;
    private final SendTimes times;
    private Chunk last;

    ReferenceLog(StreamCheck check, SendTimes times) {
        this.check = check;
        this.times = times;
        this.last = new Chunk(0, check.copy());
    }

    /** The check of the whole stream so far. */
    StreamCheck check() {
        return check;
    }

    /** How many bytes it has. */
    long end() {
        return last.start + last.length;
    }

    /** A cursor at the present end. */
    Cursor cursor() {
        return new Cursor(last, last.length);
    }

    /** From the present end on: when messages arrive at one receiver. */
    Arrivals arrivals() {
        return new Arrivals(last, last.messages);
    }

    private void append(byte[] bytes, int from, int to, int author) {
        int at = from;
        while (at < to) {
            if (last.length == CHUNK_BYTES) {
                last.next = new Chunk(end(), check.copy());
                last = last.next;
            }
            int length = Math.min(to - at, CHUNK_BYTES - last.length);
            int start = last.length;
            last.append(bytes, at, length, author);
            readMessages(last, start);
            at += length;
        }
    }

    private void readMessages(Chunk chunk, int start) {
        int end = check.next(chunk.bytes, start, chunk.length);
        while (end >= 0) {
            chunk.addMessage(end, times.get(check.sender(), check.number()));
            end = check.next(chunk.bytes, end, chunk.length);
        }
    }

    /** One receiver's place in the log. */
    final class Cursor {
        private Chunk chunk;
        private int at;

        private Cursor(Chunk chunk, int at) {
            this.chunk = chunk;
            this.at = at;
        }

        long offset() {
            return chunk.start + at;
        }

        /**
         * Compares these bytes with the log and moves on; at the log's end, they become the log. Returns the index of the
         * first byte that differs, with the cursor standing before it, or -1.
         */
        int advance(byte[] bytes, int from, int to, int reader) {
            int index = from;
            while (index < to) {
                if (at == chunk.length && !nextChunk()) {
                    append(bytes, index, to, reader);
                    chunk = last;
                    at = last.length;
                    return -1;
                }
                int length = Math.min(to - index, chunk.length - at);
                int differs = Arrays.mismatch(chunk.bytes, at, at + length, bytes, index, index + length);
                if (differs >= 0) {
                    at += differs;
                    return index + differs;
                }
                at += length;
                index += length;
            }
            return -1;
        }

        private boolean nextChunk() {
            if (chunk.next == null) {
                return false;
            }
            chunk = chunk.next;
            at = 0;
            return true;
        }

        /** The check of the stream up to here, free to go another way. */
        StreamCheck checkHere() {
            StreamCheck here = chunk.before.copy();
            here.read(chunk.bytes, 0, at);
            return here;
        }

        /** Who wrote the byte after the cursor. */
        int author() {
            return chunk.authorOf(at);
        }

        /** Up to so many bytes on both sides of the cursor, as far as they are in this chunk. */
        byte[] before(int bytes) {
            return Arrays.copyOfRange(chunk.bytes, Math.max(0, at - bytes), at);
        }

        byte[] after(int bytes) {
            return Arrays.copyOfRange(chunk.bytes, at, Math.min(chunk.length, at + bytes));
        }
    }

    /** Tells when the messages of the log arrived at one receiver. */
    static final class Arrivals {
        private Chunk chunk;
        private int message;

        private Arrivals(Chunk chunk, int message) {
            this.chunk = chunk;
            this.message = message;
        }

        /** Everything up to this cursor, and not recorded before, has arrived now. */
        void record(Cursor upTo, long nowNs, Latencies latencies) {
            while (chunk != upTo.chunk) {
                record(chunk.length, nowNs, latencies);
                chunk = chunk.next;
                message = 0;
            }
            record(upTo.at, nowNs, latencies);
        }

        private void record(int end, long nowNs, Latencies latencies) {
            while (message < chunk.messages && chunk.messageEnds[message] <= end) {
                latencies.record(chunk.sentNs[message], nowNs);
                message++;
            }
        }
    }

    /** A piece of the log. The check is as it was before the first byte. */
    private static final class Chunk {
        private final long start;
        private final StreamCheck before;
        private final byte[] bytes = new byte[CHUNK_BYTES];
        private int length;
        private Chunk next;

        private int[] messageEnds = new int[64];
        private long[] sentNs = new long[64];
        private int messages;

        private int[] authors = new int[8];
        private int[] authorEnds = new int[8];
        private int parts;

        Chunk(long start, StreamCheck before) {
            this.start = start;
            this.before = before;
        }

        void append(byte[] from, int at, int count, int author) {
            System.arraycopy(from, at, bytes, length, count);
            length += count;
            if (parts == 0 || authors[parts - 1] != author) {
                addPart(author);
            }
            authorEnds[parts - 1] = length;
        }

        private void addPart(int author) {
            if (parts == authors.length) {
                authors = Arrays.copyOf(authors, 2 * parts);
                authorEnds = Arrays.copyOf(authorEnds, 2 * parts);
            }
            authors[parts++] = author;
        }

        void addMessage(int end, long sent) {
            if (messages == messageEnds.length) {
                messageEnds = Arrays.copyOf(messageEnds, 2 * messages);
                sentNs = Arrays.copyOf(sentNs, 2 * messages);
            }
            messageEnds[messages] = end;
            sentNs[messages++] = sent;
        }

        int authorOf(int at) {
            int part = 0;
            while (part < parts - 1 && authorEnds[part] <= at) {
                part++;
            }
            return authors[part];
        }
    }
}
