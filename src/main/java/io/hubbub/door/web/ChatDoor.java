package io.hubbub.door.web;

import io.hubbub.door.DoorPassword;
import io.hubbub.door.Services;
import io.hubbub.hub.Session;
import io.hubbub.net.Conversation;
import io.hubbub.net.Door;
import io.hubbub.task.Tasks;

/** The door for pages and programs that talk JSON. See {@link Verb} for what it understands and {@link JsonWire} for what it tells. */
public final class ChatDoor implements Door {
    private final WebOptions options;
    private final Services.Program program;
    private final Tasks tasks;
    private final ResumeTokens tokens;
    private final DoorPassword password;

    /**
     * @param tasks what clients may let the server compute
     * @param tokens by which they show which earlier session was theirs, shared by all doors of the server
     * @param password that everybody has to say first
     */
    public ChatDoor(
            WebOptions options, Services.Program program, Tasks tasks, ResumeTokens tokens, DoorPassword password) {
        this.options = options;
        this.program = program;
        this.tasks = tasks;
        this.tokens = tokens;
        this.password = password;
    }

    @Override
    public Conversation open(Session session) {
        return new Chat(session, options, program, tasks, tokens, password);
    }
}
