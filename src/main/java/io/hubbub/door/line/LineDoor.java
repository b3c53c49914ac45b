package io.hubbub.door.line;

import io.hubbub.net.Conversation;
import io.hubbub.net.Door;
import io.hubbub.room.Session;
import io.hubbub.task.Tasks;

/**
 * The door for people with netcat or telnet: a line is speech, a line with a slash a command. See {@link Command} for the
 * commands and {@link LineWire} for what is shown.
 */
public final class LineDoor implements Door {
    private final String room;
    private final int lineBytes;
    private final Tasks tasks;

    /**
     * @param room where everyone who comes in by this door is first
     * @param lineBytes the longest line taken
     */
    public LineDoor(String room, int lineBytes, Tasks tasks) {
        this.room = room;
        this.lineBytes = lineBytes;
        this.tasks = tasks;
    }

    @Override
    public Conversation open(Session session) {
        return new Talk(session, room, lineBytes, tasks);
    }

    @Override
    public String sorry(String why) {
        return "* " + why + "\n";
    }
}
