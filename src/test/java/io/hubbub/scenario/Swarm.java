package io.hubbub.scenario;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Any number of clients on one thread, reading as fast as they can. Call from the test's thread; what clients receive is
 * handed to their sinks on the swarm's. A mistake in a sink comes out of {@link #close}.
 */
final class Swarm implements AutoCloseable {
    private static final int READ_BYTES = 256 * 1024;
    private static final int SMALL_WINDOW_BYTES = 4096;

    /** Takes what one client receives, on the swarm's thread. The buffer is the swarm's own again afterwards. */
    @FunctionalInterface
    interface Sink {
        void received(ByteBuffer bytes);

        /** Takes bytes and forgets them. */
        static Sink none() {
            return bytes -> {};
        }
    }

    private final Selector selector;
    private final Thread thread = new Thread(this::run, "swarm");
    private final List<SwarmClient> clients = new ArrayList<>();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(READ_BYTES);
    private volatile boolean closing;
    private volatile Throwable mistake;

    Swarm() {
        try {
            selector = Selector.open();
        } catch (IOException cannot) {
            throw new AssertionError(cannot);
        }
        thread.setDaemon(true);
        thread.start();
    }

    /** Somebody who is connected and reads. */
    SwarmClient connect(int port, Sink sink) {
        return connect(port, sink, SelectionKey.OP_READ);
    }

    /** Somebody who reads, if the server still takes connections. */
    boolean tryToConnect(int port, Sink sink) {
        try {
            add(port, sink, SelectionKey.OP_READ);
            return true;
        } catch (IOException refused) {
            return false;
        }
    }

    /** So many of them, each with a sink of its own. */
    List<SwarmClient> connect(int port, int count, Supplier<? extends Sink> sinks) {
        List<SwarmClient> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            all.add(connect(port, sinks.get()));
        }
        return all;
    }

    /** Somebody who is connected and doesn't read until told to; its kernel takes as little as a kernel can. */
    SwarmClient connectDeaf(int port, Sink sink) {
        return connect(port, sink, 0);
    }

    private SwarmClient connect(int port, Sink sink, int interest) {
        try {
            return add(port, sink, interest);
        } catch (IOException cannot) {
            throw new AssertionError(cannot);
        }
    }

    private SwarmClient add(int port, Sink sink, int interest) throws IOException {
        SocketChannel channel = SocketChannel.open();
        try {
            if (interest == 0) {
                channel.setOption(StandardSocketOptions.SO_RCVBUF, SMALL_WINDOW_BYTES);
            }
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            channel.configureBlocking(false);
            SwarmClient client = new SwarmClient(channel, sink);
            client.register(selector, interest);
            clients.add(client);
            return client;
        } catch (IOException cannot) {
            channel.close();
            throw cannot;
        }
    }

    private void run() {
        try {
            while (!closing) {
                selector.select(key -> ((SwarmClient) key.attachment()).ready(buffer));
            }
        } catch (IOException | RuntimeException | AssertionError failure) {
            mistake = failure;
        }
    }

    /** Everybody whose connection is there says something. */
    void sendAll(String text) {
        clients.stream().filter(client -> !client.hasEnded()).forEach(client -> client.send(text));
    }

    /** Everybody ends what it sends, and goes on listening. */
    void endInputs() {
        clients.forEach(SwarmClient::endInput);
    }

    /** Whether the server has closed all connections. */
    boolean haveAllEnded() {
        return clients.stream().allMatch(SwarmClient::hasEnded);
    }

    /** Whether everything that anybody was given to send is out, or can't be any more. */
    boolean haveAllSent() {
        return clients.stream().allMatch(client -> client.unsentBytes() == 0 || client.hasEnded());
    }

    /** Breaks all connections. */
    void resetAll() {
        clients.forEach(SwarmClient::reset);
    }

    /** Closes all clients, and tells of what went wrong in here. */
    @Override
    public void close() {
        closing = true;
        selector.wakeup();
        try {
            thread.join(Scenario.PATIENCE.toMillis());
            selector.close();
        } catch (IOException | InterruptedException failure) {
            throw new AssertionError(failure);
        }
        clients.forEach(SwarmClient::close);
        if (mistake != null) {
            throw new AssertionError("in the swarm", mistake);
        }
    }
}
