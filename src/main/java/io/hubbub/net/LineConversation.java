package io.hubbub.net;

import io.hubbub.hub.Session;
import io.hubbub.room.CloseReason;
import io.hubbub.task.TaskDesk;
import io.hubbub.task.TaskResult;
import io.hubbub.task.Tasks;
import io.vertx.core.buffer.Buffer;
import java.util.function.Consumer;

/**
 * A conversation in lines, which are dealt with only as fast as what they ask for happens: while the session is paused, the
 * rest waits as the bytes that it came as. A peer that has sent everything stays until everything is answered. Runs on the
 * session's event loop.
 */
public abstract class LineConversation implements Conversation, LineSplitter.Lines {
    protected final Session session;

    /** The steps that the peer's lines ask for, one after the other. */
    public final Steps steps;

    private final LineSplitter lines;

    /** Null until the first task is asked for: most peers never do. */
    private TaskDesk desk;

    private boolean inputEnded;
    private boolean quitting;

    /** @param lineBytes the longest line taken */
    protected LineConversation(Session session, int lineBytes) {
        this.session = session;
        this.steps = new Steps(session, this::finishIfDone);
        this.lines = new LineSplitter(lineBytes, this);
    }

    /** The peer has sent a line. Not called any more once it has quit. */
    protected abstract void deal(Buffer line);

    /** A conversation with something around its lines overrides this, takes that out, and gives the rest on. */
    @Override
    public void received(Buffer chunk) {
        lines.handle(chunk);
    }

    @Override
    public final void line(Buffer line) {
        if (!quitting && session.isOpen()) {
            deal(Text.withoutMark(line));
        }
    }

    /** A line can mean much more memory than its bytes take: an answer that isn't read, or words that have to wait. */
    @Override
    public final boolean takesMore() {
        return !session.reading().isPaused();
    }

    @Override
    public final void readsOn() {
        lines.goOn();
        finishIfDone();
    }

    @Override
    public final boolean inputEnded() {
        inputEnded = true;
        lines.end();
        finishIfDone();
        return false;
    }

    /** Lets the server compute something. A peer that has asked for a lot is not read until some of it is there. */
    protected final void compute(Tasks tasks, String task, String arguments, Consumer<TaskResult> then) {
        if (desk == null) {
            desk = new TaskDesk(tasks, session::contain);
        }
        desk.ask(
                task,
                arguments,
                result -> {
                    then.accept(result);
                    finishIfDone();
                },
                steps::hold,
                steps::letGo);
    }

    private void finishIfDone() {
        if (inputEnded && lines.isIdle() && !quitting && isAnswered()) {
            session.finish(CloseReason.PEER_CLOSED, "");
        }
    }

    private boolean isAnswered() {
        return steps.isDone() && (desk == null || desk.isIdle());
    }

    /** Nobody wants the results any more. */
    @Override
    public final void closed(CloseReason reason) {
        if (desk != null) {
            desk.close();
        }
    }

    /** The peer wants to go, with these words for the others. */
    protected final void finish(String words) {
        quitting = true;
        session.finish(CloseReason.QUIT, words);
    }
}
