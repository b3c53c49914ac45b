package io.hubbub.door;

import io.hubbub.config.Keys;
import io.hubbub.net.Door;
import io.hubbub.net.DoorServer;
import io.hubbub.net.SocketServer;
import java.util.Optional;

/** The options of a door whose visitors talk over plain sockets. */
public abstract class SocketOptions extends ServedOptions {
    protected SocketOptions(Keys keys) {
        super(keys);
    }

    /** The door that visitors talk to, at one instance. */
    public abstract Door door(Services services);

    /**
     * The same, reached by way of another door.
     *
     * @param password that the other door asks for; empty if it asks for none
     */
    public Door door(Services services, Optional<String> password) {
        return door(services);
    }

    @Override
    public final DoorServer server(DoorContext context) {
        Services services = context.services();
        return new SocketServer(
                services.vertx(),
                context.hub(),
                services.stats(),
                context.limiters().people(),
                door(services),
                context.listen());
    }
}
