package io.hubbub.client.bench;

/** One receiver's place in the {@link ReferenceLog}. */
final class LogCursor {
    private final ReferenceLog log;
    private LogChunk chunk;
    private int at;

    LogCursor(ReferenceLog log, LogChunk chunk, int at) {
        this.log = log;
        this.chunk = chunk;
        this.at = at;
    }

    long offset() {
        return chunk.start() + at;
    }

    /**
     * Compares these bytes with the log and moves on; at the log's end, they become the log. Returns the index of the
     * first byte that differs, with the cursor standing before it, or -1.
     */
    int advance(byte[] bytes, int from, int to, int reader) {
        int index = from;
        while (index < to) {
            if (at == chunk.length() && !nextChunk()) {
                append(bytes, index, to, reader);
                return -1;
            }
            int count = Math.min(to - index, chunk.length() - at);
            int differs = chunk.mismatch(at, bytes, index, count);
            if (differs >= 0) {
                at += differs;
                return index + differs;
            }
            at += count;
            index += count;
        }
        return -1;
    }

    private boolean nextChunk() {
        if (chunk.next() == null) {
            return false;
        }
        chunk = chunk.next();
        at = 0;
        return true;
    }

    private void append(byte[] bytes, int from, int to, int author) {
        log.append(bytes, from, to, author);
        chunk = log.last();
        at = chunk.length();
    }

    LogChunk chunk() {
        return chunk;
    }

    /** The place in its chunk. */
    int at() {
        return at;
    }

    /** The check of the stream up to here, free to go another way. */
    StreamCheck checkHere() {
        return chunk.checkAt(at);
    }

    /** The receiver that wrote the byte after the cursor. */
    int author() {
        return chunk.authorOf(at);
    }

    /** Up to so many bytes before the cursor, as far as they are in its chunk. */
    byte[] before(int bytes) {
        return chunk.copy(at - bytes, at);
    }

    /** Up to so many bytes after the cursor, as far as they are in its chunk. */
    byte[] after(int bytes) {
        return chunk.copy(at, at + bytes);
    }
}
