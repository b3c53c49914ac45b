package io.hubbub.scenario;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/** One client of a {@link Swarm}. Its methods may be called on any thread, and none waits. */
final class SwarmClient {
    // What comes after the bytes before it are out.
    private static final ByteBuffer END = ByteBuffer.allocate(0);
    private static final ByteBuffer RESET = ByteBuffer.allocate(0);
    private static final ByteBuffer CLOSE = ByteBuffer.allocate(0);

    private final SocketChannel channel;
    private final Swarm.Sink sink;
    private final Queue<ByteBuffer> output = new ConcurrentLinkedQueue<>();
    private final AtomicLong unsentBytes = new AtomicLong();
    private SelectionKey key;
    private volatile boolean ended;
    private volatile boolean broken;

    SwarmClient(SocketChannel channel, Swarm.Sink sink) {
        this.channel = channel;
        this.sink = sink;
    }

    void register(Selector selector, int interest) throws ClosedChannelException {
        key = channel.register(selector, interest, this);
        selector.wakeup();
    }

    void send(String text) {
        send(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** Sends bytes after what was given before, as fast as the server takes them. They must not change any more. */
    void send(ByteBuffer bytes) {
        unsentBytes.addAndGet(bytes.remaining());
        output.add(bytes);
        want(SelectionKey.OP_WRITE);
    }

    /** Ends what it sends once everything is out, and goes on listening. */
    void endInput() {
        afterOutput(END);
    }

    /** Closes once everything is out. */
    void closeWhenSent() {
        afterOutput(CLOSE);
    }

    /** Breaks the connection once everything is out. */
    void resetWhenSent() {
        afterOutput(RESET);
    }

    private void afterOutput(ByteBuffer step) {
        output.add(step);
        want(SelectionKey.OP_WRITE);
    }

    /** What it was given to send and the kernel has not taken. */
    long unsentBytes() {
        return unsentBytes.get();
    }

    void stopReading() {
        try {
            key.interestOpsAnd(~SelectionKey.OP_READ);
        } catch (CancelledKeyException closed) {
            ended = true;
        }
    }

    void readAgain() {
        want(SelectionKey.OP_READ);
    }

    /** Whether the server has closed the connection, politely or not, as far as this client has noticed. */
    boolean hasEnded() {
        return ended;
    }

    /** Whether the connection was reset. */
    boolean wasReset() {
        return broken;
    }

    void close() {
        try {
            channel.close();
        } catch (IOException failure) {
            broken = true;
        }
        if (key != null) {
            key.selector().wakeup();
        }
    }

    /** Breaks the connection: the server gets a reset. */
    void reset() {
        try {
            channel.setOption(StandardSocketOptions.SO_LINGER, 0);
        } catch (IOException failure) {
            broken = true;
        }
        close();
    }

    private void want(int operation) {
        try {
            key.interestOpsOr(operation);
            key.selector().wakeup();
        } catch (CancelledKeyException closed) {
            ended = true;
        }
    }

    /** On the swarm's thread. */
    void ready(ByteBuffer buffer) {
        try {
            if (key.isWritable()) {
                write();
            }
            if (key.isValid() && key.isReadable()) {
                read(buffer);
            }
        } catch (CancelledKeyException | ClosedChannelException closed) {
            ended = true;
        } catch (IOException reset) {
            broken = true;
            ended = true;
            key.cancel();
            close();
        }
    }

    private void read(ByteBuffer buffer) throws IOException {
        buffer.clear();
        int count = channel.read(buffer);
        if (count < 0) {
            ended = true;
            key.interestOpsAnd(~SelectionKey.OP_READ);
        } else {
            sink.received(buffer.flip());
        }
    }

    @SuppressWarnings("ReferenceEquality") // The end is one buffer of its own; an empty one of a test is not the end.
    private void write() throws IOException {
        for (ByteBuffer next = output.peek(); next != null; next = output.peek()) {
            if (next == END) {
                channel.shutdownOutput();
            } else if (next == CLOSE) {
                close();
                return;
            } else if (next == RESET) {
                reset();
                return;
            } else {
                unsentBytes.addAndGet(-channel.write(next));
                if (next.hasRemaining()) {
                    return;
                }
            }
            output.poll();
        }
        key.interestOpsAnd(~SelectionKey.OP_WRITE);
        if (!output.isEmpty()) {
            key.interestOpsOr(SelectionKey.OP_WRITE);
        }
    }
}
