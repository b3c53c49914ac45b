package io.hubbub.net;

import io.hubbub.room.Outlet;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelOutboundBuffer;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.internal.net.NetSocketInternal;
import io.vertx.core.net.NetSocket;

/**
 * A TCP connection as an outlet. Vert.x lets every method be called on a closed socket, so nothing is checked here.
 *
 * <p>Goes below the public API where that has no way: {@link #abort} must not wait for a peer that doesn't read, and {@code
 * close()} does; {@link #pause} must stop at once; and as long as nothing waits in front, bytes go out by a {@link SystemSend}, which halves what a
 * delivery costs beyond the system call itself.
 */
final class SocketOutlet implements Outlet {
    private final NetSocket socket;
    private final SystemSend.ToSocket direct;

    /** Whether something went the long way and may still wait there: what follows has to go behind it. */
    private boolean waiting;

    /** @param send of this event loop */
    SocketOutlet(NetSocket socket, SystemSend send) {
        this.socket = socket;
        this.direct = socket.isSsl() ? null : send.to(channel()).orElse(null);
        this.waiting = direct == null;
    }

    @Override
    public void write(Buffer bytes) {
        if (waiting && !hasDrained()) {
            socket.write(bytes);
            return;
        }
        int sent = direct.send(bytes);
        if (sent < bytes.length()) {
            waiting = true;
            socket.write(sent == 0 ? bytes : bytes.slice(sent, bytes.length()));
        }
    }

    @Override
    public boolean full() {
        return waiting && socket.writeQueueFull();
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
        socket.pause();
        channel().config().setAutoRead(false);
    }

    @Override
    public void resume() {
        socket.resume();
        channel().config().setAutoRead(true);
    }

    /** Closing a socket drops what Vert.x has queued for it: so it is closed when a last write of nothing has come through. */
    @Override
    public void close() {
        waiting = true;
        socket.write(Buffer.buffer())
                .onComplete(done -> socket.shutdownHandler(null).close());
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
