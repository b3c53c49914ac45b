package io.hubbub.door.demo;

import io.hubbub.config.DoorKind;
import io.hubbub.config.Keys;
import io.hubbub.door.Services;
import io.hubbub.door.SocketOptions;
import io.hubbub.net.Door;

/** The door that lets everybody in, and says so in a framed XML event. */
public final class LoginOptions extends SocketOptions {
    public static final DoorKind<LoginOptions> KIND = new DoorKind<>("login", 59_769, LoginOptions::new);

    private LoginOptions(Keys keys) {
        super(keys);
    }

    @Override
    public Door door(Services services) {
        return new LoginDoor();
    }
}
