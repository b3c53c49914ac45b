package io.hubbub.door.demo;

import io.hubbub.hub.Session;
import io.hubbub.net.Conversation;
import io.hubbub.net.Door;
import io.hubbub.room.CloseReason;
import io.vertx.core.buffer.Buffer;

/** Says hello and closes. */
public final class HelloDoor implements Door {
    private static final Buffer HELLO = Buffer.buffer("hello world\r\n");

    @Override
    public Conversation open(Session session) {
        return new Greeting(session);
    }

    private record Greeting(Session session) implements Conversation {
        @Override
        public void began() {
            session.reply(HELLO);
            session.close(CloseReason.SERVED);
        }

        @Override
        public void received(Buffer chunk) {
            // Said to a door that doesn't listen.
        }
    }
}
