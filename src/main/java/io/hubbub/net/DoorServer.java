package io.hubbub.net;

import io.vertx.core.Future;
import io.vertx.core.net.KeyCertOptions;
import java.time.Duration;

/** One door at one instance, as the code that opens and closes doors sees it. Used on the instance's event loop. */
public interface DoorServer {

    /** Starts to listen. Fails, most often, because the port is taken. The result is the port. */
    Future<Integer> open();

    /** Shows another certificate from the next handshake on, at a door that speaks TLS. Connections stay as they are. */
    Future<Void> present(KeyCertOptions certificate);

    /** Stops to listen. Done once all connections are closed, which is up to their sessions; or after this time. */
    Future<Void> shutdown(Duration within);
}
