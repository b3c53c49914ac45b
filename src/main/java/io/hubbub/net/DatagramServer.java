package io.hubbub.net;

import io.hubbub.hub.Hub;
import io.hubbub.room.Address;
import io.hubbub.room.CloseReason;
import io.hubbub.stats.ConnectionStats;
import io.hubbub.stats.DatagramStats;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.socket.DatagramPacket;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.net.KeyCertOptions;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;

/**
 * One door for datagrams at one instance. A stranger's datagram is answered with a cookie, which is shorter than it; one that sends
 * its cookie back has proved its address, and becomes a member. With the native transport every instance listens at the door's
 * port, and the system spreads peers over them (SO_REUSEPORT); without it the first instance has them all. Runs on the instance's
 * event loop.
 */
public final class DatagramServer implements DoorServer {
    /**
     * Most bytes of datagrams that arrived at other instances and are on their way here: as much as comes in while a loop is busy for a
     * moment, and a large datagram now and then.
     */
    static final int HANDED_OVER_BYTES = 1 << 20;

    /** The memory that a datagram on its way takes besides its bytes. */
    static final int ONE_BYTES = 256;

    /** How long the log says nothing more about a reason for which an address is turned away. */
    private static final long TURNED_AWAY_NS = TimeUnit.MINUTES.toNanos(1);

    /** Addresses and reasons of which that is remembered. */
    private static final int TURNED_AWAY = 1000;

    private final ContextInternal context;
    private final ConnectionStats stats;
    private final ConnectionLimiter limiter;
    private final Door door;
    private final ListenOptions options;
    private final DatagramPeers peers;
    private final LongSupplier clockNs;
    private final Cookies cookies;
    private final ConnectionHandler.Common common;
    private final Promise<Void> allGone = Promise.promise();

    /** Changed by other instances, too. */
    private final AtomicInteger handedOverBytes = new AtomicInteger();

    /** A cookie that comes again and again is one datagram each time, and would be a line each time. */
    private final RepeatLimiter turnedAway = new RepeatLimiter(TURNED_AWAY_NS, TURNED_AWAY);

    /** Null until it listens, and where another instance does. */
    private UdpSocket socket;

    private int links;
    private boolean closing;

    /**
     * @param limiter shared by this door's servers at all instances
     * @param peers shared by them, too
     * @param clockNs a clock for durations
     */
    public DatagramServer(
            Vertx vertx,
            Hub hub,
            ConnectionStats stats,
            ConnectionLimiter limiter,
            Door door,
            ListenOptions options,
            DatagramPeers peers,
            LongSupplier clockNs) {
        this.context = (ContextInternal) vertx.getOrCreateContext();
        this.stats = stats;
        this.limiter = limiter;
        this.door = door;
        this.options = options;
        this.peers = peers;
        this.clockNs = clockNs;
        this.cookies = new Cookies(peers.secrets());
        this.common = new ConnectionHandler.Common(hub, limiter, options);
    }

    // Opening and closing.

    @Override
    public Future<Integer> open() {
        boolean shared = context.owner().isNativeTransportEnabled();
        Future<Integer> port = peers.port(() -> resolve().compose(host -> openFirst(host, shared)));
        return port.compose(number -> socket != null || !shared
                ? Future.succeededFuture(number)
                : resolve().compose(host -> listen(new InetSocketAddress(host, number), true)));
    }

    private Future<InetAddress> resolve() {
        Promise<InetAddress> resolved = context.promise();
        context.owner()
                .nameResolver()
                .resolve(context.nettyEventLoop(), options.host())
                .addListener((io.netty.util.concurrent.Future<InetSocketAddress> done) -> {
                    if (done.isSuccess()) {
                        resolved.complete(done.getNow().getAddress());
                    } else {
                        resolved.fail(done.cause());
                    }
                });
        return resolved.future();
    }

    private Future<Integer> openFirst(InetAddress host, boolean shared) {
        InetSocketAddress wanted = new InetSocketAddress(host, Math.max(0, options.port()));
        try {
            return listen(shared ? ours(wanted) : wanted, shared);
        } catch (IOException taken) {
            return Future.failedFuture(taken);
        }
    }

    /** A port that can be shared could be another process's, which shares its, too; one that can be had alone is nobody's. */
    private static InetSocketAddress ours(InetSocketAddress wanted) throws IOException {
        try (DatagramSocket alone = new DatagramSocket(wanted)) {
            return new InetSocketAddress(wanted.getAddress(), alone.getLocalPort());
        }
    }

    private Future<Integer> listen(InetSocketAddress local, boolean shared) {
        return UdpSocket.open(context, local, shared, this::received).map(opened -> {
            socket = opened;
            return opened.port();
        });
    }

    /** There is no certificate to show. */
    @Override
    public Future<Void> present(KeyCertOptions certificate) {
        return Future.succeededFuture();
    }

    @Override
    public Future<Void> shutdown(Duration within) {
        closing = true;
        checkGone();
        context.owner().setTimer(Math.max(1, within.toMillis()), late -> allGone.tryComplete());
        return allGone.future().compose(gone -> socket == null ? Future.succeededFuture() : socket.close());
    }

    private void checkGone() {
        if (closing && links == 0) {
            allGone.tryComplete();
        }
    }

    // Datagrams in.

    private void received(DatagramPacket packet) {
        InetSocketAddress peer = packet.sender();
        try {
            Optional<DatagramLink> link = peers.find(peer);
            if (link.isPresent()) {
                pass(link.get(), packet.content());
            } else if (!closing) {
                stranger(peer, packet.content());
            }
        } catch (Throwable mistake) {
            stats.mistakes().made(options.name() + ": " + peer, mistake);
        }
    }

    private void pass(DatagramLink link, ByteBuf bytes) {
        if (link.server() == this) {
            link.take(bytes);
        } else {
            link.server().handOver(link, bytes);
        }
    }

    /**
     * Called on another instance's event loop, where a peer of this one's has been heard: the system spreads them anew when an instance
     * opens.
     */
    private void handOver(DatagramLink link, ByteBuf bytes) {
        int cost = bytes.readableBytes() + ONE_BYTES;
        if (handedOverBytes.addAndGet(cost) > HANDED_OVER_BYTES) {
            handedOverBytes.addAndGet(-cost);
            count(DatagramStats.Fate.UNREAD);
            return;
        }
        ByteBuf copy = Unpooled.copiedBuffer(bytes);
        context.runOnContext(here -> {
            handedOverBytes.addAndGet(-cost);
            stats.mistakes().contain(options.name() + ": " + link.peer(), () -> link.take(copy));
        });
    }

    /** Is sent less than it has sent, and nothing of it is kept. */
    private void stranger(InetSocketAddress peer, ByteBuf bytes) {
        int length = bytes.readableBytes();
        if (peer.getPort() < Cookies.LOWEST_PORT) {
            count(DatagramStats.Fate.IGNORED);
        } else if (cookies.isValid(bytes, peer, clockNs.getAsLong())) {
            admit(peer);
        } else if (length < Cookies.SHORTEST_BYTES) {
            count(DatagramStats.Fate.IGNORED);
        } else {
            count(DatagramStats.Fate.COOKIE);
            Buffer cookie = cookies.answer(peer, length, clockNs.getAsLong());
            socket.send(cookie, 0, cookie.length(), peer);
        }
    }

    private void admit(InetSocketAddress peer) {
        String address = Address.canonical(peer.getAddress().getHostAddress());
        Optional<CloseReason> barred = limiter.admit(address);
        if (barred.isPresent()) {
            turnAway(address, barred.get());
            return;
        }
        DatagramLink link = new DatagramLink(this, peer);
        if (!peers.add(peer, link)) {
            // Its cookie has come twice, and the other one let it in at another instance.
            limiter.leave(address);
            return;
        }
        links++;
        try {
            ConnectionHandler.begin(common, link, address, door);
        } catch (Throwable mistake) {
            // Before there is a conversation that could end with it.
            remove(link);
            limiter.leave(address);
            stats.mistakes().made(options.name() + ": " + address, mistake);
        }
    }

    private void turnAway(String address, CloseReason reason) {
        if (turnedAway.isDue(address + reason, clockNs.getAsLong())) {
            stats.ended(options.name(), address, "", reason);
        } else {
            stats.served(options.name(), address, reason);
        }
    }

    // Datagrams out.

    void send(Buffer datagrams, InetSocketAddress peer) {
        Datagrams.each(datagrams, (all, from, length) -> {
            if (!socket.send(all, from, length, peer)) {
                count(DatagramStats.Fate.UNSENT);
            }
        });
    }

    void count(DatagramStats.Fate fate) {
        stats.datagrams().add(fate);
    }

    /** A link is over. */
    void remove(DatagramLink link) {
        peers.remove(link.peer(), link);
        links--;
        checkGone();
    }
}
