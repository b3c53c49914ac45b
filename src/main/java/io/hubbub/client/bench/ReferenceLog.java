package io.hubbub.client.bench;

/**
 * The one stream that all receivers must see. The receiver furthest ahead writes it, and there its messages are read and
 * checked, once; the others only compare bytes with it. It is a chain of chunks that only leads forward: cursors hold the
 * chunk they are at, so what every cursor has passed is garbage.
 */
final class ReferenceLog {
    private final StreamCheck check;
    private final SendTimes times;
    private final Listener listener;
    private LogChunk last;

    /** Learns of each message when it is first seen. */
    interface Listener {
        void found(int sender, long number);
    }

    /** @param check of a stream that has not begun */
    ReferenceLog(StreamCheck check, SendTimes times, Listener listener) {
        this.check = check;
        this.listener = listener;
        this.times = times;
        this.last = new LogChunk(0, check.copy());
    }

    /** The check of the whole stream so far. */
    StreamCheck check() {
        return check;
    }

    /** The check has found a message. Returns when that was sent. */
    long foundSentNs() {
        listener.found(check.sender(), check.number());
        return times.get(check.sender(), check.number());
    }

    /** When a message was sent. */
    long sentNs(int sender, long number) {
        return times.get(sender, number);
    }

    /** How many bytes it has. */
    long end() {
        return last.start() + last.length();
    }

    LogChunk last() {
        return last;
    }

    /** A cursor at the present end. */
    LogCursor cursor() {
        return new LogCursor(this, last, last.length());
    }

    /** From the present end on: when messages arrive at one receiver. */
    Arrivals arrivals() {
        return new Arrivals(last, last.messages());
    }

    void append(byte[] bytes, int from, int to, int author) {
        int at = from;
        while (at < to) {
            if (last.length() == LogChunk.BYTES) {
                last = last.begin(check);
            }
            at += last.append(bytes, at, to, author, this);
        }
    }
}
