package io.hubbub.door.demo;

import io.hubbub.hub.Session;
import io.hubbub.net.Conversation;
import io.hubbub.net.Door;

/** Gives back what it gets, as RFC 862 asks. Who doesn't read the echo is not read from. */
public final class EchoDoor implements Door {
    @Override
    public String speaks() {
        return "the echo protocol";
    }

    @Override
    public Conversation open(Session session) {
        return session::reply;
    }
}
