package io.hubbub.net;

import io.hubbub.hub.Outlet;
import io.hubbub.room.CloseReason;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.internal.net.NetSocketInternal;
import io.vertx.core.net.NetSocket;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A TCP connection, with or without TLS. One object for all of a socket's handlers, since idle connections are many. */
final class SocketLink implements Link, Handler<Buffer> {
    /**
     * Bytes that Vert.x may hold for a peer before it counts as full. Little, because it is the peer's own and not shared; enough to
     * fill the system's send buffer again as soon as there is room in it.
     */
    private static final int WRITE_QUEUE_BYTES = 16 * 1024;

    /**
     * When the server goes, the hub takes leave of its sessions; the socket must not go before. With this, even {@code
     * close()} doesn't close: {@link SocketOutlet} takes it away first.
     */
    private static final Handler<Duration> LEFT_TO_THE_HUB = within -> {};

    /**
     * How long what a peer sent before it closed may take to be dealt with, where no half of a connection stays open (TLS): as
     * much as joining a room takes, and not what was read slowly for its amount.
     */
    private static final int LAST_WORDS_MS = 2000;

    private final NetSocket socket;
    private final SocketOutlet outlet;
    private final int unreachableSeconds;

    /** Null until it {@link #begin begins}. */
    private LinkListener listener;

    private boolean broken;

    /**
     * @param send of this event loop
     * @param unreachableSeconds how long the peer's machine may answer nothing at all; 0 for as long as the system bears with it
     */
    SocketLink(NetSocket socket, SystemSend send, int unreachableSeconds) {
        this.socket = socket;
        this.outlet = new SocketOutlet(socket, send);
        this.unreachableSeconds = unreachableSeconds;
    }

    @Override
    public Outlet outlet() {
        return outlet;
    }

    /** Anybody can connect, and a browser does because a page says so. */
    @Override
    public boolean isAgreed() {
        return false;
    }

    @Override
    public void begin(LinkListener newListener) {
        listener = newListener;
        socket.closeHandler(nothing -> closed());
        KeepAlive.setUp(channel(), unreachableSeconds);
        socket.setWriteQueueMaxSize(WRITE_QUEUE_BYTES);
        socket.handler(this);
        outlet.serves(listener);
        socket.exceptionHandler(error -> broken = true);
        socket.shutdownHandler(LEFT_TO_THE_HUB);
        if (socket.isSsl()) {
            // Comes after what waited to be read, and at a reset, too.
            socket.endHandler(nothing -> endedUnbroken());
        } else {
            keepHalfOpen((NetSocketInternal) socket);
        }
    }

    private Channel channel() {
        return ((NetSocketInternal) socket).channelHandlerContext().channel();
    }

    /**
     * A peer that has sent everything may still want to hear: {@code echo 100 | nc -N host 1234}. While nothing is read from
     * it, what it has sent waits, and the report of its end would come first: so that is made a chunk, an empty one.
     */
    private void keepHalfOpen(NetSocketInternal internal) {
        Channel channel = channel();
        channel.config().setOption(ChannelOption.ALLOW_HALF_CLOSURE, true);
        internal.eventHandler(event -> {
            if (event == ChannelInputShutdownEvent.INSTANCE) {
                listener.contain(() -> {
                    channel.pipeline().fireChannelRead(Unpooled.EMPTY_BUFFER).fireChannelReadComplete();
                    outlet.inputEnded();
                });
            }
        });
    }

    @Override
    public void handle(Buffer chunk) {
        if (chunk.length() == 0) {
            listener.ended();
        } else {
            listener.heard(chunk.length());
            listener.received(chunk);
        }
    }

    private void endedUnbroken() {
        if (!broken) {
            listener.ended();
        }
    }

    private void closed() {
        if (socket.isSsl() && !broken && outlet.isPaused()) {
            // Netty keeps to itself what is thrown in there.
            channel()
                    .eventLoop()
                    .schedule(() -> listener.contain(this::tellClosed), LAST_WORDS_MS, TimeUnit.MILLISECONDS);
        } else {
            tellClosed();
        }
    }

    /** A connection that breaks while it is written to closes without an error and without an end. */
    private void tellClosed() {
        listener.closed(broken || !outlet.hasInputEnded() ? CloseReason.NETWORK_ERROR : CloseReason.PEER_CLOSED);
    }
}
