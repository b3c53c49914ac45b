package io.hubbub.door.irc;

import io.hubbub.door.DoorPassword;
import io.hubbub.door.Services;
import io.hubbub.hub.Session;
import io.hubbub.net.Conversation;
import io.hubbub.net.Door;
import io.hubbub.net.FirstBytes;
import java.util.Optional;

/** The door for IRC clients: rooms are channels with a hash in front. See {@link Command} for what it understands. */
public final class IrcDoor implements Door {
    static final String PROTOCOL = "IRC";

    private final Server server;

    /** @param password that clients have to send with PASS; empty for none */
    IrcDoor(IrcOptions options, Services services, Optional<String> password) {
        this.server = new Server(options, services, DoorPassword.at(services, password));
    }

    @Override
    public Conversation open(Session session) {
        return new Client(session, server);
    }

    @Override
    public String speaks() {
        return PROTOCOL;
    }

    @Override
    public String refusal(String sentence) {
        return "ERROR :" + sentence + "\r\n";
    }

    @Override
    public FirstBytes firstBytes() {
        return FirstBytes.LINES;
    }
}
