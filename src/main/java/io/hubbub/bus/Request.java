package io.hubbub.bus;

/**
 * A request from a hub to a home, for one of the hub's sessions. Rooms are named in their folded form. Immutable; travels in an {@link
 * RequestBatch}.
 */
public sealed interface Request permits RoomRequest, NickRequest, HomeRequest, Request.Observed, Request.Unreadable {
    /** The weight of a request beside the bytes it carries, in bytes: the objects around them. */
    int OVERHEAD = 64;

    /** Stands for a session where the hub asks for itself. */
    long NOBODY = -1;

    /** The session that asks; {@link #NOBODY} for the hub. It ends if a mistake keeps the home from granting this or refusing it. */
    long session();

    /**
     * Whether this clears away what the session had, so that a home must do it though a mistake was made over it: nobody else
     * would.
     */
    default boolean isFarewell() {
        return false;
    }

    /** Hands this to the method for its kind: a kind that a handler does not know does not compile. */
    <C> void handledBy(Handler<C> handler, C context);

    /**
     * Has a method for each kind of request that a home knows.
     *
     * @param <C> what the home has to know beside the request: who asked with which batch
     */
    interface Handler<C> {
        void inRoom(RoomRequest request, C context);

        void ofName(NickRequest request, C context);

        void ofEveryHome(HomeRequest request, C context);

        void observed(Observed request, C context);

        void unreadable(Unreadable request, C context);
    }

    /** Bytes to count against what a hub may have in flight. */
    default int weight() {
        return OVERHEAD;
    }

    /**
     * Stands for a request that can't be read here, since only a newer version knows it.
     *
     * @param session the session that asked, and waits for what comes of it
     */
    record Unreadable(long session, String complaint) implements Request {
        @Override
        public <C> void handledBy(Request.Handler<C> handler, C context) {
            handler.unreadable(this, context);
        }
    }

    /** The hub has dealt with so much of what one of its sessions observes. */
    record Observed(long session, long observation, int bytes) implements Request {
        @Override
        public <C> void handledBy(Request.Handler<C> handler, C context) {
            handler.observed(this, context);
        }
    }
}
