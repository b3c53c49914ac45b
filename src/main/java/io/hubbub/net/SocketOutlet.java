package io.hubbub.net;

import io.hubbub.hub.Outlet;
import io.hubbub.room.CloseReason;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.socket.DuplexChannel;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.internal.net.NetSocketInternal;
import io.vertx.core.net.NetSocket;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A TCP connection as an outlet. Vert.x lets every method be called on a closed socket, so nothing is checked here.
 *
 * <p>Goes below the public API where that has no way: {@link #abort} must not wait for a peer that doesn't read, and {@code
 * close()} does; {@link #pause} must stop at once; the output can be ended before the input; and as long as nothing waits in
 * front, bytes go out by a {@link SystemSend}, which halves what a delivery costs beyond the system call itself.
 */
final class SocketOutlet implements Outlet {
    /**
     * How long a peer that has got everything may go on sending. A system that gets something for a closed socket answers
     * with a reset, and a reset takes from the peer what it has not read yet: the words that tell why it was closed.
     */
    private static final int LINGER_MS = 1000;

    /** How often something is tried again for a peer that doesn't take it and has ended its own sending. */
    private static final int RETRY_MS = 20;

    /** How often a socket that the transport does not watch any more is looked after: such connections are few and short. */
    private static final int WATCH_MS = 1000;

    private final NetSocket socket;
    private final SystemSend.ToSocket direct;

    /** Whether something went the long way and may still wait there: what follows has to go behind it. */
    private boolean waiting;

    /** Whether the peer has said that it sends nothing more; with TLS nobody tells us, and it is believed to have. */
    private boolean inputEnded;

    private boolean closing;
    private boolean paused;

    /** Bytes that the system doesn't take, for a peer that has ended its input; mostly null. */
    private Deque<Buffer> retries;

    /** Told when there is room again after {@link #full}; Vert.x tells too. */
    private Runnable onDrained = () -> {};

    /** Does something later, when nobody else would hear of a mistake in there: Netty keeps it to itself. */
    private Consumer<Runnable> guard = Runnable::run;

    /** @param send of this event loop */
    SocketOutlet(NetSocket socket, SystemSend send) {
        this.socket = socket;
        this.direct = socket.isSsl() ? null : send.to(channel()).orElse(null);
        this.waiting = direct == null;
        this.inputEnded = socket.isSsl();
    }

    /** The session whose outlet it is. */
    void serves(LinkListener listener) {
        onDrained = listener::drained;
        guard = listener::contain;
        socket.drainHandler(nothing -> listener.drained());
    }

    private void later(Runnable action, int ms) {
        channel().eventLoop().schedule(() -> guard.accept(action), ms, TimeUnit.MILLISECONDS);
    }

    @Override
    public void write(Buffer bytes) {
        if (retries != null) {
            retries.add(bytes);
        } else if (waiting && !hasDrained()) {
            socket.write(bytes);
        } else {
            int sent = Math.max(0, direct.send(bytes));
            if (sent < bytes.length()) {
                writeLater(rest(bytes, sent));
            }
        }
    }

    private static Buffer rest(Buffer bytes, int from) {
        return from == 0 ? bytes : bytes.slice(from, bytes.length());
    }

    /**
     * Netty 4.2.18 stops watching a socket whose input has ended, and fails to take it up again when there is something that
     * waits for it (it modifies what it has deleted from epoll): it would be closed in the middle.
     */
    private void writeLater(Buffer bytes) {
        if (inputEnded) {
            retries = new ArrayDeque<>(2);
            retries.add(bytes);
            retryLater();
        } else {
            waiting = true;
            socket.write(bytes);
        }
    }

    private void retryLater() {
        later(this::retry, RETRY_MS);
    }

    private void retry() {
        while (!retries.isEmpty()) {
            Buffer bytes = retries.poll();
            int sent = direct.send(bytes);
            if (sent < 0) {
                abort();
                return;
            }
            if (sent < bytes.length()) {
                retries.addFirst(rest(bytes, sent));
                retryLater();
                return;
            }
        }
        retries = null;
        if (closing) {
            close();
        } else {
            onDrained.run();
        }
    }

    @Override
    public boolean isSecure() {
        return socket.isSsl();
    }

    @Override
    public Optional<byte[]> certificate() {
        return socket.isSsl() ? ClientCertificates.fingerprint(socket.sslSession()) : Optional.empty();
    }

    @Override
    public boolean full() {
        return retries != null || (waiting && socket.writeQueueFull());
    }

    @Override
    public boolean delivers() {
        return TcpState.delivers(channel());
    }

    @Override
    public int confirmed() {
        return TcpState.confirmed(channel());
    }

    private boolean hasDrained() {
        if (direct != null) {
            ChannelOutboundBuffer queue = channel().unsafe().outboundBuffer();
            // Not isEmpty(), which says nothing of what is there and not flushed yet.
            waiting = queue == null || queue.totalPendingWriteBytes() > 0 || socket.writeQueueFull();
        }
        return !waiting;
    }

    /** At once: Vert.x goes on reading until it has a megabyte or more in its queues for each socket. */
    @Override
    public void pause() {
        paused = true;
        socket.pause();
        if (!inputEnded) {
            channel().config().setAutoRead(false);
        }
    }

    @Override
    public void resume() {
        paused = false;
        socket.resume();
        if (!inputEnded) {
            channel().config().setAutoRead(true);
        }
    }

    /**
     * Everything that the peer has sent is here. To be called while Netty is telling so: a moment later reading can't be
     * switched on any more, see {@link #writeLater}, and Vert.x does that when it gets to the last of what waits.
     */
    void inputEnded() {
        inputEnded = true;
        channel().config().setAutoRead(true);
        watch();
        if (closing && retries == null) {
            close();
        }
    }

    /** A peer that is gone altogether, and not only done with sending, answers a write with a reset; Netty hears of none. */
    private void watch() {
        Channel channel = channel();
        if (TcpState.isClosed(channel)) {
            abort();
        } else if (channel.isOpen()) {
            later(this::watch, WATCH_MS);
        }
    }

    boolean isPaused() {
        return paused;
    }

    boolean hasInputEnded() {
        return inputEnded;
    }

    /** Closing a socket drops what Vert.x has queued for it: so it is closed when a last write of nothing has come through. */
    @Override
    public void close(CloseReason why) {
        close();
    }

    private void close() {
        closing = true;
        if (retries == null) {
            waiting = true;
            socket.write(Buffer.buffer()).onComplete(done -> endOutput());
        }
    }

    private void endOutput() {
        if (!inputEnded && channel() instanceof DuplexChannel channel && channel.isActive()) {
            channel.shutdownOutput();
            resume();
            later(this::release, LINGER_MS);
        } else {
            release();
        }
    }

    private void release() {
        socket.shutdownHandler(null).close();
    }

    /**
     * Passes by the channel's handlers: Vert.x's waits until everything is written, as {@code close()} does, and TLS's for a
     * while. And resets the connection, since the system would keep what it has, which can be megabytes, and try for minutes.
     */
    @Override
    public void abort() {
        Channel channel = channel();
        if (channel.isOpen()) {
            channel.config().setOption(ChannelOption.SO_LINGER, 0);
            channel.pipeline().firstContext().close();
        }
    }

    private Channel channel() {
        return ((NetSocketInternal) socket).channelHandlerContext().channel();
    }
}
