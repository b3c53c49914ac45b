package io.hubbub.net;

import io.hubbub.hub.Connection;
import io.hubbub.hub.Hub;
import io.hubbub.hub.Session;
import io.hubbub.hub.Source;
import io.hubbub.room.CloseReason;
import io.vertx.core.buffer.Buffer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection that was let in, from its first byte to its last: ties link, session and conversation together, and knows of each
 * no more than that it is one.
 */
final class ConnectionHandler implements LinkListener {
    private static final Logger LOG = LoggerFactory.getLogger(ConnectionHandler.class);

    private final Hub hub;
    private final ConnectionLimiter limiter;
    private final Source source;
    private final Link link;
    private final Session session;
    private final Conversation conversation;
    private final Door door;

    /** Whether it is not known yet, nor as good as known, that the peer speaks the door's protocol. */
    private boolean opens;

    /** Null unless bytes have come of which that is not known yet: most idle connections have sent none. */
    private Opening opening;

    private ConnectionHandler(Common common, Link link, Source source, Door door) {
        this.hub = common.hub();
        this.limiter = common.limiter();
        this.source = source;
        this.link = link;
        ListenOptions options = common.options();
        this.session = hub.open(new Connection(options.name(), source, link.outlet(), options.session()));
        this.door = door;
        this.conversation = open();
    }

    /** A door that makes a mistake here ends the session before it has begun. */
    private Conversation open() {
        try {
            opens = !link.isAgreed() && door.firstBytes() != FirstBytes.ANYTHING;
            return door.open(session);
        } catch (Throwable mistake) {
            session.mistaken(mistake);
            return chunk -> {};
        }
    }

    /** The parts that all connections at one door of one instance share. */
    record Common(Hub hub, ConnectionLimiter limiter, ListenOptions options) {}

    /** A peer has come in, and the limiter has counted it. */
    static void begin(Common common, Link link, String address, Door door) {
        begin(common, link, Source.of(address, link.outlet().isSecure()), door);
    }

    /** The same, where it is known from where that is. */
    static void begin(Common common, Link link, Source source, Door door) {
        ConnectionHandler handler = new ConnectionHandler(common, link, source, door);
        handler.session.listen(handler.conversation);
        handler.session.contain(() -> link.begin(handler));
        handler.session.tell(listener -> handler.conversation.began());
    }

    @Override
    public void heard(int bytes) {
        session.reading().received(bytes);
    }

    /** Bytes that come after the session's end are read and dropped. */
    @Override
    public void received(Buffer chunk) {
        if (!session.isOpen()) {
            return;
        }
        try {
            if (opens) {
                opening = opening == null ? new Opening(door.firstBytes()) : opening;
                judge(opening.take(chunk));
            } else {
                conversation.received(chunk);
            }
        } catch (Throwable mistake) {
            mistaken(mistake);
        }
    }

    /** The bytes that have come so far are dealt with, wait for more, or are none of the door's business. */
    private void judge(Opening.Verdict verdict) {
        Opening judged = opening;
        if (verdict != Opening.Verdict.UNDECIDED) {
            judged.stopWaiting();
            opening = null;
            opens = false;
        }
        if (verdict == Opening.Verdict.FOREIGN) {
            turnAway(judged.foreign());
            return;
        }
        Buffer released = judged.release(verdict);
        if (released != null) {
            conversation.received(released);
        } else if (opening != null) {
            opening.whenNothingMoreComes(this::endOpening);
        }
    }

    private void turnAway(Foreign foreign) {
        // That it ends is logged for everybody, with the reason; here is what it spoke.
        LOG.debug("{}: {} speaks {}", session.door(), source.address(), foreign.name());
        Buffer answer = foreign.answer(door);
        if (answer.length() > 0) {
            session.reply(answer);
        }
        session.close(CloseReason.FOREIGN_PROTOCOL);
    }

    /** Bytes that are held wait for nothing more. */
    private void endOpening() {
        if (opening != null && session.isOpen()) {
            session.tell(listener -> judge(opening.end()));
        }
    }

    @Override
    public void ended() {
        if (session.isOpen()) {
            endOpening();
            session.tell(listener -> {
                if (listener.inputEnded()) {
                    session.close(CloseReason.PEER_CLOSED);
                }
            });
        }
    }

    @Override
    public void drained() {
        session.drained();
    }

    @Override
    public void fails(CloseReason why) {
        session.close(why);
    }

    @Override
    public void closed(CloseReason why) {
        try {
            endOpening();
            session.gone(why);
        } finally {
            hub.closed(link.outlet());
            limiter.leave(source.address());
        }
    }

    @Override
    public boolean isOpen() {
        return session.isOpen();
    }

    @Override
    public void contain(Runnable action) {
        session.contain(action);
    }

    @Override
    public void mistaken(Throwable mistake) {
        session.mistaken(mistake);
        session.close(CloseReason.INTERNAL_ERROR);
    }
}
