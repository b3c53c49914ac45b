package io.hubbub.net;

import io.hubbub.room.Outlet;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
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

    /**
     * From below Vert.x's own handler, which would wait until everything is written, and so for a deaf peer forever. And with a
     * reset, since the kernel would keep what it has, which can be megabytes, and wait for minutes.
     */
    @Override
    public void abort() {
        ChannelHandlerContext handler = ((NetSocketInternal) socket).channelHandlerContext();
        if (handler.channel().isOpen()) {
            handler.channel().config().setOption(ChannelOption.SO_LINGER, 0);
            handler.close();
        }
    }
}
