package io.hubbub.door.raw;

import io.hubbub.hub.Recall;
import io.hubbub.hub.Session;
import io.hubbub.net.Conversation;
import io.hubbub.net.Door;
import io.hubbub.net.FirstBytes;
import io.hubbub.net.SpeakerConversation;
import io.hubbub.room.CloseReason;
import io.hubbub.task.ChunkTask;
import io.vertx.core.buffer.Buffer;
import java.util.Optional;

/**
 * Bytes in, the same bytes out to every raw member of the room, the sender included. No framing and no greeting: whatever a
 * program sends is speech, and it is in the room from the start.
 */
public final class RawDoor implements Door {
    private final String room;
    private final Recall recall;
    private final Optional<ChunkTask> task;
    private final boolean refusesOthers;

    /**
     * @param room where everyone who comes in by this door is
     * @param recall what of that a client is given that was said before
     * @param task what is computed for each chunk, beside passing it on; the result is the sender's alone
     * @param refusesOthers whether a client is turned away that begins like one of another protocol
     */
    public RawDoor(String room, Recall recall, Optional<ChunkTask> task, boolean refusesOthers) {
        this.room = room;
        this.recall = recall;
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
        return task.<Conversation>map(t -> new AskingSpeaker(session, t))
                .orElseGet(() -> new SpeakerConversation(session, room, RawWire.INSTANCE, recall));
    }

    /** A speaker for whom something is computed as well. */
    private final class AskingSpeaker extends SpeakerConversation {
        private final ChunkTask.Desk desk;

        AskingSpeaker(Session session, ChunkTask task) {
            super(session, room, RawWire.INSTANCE, recall);
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
