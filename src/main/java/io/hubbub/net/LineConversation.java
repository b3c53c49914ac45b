package io.hubbub.net;

import io.hubbub.hub.Session;
import io.hubbub.room.CloseReason;
import io.vertx.core.buffer.Buffer;

/**
 * A conversation in lines, which are dealt with only as fast as what they ask for happens: while the session is paused, the
 * rest waits as the bytes that it came as. Who has sent everything stays until everything is answered. Runs on the session's
 * event loop.
 */
public abstract class LineConversation implements Conversation, LineSplitter.Lines {
    protected final Session session;
    private final LineSplitter lines;
    private boolean inputEnded;
    private boolean quitting;

    /** @param lineBytes the longest line taken */
    protected LineConversation(Session session, int lineBytes) {
        this.session = session;
        this.lines = new LineSplitter(lineBytes, this);
    }

    /** The peer has sent a line. Not called any more once it has quit. */
    protected abstract void deal(Buffer line);

    /** Whether nothing is waited for that the peer has asked for. */
    protected abstract boolean isAnswered();

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

    /** To be called when something has been answered. */
    protected final void finishIfDone() {
        if (inputEnded && lines.isIdle() && !quitting && isAnswered()) {
            session.finish(CloseReason.PEER_CLOSED, "");
        }
    }

    /** The peer wants to go, with these words for the others. */
    protected final void finish(String words) {
        quitting = true;
        session.finish(CloseReason.QUIT, words);
    }
}
