package io.hubbub.door.irc;

import io.hubbub.hub.Grants;
import io.hubbub.hub.Session;
import io.hubbub.net.Conversation;
import io.hubbub.net.Door;
import io.hubbub.net.FirstBytes;
import io.hubbub.stats.Presence;
import io.hubbub.task.Tasks;

/** The door for IRC clients: rooms are channels with a hash in front. See {@link Command} for what it understands. */
public final class IrcDoor implements Door {
    static final String PROTOCOL = "IRC";

    private final Server server;

    /**
     * @param headcount for the counts that clients are shown
     * @param tasks what clients may let the server compute
     * @param grants gives operators of the server their rights
     */
    public IrcDoor(IrcOptions options, Presence headcount, Tasks tasks, Grants grants) {
        this.server = new Server(options, headcount, tasks, grants);
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
