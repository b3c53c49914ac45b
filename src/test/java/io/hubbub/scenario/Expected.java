package io.hubbub.scenario;

import java.nio.ByteBuffer;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Bytes without end that are known beforehand, and who checks that they come, all of them and in order. Each part of them is
 * like no other within a mebibyte.
 */
final class Expected implements Swarm.Sink {
    private static final int PERIOD = 1 << 20;
    private static final ByteBuffer BYTES = ByteBuffer.allocateDirect(2 * PERIOD);

    static {
        byte[] period = new byte[PERIOD];
        new Random(1).nextBytes(period);
        BYTES.put(period).put(period).flip();
    }

    private final AtomicLong received = new AtomicLong();

    /** So many of them from there on; at most a mebibyte. */
    static ByteBuffer bytes(long from, int length) {
        return BYTES.slice((int) (from % PERIOD), length);
    }

    /** How many have come. */
    long received() {
        return received.get();
    }

    @Override
    public void received(ByteBuffer bytes) {
        int length = bytes.remaining();
        int mismatch = bytes.mismatch(bytes(received.get(), length));
        if (mismatch >= 0) {
            throw new AssertionError("something else than expected at byte " + (received.get() + mismatch));
        }
        received.addAndGet(length);
    }
}
