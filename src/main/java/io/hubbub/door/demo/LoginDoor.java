package io.hubbub.door.demo;

import io.hubbub.hub.Session;
import io.hubbub.net.Conversation;
import io.hubbub.net.Door;
import io.hubbub.room.CloseReason;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;

/**
 * Greets, answers the first data with a login's success, and closes. The answer is framed like a netstring: the length in
 * bytes, a colon, so many bytes, a comma.
 */
public final class LoginDoor implements Door {
    private static final Buffer GREETING = Buffer.buffer("hello client\r\n");
    private static final Buffer SUCCESS =
            frame("<event> <object>USER</object> <action>LOGINSUCCESS</action> <data> </data></event>");

    @Override
    public String speaks() {
        return "a login protocol";
    }

    @Override
    public Conversation open(Session session) {
        return new Login(session);
    }

    private static Buffer frame(String xml) {
        int size = xml.getBytes(StandardCharsets.UTF_8).length;
        return Buffer.buffer(size + ":" + xml + ",");
    }

    private record Login(Session session) implements Conversation {
        @Override
        public void began() {
            session.reply(GREETING);
        }

        @Override
        public void received(Buffer chunk) {
            session.reply(SUCCESS);
            session.close(CloseReason.SERVED);
        }
    }
}
