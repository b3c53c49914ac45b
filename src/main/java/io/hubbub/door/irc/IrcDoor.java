package io.hubbub.door.irc;

import io.hubbub.net.Conversation;
import io.hubbub.net.Door;
import io.hubbub.room.Census;
import io.hubbub.room.Session;

/** The door for IRC clients: rooms are channels with a hash in front. See {@link Command} for what it understands. */
public final class IrcDoor implements Door {
    private final Server server;

    /** @param census for the counts that clients are shown */
    public IrcDoor(IrcOptions options, Census census) {
        this.server = new Server(options, census);
    }

    @Override
    public Conversation open(Session session) {
        return new Client(session, server);
    }

    @Override
    public String sorry() {
        return "ERROR :The server is full. Please try again later.\r\n";
    }
}
