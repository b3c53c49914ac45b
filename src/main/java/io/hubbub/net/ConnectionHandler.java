package io.hubbub.net;

import io.hubbub.hub.Connection;
import io.hubbub.hub.Hub;
import io.hubbub.hub.Outlet;
import io.hubbub.hub.Session;
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
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One accepted socket, from its first byte to its last: ties socket, session and conversation together, with a WebSocket between
 * if there is one. One object for all of a socket's handlers, since idle connections are many.
 */
final class ConnectionHandler implements Handler<Buffer>, WebSocketLink.Peer {
    private static final Logger LOG = LoggerFactory.getLogger(ConnectionHandler.class);

    /**
     * What Vert.x may hold for a peer before it counts as full. Little, because it is the peer's own and not shared; enough to
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

    private final Hub hub;
    private final ConnectionLimiter gate;
    private final String address;
    private final SocketOutlet socketOutlet;

    /** Null on a plain socket. */
    private final WebSocketLink link;

    private final Session session;
    private final Conversation conversation;
    private final Door door;

    /** Whether it is not known yet, nor as good as known, that the peer speaks the door's protocol. */
    private boolean opens;

    /** Null unless bytes have come of which that is not known yet: most idle connections have sent none. */
    private Opening opening;

    private Runnable whenClosed = () -> {};
    private boolean broken;

    private ConnectionHandler(
            Place place, NetSocket socket, String address, Door door, Function<Outlet, WebSocketLink> linking) {
        this.hub = place.hub();
        this.gate = place.gate();
        this.address = address;
        this.socketOutlet = new SocketOutlet(socket, place.send());
        this.link = linking.apply(socketOutlet);
        ListenOptions options = place.options();
        this.session = hub.open(new Connection(options.name(), address, outlet(), options.session()));
        this.door = door;
        this.conversation = open();
    }

    /** A door that makes a mistake here ends the session before it has begun. */
    private Conversation open() {
        try {
            opens = link == null && door.firstBytes() != FirstBytes.ANYTHING;
            return door.open(session);
        } catch (Throwable mistake) {
            session.mistaken(mistake);
            return chunk -> {};
        }
    }

    /** What all visits at one door of one instance have in common. */
    record Place(Hub hub, ConnectionLimiter gate, SystemSend send, ListenOptions options) {}

    /** Somebody has come in. */
    static void begin(Place place, NetSocket socket, String address, Door door) {
        begin(new ConnectionHandler(place, socket, address, door, outlet -> null), socket, place.options());
    }

    /** Somebody has come in by a WebSocket, for which the socket is ready: what is written goes into frames. */
    static ConnectionHandler begin(
            Place place, NetSocket socket, String address, Door door, Function<Outlet, WebSocketLink> linking) {
        ConnectionHandler visit = new ConnectionHandler(place, socket, address, door, linking);
        visit.link.listen(visit);
        begin(visit, socket, place.options());
        return visit;
    }

    private static void begin(ConnectionHandler visit, NetSocket socket, ListenOptions options) {
        visit.session.listen(visit.conversation);
        socket.closeHandler(nothing -> visit.closed(socket));
        visit.session.contain(() -> visit.setUp(socket, options));
        visit.session.tell(listener -> visit.conversation.began());
    }

    private void setUp(NetSocket socket, ListenOptions options) {
        KeepAlive.setUp(channel(socket), options.unreachableSeconds());
        socket.setWriteQueueMaxSize(WRITE_QUEUE_BYTES);
        socket.handler(this);
        socketOutlet.serves(session);
        socket.exceptionHandler(error -> broken = true);
        socket.shutdownHandler(LEFT_TO_THE_HUB);
        if (socket.isSsl()) {
            // Comes after what waited to be read, and at a reset, too.
            socket.endHandler(nothing -> endedUnbroken());
        } else {
            keepHalfOpen((NetSocketInternal) socket);
        }
    }

    private static Channel channel(NetSocket socket) {
        return ((NetSocketInternal) socket).channelHandlerContext().channel();
    }

    private Outlet outlet() {
        return link == null ? socketOutlet : link;
    }

    /** Does something when the connection is closed for good. */
    void whenClosed(Runnable action) {
        whenClosed = action;
    }

    /** So late it is, for a WebSocket. */
    void tick(int nowSeconds) {
        if (session.isOpen()) {
            session.contain(() -> link.tick(nowSeconds));
        }
    }

    /**
     * A peer that has sent everything may still want to hear: {@code echo 100 | nc -N host 1234}. While nothing is read from
     * it, what it has sent waits, and the news of its end would come first: so that is made a chunk, an empty one.
     */
    private void keepHalfOpen(NetSocketInternal socket) {
        Channel channel = channel(socket);
        channel.config().setOption(ChannelOption.ALLOW_HALF_CLOSURE, true);
        socket.eventHandler(event -> {
            if (event == ChannelInputShutdownEvent.INSTANCE) {
                session.contain(() -> {
                    channel.pipeline().fireChannelRead(Unpooled.EMPTY_BUFFER).fireChannelReadComplete();
                    socketOutlet.inputEnded();
                });
            }
        });
    }

    /** What comes after the end is read to be dropped. */
    @Override
    public void handle(Buffer chunk) {
        if (!session.isOpen()) {
            return;
        }
        if (chunk.length() == 0) {
            ended();
        } else {
            received(chunk);
        }
    }

    private void received(Buffer chunk) {
        session.reading().received(chunk.length());
        try {
            if (link != null) {
                link.received(chunk);
            } else if (opens) {
                opening = opening == null ? new Opening(door.firstBytes()) : opening;
                judge(opening.take(chunk));
            } else {
                conversation.received(chunk);
            }
        } catch (Throwable mistake) {
            session.mistaken(mistake);
            session.close(CloseReason.INTERNAL_ERROR);
        }
    }

    /** What has come so far is dealt with, waits for more, or is none of the door's business. */
    private void judge(Opening.Verdict verdict) {
        Opening judged = opening;
        if (verdict != Opening.Verdict.UNDECIDED) {
            judged.stopWaiting();
            opening = null;
            opens = false;
        }
        if (verdict == Opening.Verdict.FOREIGN) {
            turnAway(judged.foreign());
            return;
        }
        Buffer released = judged.release(verdict);
        if (released != null) {
            conversation.received(released);
        } else if (opening != null) {
            opening.whenNothingMoreComes(this::endOpening);
        }
    }

    private void turnAway(Foreign foreign) {
        // That it ends is logged for everybody, with the reason; here is what it spoke.
        LOG.debug("{}: {} speaks {}", session.door(), address, foreign.name());
        Buffer answer = foreign.answer(door);
        if (answer.length() > 0) {
            session.reply(answer);
        }
        session.close(CloseReason.FOREIGN_PROTOCOL);
    }

    /** What is held waits for nothing more. */
    private void endOpening() {
        if (opening != null && session.isOpen()) {
            session.tell(listener -> judge(opening.end()));
        }
    }

    @Override
    public void sent(Buffer lines) {
        if (session.isOpen()) {
            conversation.received(lines);
        }
    }

    @Override
    public void ended() {
        endOpening();
        session.tell(listener -> {
            if (listener.inputEnded()) {
                session.close(CloseReason.PEER_CLOSED);
            }
        });
    }

    @Override
    public void fails(CloseReason why) {
        session.close(why);
    }

    private void endedUnbroken() {
        if (!broken && session.isOpen()) {
            ended();
        }
    }

    private void closed(NetSocket socket) {
        if (socket.isSsl() && !broken && session.reading().isPaused()) {
            // Netty keeps to itself what is thrown in there.
            channel(socket)
                    .eventLoop()
                    .schedule(() -> session.contain(this::gone), LAST_WORDS_MS, TimeUnit.MILLISECONDS);
        } else {
            gone();
        }
        session.contain(whenClosed);
    }

    /** A connection that breaks while it is written to closes without an error and without an end. */
    private void gone() {
        try {
            endOpening();
            session.gone(broken || !socketOutlet.hasInputEnded() ? CloseReason.NETWORK_ERROR : CloseReason.PEER_CLOSED);
        } finally {
            hub.closed(outlet());
            gate.leave(address);
        }
    }
}
