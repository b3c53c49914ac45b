package io.hubbub.client;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.NetSocket;

/** A server on a free port of the loopback address, with its own event loop, that does what a test tells it. */
public final class FakeServer implements AutoCloseable {
    private final Vertx vertx = Tools.oneLoop();
    private final NetServer server;

    public FakeServer(Handler<NetSocket> onConnect) {
        this(new NetServerOptions(), onConnect);
    }

    public FakeServer(NetServerOptions options, Handler<NetSocket> onConnect) {
        server = vertx.createNetServer(options.setHost("127.0.0.1").setPort(0)).connectHandler(onConnect);
        server.listen().await();
    }

    public Endpoint endpoint() {
        return new Endpoint("127.0.0.1", server.actualPort());
    }

    /** An endpoint at which nothing listens: the port was free a moment ago. */
    public static Endpoint nobody() {
        try (FakeServer server = new FakeServer(socket -> {})) {
            return server.endpoint();
        }
    }

    @Override
    public void close() {
        vertx.close().await();
    }
}
