package io.hubbub.net;

import io.hubbub.room.Outlet;
import io.netty.channel.Channel;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.internal.net.NetSocketInternal;
import io.vertx.core.net.NetSocket;

/**
 * A TCP connection as an outlet. Vert.x lets every method be called on a closed socket, so nothing is checked here.
 *
 * <p>Goes below the public API for one thing: {@link #abort} must not wait for a peer that doesn't read, and {@code close()}
 * does.
 */
final class SocketOutlet implements Outlet {
    private final NetSocket socket;

    SocketOutlet(NetSocket socket) {
        this.socket = socket;
    }

    @Override
    public void write(Buffer bytes) {
        socket.write(bytes);
    }

    @Override
    public boolean full() {
        return socket.writeQueueFull();
    }

    @Override
    public void pause() {
        socket.pause();
    }

    @Override
    public void resume() {
        socket.resume();
    }

    /** Closing a socket drops what Vert.x has queued for it: so it is closed when a last write of nothing has come through. */
    @Override
    public void close() {
        socket.write(Buffer.buffer())
                .onComplete(done -> socket.shutdownHandler(null).close());
    }

    /** Passes by the channel's handlers: Vert.x's waits until everything is written, as {@code close()} does, and TLS's for a while. */
    @Override
    public void abort() {
        Channel channel = ((NetSocketInternal) socket).channelHandlerContext().channel();
        channel.pipeline().firstContext().close();
    }
}
