package io.hubbub.client.bench;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.WriteStream;
import java.util.List;
import java.util.function.LongUnaryOperator;

/**
 * Says numbered messages, taking the senders in turn. What is due for one sender goes out in one write.
 *
 * <p>On a raw door nothing frames a message, so the server may cut a sender's bytes where its read buffer ends, and
 * another's words may come between. With several speakers, each therefore never has more in flight than fits into the
 * smallest read buffer in common use.
 */
final class Senders {
    static final int SAFE_RAW_BYTES = 2048;
    private static final int MAX_WRITE_BYTES = 1 << 16;

    private final List<? extends WriteStream<Buffer>> sockets;
    private final MessageFormat format;
    private final Packing packing;
    private final StreamCheck seen;
    private final SendTimes times;
    private final int maxBatch;
    private final long maxInFlight;

    /** How a server can tell several messages in one write apart. */
    enum Boundaries {
        /** Each, whatever stands around it. */
        KEPT,
        /** None: what is said at once may be torn apart. */
        NONE,
        /** A write is a message. */
        WRITES;

        static Boundaries of(Dialect dialect) {
            return switch (dialect) {
                case RAW -> NONE;
                case UDP -> WRITES;
                case LINE, IRC, WS, REDIS -> KEPT;
            };
        }
    }

    private final long[] sent;
    private long total;
    private int turn;

    /**
     * @param seen tells which of the messages have come back
     */
    Senders(
            List<? extends WriteStream<Buffer>> sockets,
            MessageFormat format,
            Packing packing,
            StreamCheck seen,
            SendTimes times,
            Boundaries boundaries) {
        this.sockets = sockets;
        this.format = format;
        this.packing = packing;
        this.seen = seen;
        this.times = times;
        this.sent = new long[sockets.size()];
        boolean careful = boundaries == Boundaries.NONE && sockets.size() > 1;
        int inOneWrite = Math.max(1, (careful ? SAFE_RAW_BYTES : MAX_WRITE_BYTES) / packedBytes());
        this.maxBatch = boundaries == Boundaries.WRITES ? 1 : inOneWrite;
        this.maxInFlight = careful ? maxBatch : times.perSender();
    }

    private int packedBytes() {
        return packing.bytes(format.textBytes());
    }

    /**
     * Lets the next sender that can speak say up to so many messages. Returns how many those were: 0 when none can now.
     *
     * @param timeNs when the nth message of all is, or should have been, sent
     */
    int say(int count, LongUnaryOperator timeNs) {
        for (int tried = 0; tried < sent.length; tried++) {
            int sender = turn;
            turn = (turn + 1) % sent.length;
            int batch = (int) Math.min(count, Math.min(maxBatch, canSay(sender)));
            if (batch > 0) {
                write(sender, batch, timeNs);
                return batch;
            }
        }
        return 0;
    }

    private long canSay(int sender) {
        return sockets.get(sender).writeQueueFull() ? 0 : maxInFlight - (sent[sender] - seen.next(sender));
    }

    private void write(int sender, int batch, LongUnaryOperator timeNs) {
        byte[] bytes = new byte[batch * packedBytes()];
        for (int at = 0; at < bytes.length; at += packedBytes()) {
            times.put(sender, sent[sender], timeNs.applyAsLong(total));
            pack(bytes, at, sender, sent[sender]);
            sent[sender]++;
            total++;
        }
        sockets.get(sender).write(Buffer.buffer(bytes));
    }

    private void pack(byte[] bytes, int at, int sender, long number) {
        format.write(bytes, at + packing.textAt(), sender, number);
        packing.pack(bytes, at, format.textBytes());
    }

    /** Sends a marker; it is not counted as a message. */
    void mark(long number) {
        byte[] bytes = new byte[packedBytes()];
        pack(bytes, 0, MessageFormat.MARKER, number);
        sockets.get(0).write(Buffer.buffer(bytes));
    }

    int size() {
        return sent.length;
    }

    /** How many messages were sent by all. */
    long total() {
        return total;
    }
}
