package io.hubbub.door.raw;

import io.hubbub.hub.Session;
import io.hubbub.net.Conversation;
import io.hubbub.net.Door;
import io.hubbub.net.FirstBytes;
import io.hubbub.room.CloseReason;
import io.hubbub.room.DirectMessage;
import io.hubbub.room.Refusal;
import io.hubbub.room.RoomState;
import io.hubbub.room.Speech;
import io.hubbub.task.ChunkTask;
import io.vertx.core.buffer.Buffer;
import java.util.Optional;

/**
 * Bytes in, the same bytes out to every raw member of the room, the sender included. No framing and no greeting: whatever a
 * program sends is speech, and it is in the room from the start.
 */
public final class RawDoor implements Door {
    private final String room;
    private final Optional<ChunkTask> task;
    private final boolean refusesOthers;

    /**
     * @param room where everyone who comes in by this door is
     * @param task what is computed for each chunk, beside passing it on; the result is the sender's alone
     * @param refusesOthers whether a client is turned away that begins like one of another protocol
     */
    public RawDoor(String room, Optional<ChunkTask> task, boolean refusesOthers) {
        this.room = room;
        this.task = task;
        this.refusesOthers = refusesOthers;
    }

    @Override
    public String speaks() {
        return "raw bytes to a chat room";
    }

    @Override
    public FirstBytes firstBytes() {
        return refusesOthers ? FirstBytes.STREAM : FirstBytes.ANYTHING;
    }

    @Override
    public Conversation open(Session session) {
        return task.<Conversation>map(t -> new AskingSpeaker(session, t)).orElseGet(() -> new Speaker(session));
    }

    /** Somebody in the room; nothing is read before it is there. */
    private class Speaker implements Conversation {
        final Session session;
        private Buffer entrance;

        Speaker(Session session) {
            this.session = session;
        }

        @Override
        public void began() {
            session.reading().pause();
            session.requests().join(room, RawWire.INSTANCE);
        }

        @Override
        public void joined(RoomState state) {
            session.reading().resume();
        }

        @Override
        public void barred(Refusal refusal) {
            session.close(CloseReason.REFUSED);
        }

        /** It asks for no such thing itself: somebody threw it out of the only room it can be in here. */
        @Override
        public void left(String gone) {
            session.close(CloseReason.REFUSED);
        }

        @Override
        public void refused(Refusal refusal) {
            if (refusal.why().isAboutRoom()) {
                session.close(CloseReason.REFUSED);
            } else {
                sayEntrance();
            }
        }

        @Override
        public void renamed(String oldNick, String newNick) {
            sayEntrance();
        }

        @Override
        public void directMessage(DirectMessage message) {
            if (message.speech().kind().isForPeople()) {
                Buffer line = Buffer.buffer();
                RawWire.line(message.from().nick(), message.speech(), line);
                session.reply(line);
            }
        }

        @Override
        public void received(Buffer chunk) {
            Entrance.name(chunk).ifPresentOrElse(name -> enter(name, chunk), () -> say(chunk));
        }

        void say(Buffer chunk) {
            session.requests().say(room, Speech.stream(chunk));
        }

        /** People at other doors see the name from the entrance on; one that can't be had stays bytes. */
        private void enter(String name, Buffer words) {
            entrance = words;
            session.reading().pause();
            session.requests().rename(name);
        }

        private void sayEntrance() {
            if (entrance != null) {
                say(entrance);
                entrance = null;
                session.reading().resume();
            }
        }

        @Override
        public boolean inputEnded() {
            session.finish(CloseReason.PEER_CLOSED, "");
            return false;
        }
    }

    /** A speaker for whom something is computed as well. */
    private final class AskingSpeaker extends Speaker {
        private final ChunkTask.Desk desk;

        AskingSpeaker(Session session, ChunkTask task) {
            super(session);
            this.desk = task.desk(text -> session.reply(Buffer.buffer(text)), session::contain);
        }

        @Override
        public void received(Buffer chunk) {
            desk.ask(chunk);
            super.received(chunk);
        }

        @Override
        public boolean inputEnded() {
            desk.whenIdle(super::inputEnded);
            return false;
        }

        @Override
        public void closed(CloseReason reason) {
            desk.close();
        }
    }
}
