package io.hubbub.client.bench;

import io.hubbub.client.Endpoint;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetSocket;
import java.util.function.ObjIntConsumer;

/** Opens many connections to one server, some at a time. Confined to one event loop. */
final class Connector {
    /** More would overflow the queue of connections a server has not accepted yet. */
    static final int MAX_PENDING = 200;

    private final NetClient client;
    private final Endpoint endpoint;
    private final int count;
    private final ObjIntConsumer<NetSocket> connected;
    private final Promise<Void> done = Promise.promise();

    private int begun;
    private int open;

    /** @param connected gets each socket before anything can arrive on it, and its index */
    Connector(NetClient client, Endpoint endpoint, int count, ObjIntConsumer<NetSocket> connected) {
        this.client = client;
        this.endpoint = endpoint;
        this.count = count;
        this.connected = connected;
    }

    /** Completes when all are open; fails with the first that could not be opened. */
    Future<Void> connectAll() {
        for (int i = Math.min(count, MAX_PENDING); i > 0; i--) {
            connectNext();
        }
        return done.future();
    }

    private void connectNext() {
        int index = begun++;
        client.connect(endpoint.port(), endpoint.host())
                .onSuccess(socket -> opened(socket, index))
                .onFailure(done::tryFail);
    }

    private void opened(NetSocket socket, int index) {
        connected.accept(socket, index);
        open++;
        if (open == count) {
            done.tryComplete();
        } else if (begun < count && !done.future().isComplete()) {
            connectNext();
        }
    }

    /** How many are, or have been, open. */
    int openCount() {
        return open;
    }
}
