package io.hubbub.net;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.socket.DatagramPacket;
import io.netty.channel.unix.UnixChannelOption;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.internal.ContextInternal;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One instance's socket for datagrams. Goes below Vert.x's own, which cuts off what is longer than 2,048 bytes, looks the host of every
 * datagram up, and keeps any number that the system doesn't take. Used on the instance's event loop.
 */
final class UdpSocket {
    private static final Logger LOG = LoggerFactory.getLogger(UdpSocket.class);

    /** Any datagram fits in there: one is not to be cut off without a word. */
    private static final int READ_BYTES = 65_535;

    /** Datagrams that are read in one turn of the event loop: a flood leaves the other doors every other turn. */
    private static final int DATAGRAMS_A_TURN = 1;

    /**
     * Bytes that may wait in the system, each way, for a moment in which nobody takes them; Linux grants less without root's leave
     * (net.core.rmem_max).
     */
    private static final int SYSTEM_BYTES = 4 << 20;

    /** Bytes that may wait in this process where the system can't be given datagrams directly. */
    private static final int QUEUE_BYTES = 256 * 1024;

    private final Channel channel;
    private final Optional<SystemSend.ToPeers> direct;

    private UdpSocket(Channel channel, SystemSend send) {
        this.channel = channel;
        this.direct = send.toPeers(channel);
    }

    /**
     * Opens one.
     *
     * @param shared whether other instances listen at the same port, which takes the native transport
     * @param taker gets what arrives, on the event loop; the bytes are its own only until it returns, and it never throws
     */
    static Future<UdpSocket> open(
            ContextInternal context, InetSocketAddress local, boolean shared, Consumer<DatagramPacket> taker) {
        Bootstrap bootstrap = new Bootstrap()
                .group(context.nettyEventLoop())
                .channelFactory(context.owner().transport().datagramChannelFactory())
                .option(
                        ChannelOption.RECVBUF_ALLOCATOR,
                        new FixedRecvByteBufAllocator(READ_BYTES).maxMessagesPerRead(DATAGRAMS_A_TURN))
                .option(ChannelOption.WRITE_BUFFER_WATER_MARK, new WriteBufferWaterMark(QUEUE_BYTES / 2, QUEUE_BYTES))
                .option(ChannelOption.SO_RCVBUF, SYSTEM_BYTES)
                .option(ChannelOption.SO_SNDBUF, SYSTEM_BYTES)
                .handler(new Taking(context, taker));
        if (shared) {
            bootstrap.option(UnixChannelOption.SO_REUSEPORT, true);
        }
        Promise<UdpSocket> opened = context.promise();
        bootstrap.bind(local).addListener((io.netty.channel.ChannelFuture bound) -> {
            if (bound.isSuccess()) {
                opened.complete(new UdpSocket(bound.channel(), new SystemSend()));
            } else {
                opened.fail(bound.cause());
            }
        });
        return opened.future();
    }

    /** Passes on what arrives. */
    private static final class Taking extends SimpleChannelInboundHandler<DatagramPacket> {
        private final ContextInternal context;
        private final Consumer<DatagramPacket> taker;

        Taking(ContextInternal context, Consumer<DatagramPacket> taker) {
            this.context = context;
            this.taker = taker;
        }

        @Override
        protected void channelRead0(ChannelHandlerContext ctx, DatagramPacket packet) {
            context.dispatch(packet, taker::accept);
        }

        /** That nobody listens where something was sent, for one: the next datagram may be from anybody. */
        @Override
        public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
            LOG.debug("{}: {}", ctx.channel(), cause.toString());
        }
    }

    int port() {
        return ((InetSocketAddress) channel.localAddress()).getPort();
    }

    /** Sends a part of a buffer as one datagram. Returns whether that is on its way: what the system does not take now is dropped. */
    boolean send(Buffer bytes, int from, int length, InetSocketAddress peer) {
        if (direct.isPresent()) {
            return direct.get().send(bytes, from, length, peer);
        }
        boolean fits = channel.isWritable();
        if (fits) {
            channel.writeAndFlush(
                    new DatagramPacket(Unpooled.wrappedBuffer(bytes.getBytes(from, from + length)), peer),
                    channel.voidPromise());
        }
        return fits;
    }

    Future<Void> close() {
        Promise<Void> closed = Promise.promise();
        channel.close().addListener(done -> closed.complete());
        return closed.future();
    }
}
