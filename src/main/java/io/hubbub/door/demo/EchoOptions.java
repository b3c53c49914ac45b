package io.hubbub.door.demo;

import io.hubbub.config.DoorKind;
import io.hubbub.config.Keys;
import io.hubbub.door.Services;
import io.hubbub.door.SocketOptions;
import io.hubbub.net.Door;

/** The door that gives back what it gets. */
public final class EchoOptions extends SocketOptions {
    public static final DoorKind<EchoOptions> KIND = new DoorKind<>("echo", 1235, EchoOptions::new);

    private EchoOptions(Keys keys) {
        super(keys);
    }

    @Override
    public Door door(Services services) {
        return new EchoDoor();
    }
}
