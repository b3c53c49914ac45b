package io.hubbub.door;

import io.hubbub.config.Keys;
import io.hubbub.net.Door;
import io.hubbub.net.DoorServer;
import io.hubbub.net.SocketServer;

/** The options of a door whose visitors talk over plain sockets. */
public abstract class SocketOptions extends ServedOptions {
    protected SocketOptions(Keys keys) {
        super(keys);
    }

    /** What visitors talk to, at one instance. */
    public abstract Door door(Services services);

    @Override
    public final DoorServer server(Place place) {
        Services services = place.services();
        return new SocketServer(
                services.vertx(),
                place.hub(),
                services.census(),
                place.gates().people(),
                door(services),
                place.listen());
    }
}
