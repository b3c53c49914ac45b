package io.hubbub.door.demo;

import io.hubbub.hub.Session;
import io.hubbub.net.Conversation;
import io.hubbub.net.Door;
import io.hubbub.room.CloseReason;
import io.hubbub.task.ChunkTask;
import io.vertx.core.buffer.Buffer;

/** Runs a task for every chunk received, and answers with the result. */
public final class TaskDoor implements Door {
    private final ChunkTask task;

    public TaskDoor(ChunkTask task) {
        this.task = task;
    }

    @Override
    public String speaks() {
        return "text for a task";
    }

    @Override
    public Conversation open(Session session) {
        return new Asking(session, task.desk(text -> session.reply(Buffer.buffer(text)), session::contain));
    }

    private record Asking(Session session, ChunkTask.Desk desk) implements Conversation {
        @Override
        public void received(Buffer chunk) {
            desk.ask(chunk);
        }

        @Override
        public boolean inputEnded() {
            desk.whenIdle(() -> session.close(CloseReason.PEER_CLOSED));
            return false;
        }

        @Override
        public void closed(CloseReason reason) {
            desk.close();
        }
    }
}
