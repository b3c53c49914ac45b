package io.hubbub.door.irc;

import io.hubbub.door.Services;
import io.hubbub.hub.Session;
import io.hubbub.net.Conversation;
import io.hubbub.net.Door;
import io.hubbub.net.FirstBytes;

/** The door for IRC clients: rooms are channels with a hash in front. See {@link Command} for what it understands. */
public final class IrcDoor implements Door {
    static final String PROTOCOL = "IRC";

    private final Server server;

    IrcDoor(IrcOptions options, Services services) {
        this.server = new Server(options, services);
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
