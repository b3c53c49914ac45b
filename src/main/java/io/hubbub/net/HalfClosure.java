package io.hubbub.net;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.ChannelPromise;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.internal.buffer.BufferInternal;
import io.vertx.core.net.impl.ConnectionBase;
import java.nio.channels.ClosedChannelException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;

/**
 * Clients of an HTTP server that have sent everything and still wait for their answers: {@code printf … | nc -N host 8080}. Without this
 * Vert.x closes such a connection, whatever is being answered. One for each event loop, used on it.
 *
 * <p>With TLS no half of a connection stays open. Netty's transport for Linux stops watching a socket whose input has ended, and can't take
 * it up again (see {@link SocketOutlet}): so what is written from then on goes out by a {@link SystemSend}, and is tried again if the system
 * has no room.
 */
public final class HalfClosure {
    private static final String NAME = "halfClosure";

    /** How often something is tried again for a client that doesn't take it. */
    private static final int RETRY_MS = 20;

    /** A client that takes nothing for so long is closed. */
    private static final int PATIENCE_MS = 30_000;

    private final SystemSend send = new SystemSend();

    /**
     * Sets up a connection that has just been opened.
     *
     * @param whenEnded told, once, when the client has sent everything; the requests in it have begun or wait for the one before
     */
    public void allow(HttpConnection connection, Runnable whenEnded) {
        if (!connection.isSsl()) {
            Channel channel = channel(connection);
            channel.config().setOption(ChannelOption.ALLOW_HALF_CLOSURE, true);
            SystemSend.ToSocket direct = send.to(channel).orElse(null);
            channel.pipeline().addFirst(NAME, new Head(direct, whenEnded));
        }
    }

    /** The connection is no longer one of HTTP: a {@link SocketLink} cares for its end. */
    public void forget(HttpConnection connection) {
        if (!connection.isSsl()) {
            channel(connection).pipeline().remove(NAME);
        }
    }

    private static Channel channel(HttpConnection connection) {
        return ((ConnectionBase) connection).channel();
    }

    /** The end of the pipeline that is next to the socket. */
    private static final class Head extends ChannelDuplexHandler {
        /** Null if Netty's transport can go on by itself. */
        private final SystemSend.ToSocket direct;

        private final Runnable whenEnded;
        private final Deque<Part> unsent = new ArrayDeque<>(0);
        private boolean ended;
        private boolean retries;
        private int waitedMs;

        private record Part(ByteBuf bytes, ChannelPromise done) {}

        Head(SystemSend.ToSocket direct, Runnable whenEnded) {
            this.direct = direct;
            this.whenEnded = whenEnded;
        }

        @Override
        public void userEventTriggered(ChannelHandlerContext context, Object event) {
            // An unfinished request becomes a bad one with this.
            context.fireUserEventTriggered(event);
            if (event == ChannelInputShutdownEvent.INSTANCE) {
                ended = true;
                whenEnded.run();
            }
        }

        /** There is nothing more to be read, and to try breaks the connection. */
        @Override
        public void read(ChannelHandlerContext context) {
            if (!ended) {
                context.read();
            }
        }

        @Override
        public void write(ChannelHandlerContext context, Object message, ChannelPromise done) {
            if (ended && direct != null && message instanceof ByteBuf bytes) {
                unsent.add(new Part(bytes, done));
            } else {
                context.write(message, done);
            }
        }

        @Override
        public void flush(ChannelHandlerContext context) {
            context.flush();
            if (!retries) {
                send(context);
            }
        }

        private void send(ChannelHandlerContext context) {
            while (!unsent.isEmpty()) {
                if (isBehindOthers(context.channel())) {
                    retryLater(context);
                    return;
                }
                ByteBuf bytes = unsent.peek().bytes();
                int sent = bytes.isReadable() ? direct.send(BufferInternal.buffer(bytes.slice())) : 0;
                if (sent < 0) {
                    context.close();
                    return;
                }
                waitedMs = sent > 0 ? 0 : waitedMs;
                bytes.skipBytes(sent);
                if (!bytes.isReadable()) {
                    Part part = unsent.poll();
                    part.bytes().release();
                    part.done().trySuccess();
                } else if (sent == 0) {
                    retryLater(context);
                    return;
                }
            }
        }

        /** Netty has something from before the input's end, for which it still watches the socket. */
        private static boolean isBehindOthers(Channel channel) {
            ChannelOutboundBuffer queue = channel.unsafe().outboundBuffer();
            return queue != null && queue.totalPendingWriteBytes() > 0;
        }

        private void retryLater(ChannelHandlerContext context) {
            retries = true;
            context.executor().schedule(() -> retry(context), RETRY_MS, TimeUnit.MILLISECONDS);
        }

        private void retry(ChannelHandlerContext context) {
            retries = false;
            waitedMs += RETRY_MS;
            if (waitedMs >= PATIENCE_MS) {
                close(context, context.newPromise());
            } else {
                send(context);
            }
        }

        @Override
        public void close(ChannelHandlerContext context, ChannelPromise done) {
            drop();
            context.close(done);
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) {
            drop();
            context.fireChannelInactive();
        }

        private void drop() {
            for (Part part = unsent.poll(); part != null; part = unsent.poll()) {
                part.bytes().release();
                part.done().tryFailure(new ClosedChannelException());
            }
        }
    }
}
