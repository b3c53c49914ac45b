package io.hubbub.door.raw;

import io.hubbub.net.Conversation;
import io.hubbub.net.Door;
import io.hubbub.room.CloseReason;
import io.hubbub.room.RoomState;
import io.hubbub.room.Session;
import io.hubbub.room.Speech;
import io.vertx.core.buffer.Buffer;

/**
 * Bytes in, the same bytes out to every raw member of the room, the sender included. No framing and no greeting: whatever a
 * program sends is speech, and it is in the room from the start.
 */
public final class RawDoor implements Door {
    private final String room;

    /** @param room where everyone who comes in by this door is */
    public RawDoor(String room) {
        this.room = room;
    }

    @Override
    public Conversation open(Session session) {
        session.readNoMore();
        session.join(room, RawWire.INSTANCE);
        return new Speaker(session);
    }

    private final class Speaker implements Conversation {
        private final Session session;

        Speaker(Session session) {
            this.session = session;
        }

        @Override
        public void joined(RoomState state) {
            session.readOn();
        }

        @Override
        public void received(Buffer chunk) {
            session.say(room, Speech.stream(chunk));
        }

        @Override
        public void inputEnded(Session ended) {
            session.finish(CloseReason.PEER_CLOSED);
        }
    }
}
