package io.hubbub.door.line;

import io.hubbub.door.DoorPassword;
import io.hubbub.hub.Session;
import io.hubbub.net.Conversation;
import io.hubbub.net.Door;
import io.hubbub.net.FirstBytes;
import io.hubbub.task.Tasks;

/**
 * The door for people with netcat or telnet: a line is speech, a line with a slash a command. See {@link Command} for the
 * commands and {@link LineWire} for what is shown.
 */
public final class LineDoor implements Door {
    private final LineOptions options;
    private final Tasks tasks;
    private final DoorPassword password;

    /** @param password that everybody has to say first */
    LineDoor(LineOptions options, Tasks tasks, DoorPassword password) {
        this.options = options;
        this.tasks = tasks;
        this.password = password;
    }

    @Override
    public Conversation open(Session session) {
        return new Talk(session, options, tasks, password);
    }

    @Override
    public String speaks() {
        return "lines of text, as netcat and telnet send them";
    }

    @Override
    public String refusal(String sentence) {
        return "* " + sentence + "\n";
    }

    @Override
    public FirstBytes firstBytes() {
        return FirstBytes.TELNET;
    }
}
