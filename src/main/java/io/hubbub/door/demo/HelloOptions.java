package io.hubbub.door.demo;

import io.hubbub.config.DoorKind;
import io.hubbub.config.Keys;
import io.hubbub.door.Services;
import io.hubbub.door.SocketOptions;
import io.hubbub.net.Door;

/** The door that says hello and closes. */
public final class HelloOptions extends SocketOptions {
    public static final DoorKind<HelloOptions> KIND = new DoorKind<>("hello", 1236, HelloOptions::new);

    private HelloOptions(Keys keys) {
        super(keys);
    }

    @Override
    public Door door(Services services) {
        return new HelloDoor();
    }
}
