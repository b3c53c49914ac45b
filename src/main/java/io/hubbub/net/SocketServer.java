package io.hubbub.net;

import io.hubbub.room.Census;
import io.hubbub.room.CloseReason;
import io.hubbub.room.Hub;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.NetSocket;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One door's listening socket at one instance, for a door whose visitors talk over plain sockets. Vert.x lets all instances listen on one port, and hands each new connection
 * to one of them in turn. Runs on the instance's event loop.
 */
public final class SocketServer implements DoorServer {
    private static final Logger LOG = LoggerFactory.getLogger(SocketServer.class);

    private static final int COMPLAINT_LENGTH = 120;

    /** Who has not spoken TLS by then is let go: a socket that waits for that counts against no limit but the files. */
    private static final int TLS_HANDSHAKE_SECONDS = 5;

    /** Connections that may wait to be accepted: what Linux grants at most by default. */
    private static final int BACKLOG = 4096;

    private final Census census;
    private final Gate gate;
    private final Door door;
    private final ListenOptions options;
    private final NetServer server;
    private final Visit.Place place;

    /** @param gate shared by this door's servers at all instances */
    public SocketServer(Vertx vertx, Hub hub, Census census, Gate gate, Door door, ListenOptions options) {
        this.census = census;
        this.gate = gate;
        this.door = door;
        this.options = options;
        this.place = new Visit.Place(hub, gate, new SystemSend(), options);
        NetServerOptions net = new NetServerOptions()
                .setAcceptBacklog(BACKLOG)
                .setTcpNoDelay(true)
                .setTcpKeepAlive(true);
        options.tls()
                .ifPresent(certificate -> net.setSsl(true)
                        .setKeyCertOptions(certificate)
                        .setSslHandshakeTimeout(TLS_HANDSHAKE_SECONDS)
                        .setSslHandshakeTimeoutUnit(TimeUnit.SECONDS));
        this.server = vertx.createNetServer(net);
    }

    @Override
    public Future<Integer> open() {
        server.connectHandler(this::accept);
        server.exceptionHandler(error -> LOG.info("{}: no connection: {}", options.name(), shortly(error)));
        return server.listen(options.port(), options.host()).map(NetServer::actualPort);
    }

    /** Plain text at a TLS door comes back in the message, every byte of it. */
    private static String shortly(Throwable error) {
        String text = String.valueOf(error.getMessage() == null ? error : error.getMessage());
        return text.length() <= COMPLAINT_LENGTH ? text : text.substring(0, COMPLAINT_LENGTH) + "...";
    }

    @Override
    public Future<Void> shutdown(Duration within) {
        return server.shutdown(within);
    }

    private void accept(NetSocket socket) {
        String address = socket.remoteAddress().hostAddress();
        gate.enter(address)
                .ifPresentOrElse(
                        reason -> turnAway(socket, address, reason), () -> Visit.begin(place, socket, address, door));
    }

    private void turnAway(NetSocket socket, String address, CloseReason reason) {
        census.ended(options.name(), address, "", reason);
        socket.closeHandler(nothing -> gate.leave(address));
        if (!door.sorry().isEmpty()) {
            socket.write(door.sorry());
        }
        socket.close();
    }
}
