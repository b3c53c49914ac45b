package io.hubbub.net;

import io.hubbub.hub.Hub;
import io.hubbub.room.Address;
import io.hubbub.room.CloseReason;
import io.hubbub.stats.ConnectionStats;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.KeyCertOptions;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.NetSocket;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One door's listening socket at one instance, for a door whose visitors talk over plain sockets. Vert.x lets all instances
 * listen on one port, and hands each new connection to one of them in turn. Runs on the instance's event loop.
 */
public final class SocketServer implements DoorServer {
    private static final Logger LOG = LoggerFactory.getLogger(SocketServer.class);

    private final ConnectionStats stats;
    private final ConnectionLimiter limiter;
    private final Door door;
    private final ListenOptions options;
    private final NetServer server;
    private final ConnectionHandler.Common common;
    private final SystemSend send = new SystemSend();

    /** @param limiter shared by this door's servers at all instances */
    public SocketServer(
            Vertx vertx, Hub hub, ConnectionStats stats, ConnectionLimiter limiter, Door door, ListenOptions options) {
        this.stats = stats;
        this.limiter = limiter;
        this.door = door;
        this.options = options;
        this.common = new ConnectionHandler.Common(hub, limiter, options);
        this.server = vertx.createNetServer(Listening.setUp(new NetServerOptions(), options));
    }

    @Override
    public Future<Integer> open() {
        server.connectHandler(this::accept);
        server.exceptionHandler(error -> LOG.info("{}: no connection: {}", options.name(), Listening.shortly(error)));
        return server.listen(options.port(), options.host()).map(NetServer::actualPort);
    }

    @Override
    public Future<Void> present(KeyCertOptions certificate) {
        return server.updateSSLOptions(Listening.tls(certificate, options.asksForCertificates()), true)
                .mapEmpty();
    }

    @Override
    public Future<Void> shutdown(Duration within) {
        return server.shutdown(within);
    }

    private void accept(NetSocket socket) {
        String address = Address.canonical(socket.remoteAddress().hostAddress());
        Optional<CloseReason> barred = limiter.enter(address);
        try {
            barred.ifPresentOrElse(
                    reason -> turnAway(socket, address, reason),
                    () -> ConnectionHandler.begin(common, link(socket), address, door));
        } catch (Throwable mistake) {
            // Before there is a conversation that could end with it; the place is given back with the socket's end.
            socket.closeHandler(nothing -> limiter.leave(address));
            socket.close();
            stats.mistakes().made(options.name() + ": " + address, mistake);
        }
    }

    private Link link(NetSocket socket) {
        return new SocketLink(socket, send, options.unreachableSeconds());
    }

    private void turnAway(NetSocket socket, String address, CloseReason reason) {
        stats.ended(options.name(), address, "", reason);
        socket.closeHandler(nothing -> limiter.leave(address));
        String refusal = door.refusal(limiter.sorry(reason, address));
        if (!refusal.isEmpty()) {
            socket.write(refusal);
        }
        socket.close();
    }
}
