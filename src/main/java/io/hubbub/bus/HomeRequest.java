package io.hubbub.bus;

import io.hubbub.room.Member;
import io.hubbub.room.Speech;

/** What goes to every home. */
public sealed interface HomeRequest extends Request
        permits HubRequest,
                HomeRequest.Sync,
                HomeRequest.ListRooms,
                HomeRequest.InspectRooms,
                HomeRequest.Announce,
                HomeRequest.Observe,
                HomeRequest.ObserveNoMore {
    @Override
    default <C> void handledBy(Request.Handler<C> handler, C context) {
        handler.ofEveryHome(this, context);
    }

    /** As {@link Request#handledBy}. */
    void handledBy(Handler handler);

    /** Has a method for each kind of request to every home. */
    interface Handler {
        void sync(Sync request);

        void listRooms(ListRooms request);

        void inspectRooms(InspectRooms request);

        void announce(Announce request);

        void observe(Observe request);

        void observeNoMore(ObserveNoMore request);

        void ofEveryHub(HubRequest request);
    }

    /** Asks for nothing: when it is answered, whatever reached the home before has come of it. */
    record Sync(long session, long query) implements HomeRequest, Query<Answer.Done> {
        @Override
        public void handledBy(HomeRequest.Handler handler) {
            handler.sync(this);
        }

        @Override
        public Class<Answer.Done> answerKind() {
            return Answer.Done.class;
        }
    }

    /** Asks for the rooms that live at a home. */
    record ListRooms(long session, long query) implements HomeRequest, Query<Answer.Rooms> {
        @Override
        public void handledBy(HomeRequest.Handler handler) {
            handler.listRooms(this);
        }

        @Override
        public Class<Answer.Rooms> answerKind() {
            return Answer.Rooms.class;
        }
    }

    /** Asks for rooms as an operator sees them. */
    record InspectRooms(long session, long query, String filter) implements HomeRequest, Query<Answer.InspectedRooms> {
        @Override
        public void handledBy(HomeRequest.Handler handler) {
            handler.inspectRooms(this);
        }

        @Override
        public int weight() {
            return OVERHEAD + filter.length();
        }

        @Override
        public Class<Answer.InspectedRooms> answerKind() {
            return Answer.InspectedRooms.class;
        }
    }

    /** This member says something to everybody on the server who wants to hear such things. */
    record Announce(Member from, Speech speech) implements HomeRequest {
        @Override
        public void handledBy(HomeRequest.Handler handler) {
            handler.announce(this);
        }

        @Override
        public long session() {
            return from.session();
        }

        @Override
        public int weight() {
            return OVERHEAD + speech.weight();
        }
    }

    /** This session hears from here on what happens in a room, or in all for {@link #ALL_ROOMS}. */
    record Observe(long session, long query, String room) implements HomeRequest, Query<Answer.Done> {
        @Override
        public void handledBy(HomeRequest.Handler handler) {
            handler.observe(this);
        }

        /** Observes every room. */
        public static final String ALL_ROOMS = "";

        /** What may be in flight to one observer, in bytes; what doesn't fit in is left out and counted. */
        public static final int WINDOW_BYTES = 256 * 1024;

        @Override
        public Class<Answer.Done> answerKind() {
            return Answer.Done.class;
        }
    }

    /** This session observes nothing any more. */
    record ObserveNoMore(long session) implements HomeRequest {
        @Override
        public void handledBy(HomeRequest.Handler handler) {
            handler.observeNoMore(this);
        }

        @Override
        public boolean isFarewell() {
            return true;
        }
    }
}
