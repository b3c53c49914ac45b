package io.hubbub.client;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;

/** The connection under a {@link Talk}. Used on one event loop. */
interface Connection {
    /** Completes when the system has taken the bytes. */
    Future<Void> write(Buffer bytes);

    /** Hangs up; the listener then hears of the end. */
    void close();

    /** Sets the listener for what comes, what goes wrong, and the end; once. */
    void listen(Handler<Buffer> data, Handler<Throwable> failure, Runnable end);

    /** Over TCP, with or without TLS. */
    static Connection of(NetSocket socket) {
        return new Connection() {
            @Override
            public Future<Void> write(Buffer bytes) {
                return socket.write(bytes);
            }

            @Override
            public void close() {
                socket.close();
            }

            @Override
            public void listen(Handler<Buffer> data, Handler<Throwable> failure, Runnable end) {
                socket.handler(data);
                socket.exceptionHandler(failure);
                socket.endHandler(ended -> end.run());
            }
        };
    }
}
