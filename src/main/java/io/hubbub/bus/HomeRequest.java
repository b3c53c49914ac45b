package io.hubbub.bus;

import io.hubbub.room.Asker;
import io.hubbub.room.Member;
import io.hubbub.room.Rights;
import io.hubbub.room.Speech;

/** A request to every home. */
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

    /** Asks for the rooms that live at a home and that the asker may know of. */
    record ListRooms(Asker by, long query) implements HomeRequest, Query<Answer.Rooms> {
        @Override
        public void handledBy(HomeRequest.Handler handler) {
            handler.listRooms(this);
        }

        @Override
        public long session() {
            return by.session();
        }

        @Override
        public Class<Answer.Rooms> answerKind() {
            return Answer.Rooms.class;
        }
    }

    /** Asks for rooms as an operator sees them. */
    record InspectRooms(Asker by, long query, String filter) implements HomeRequest, Query<Answer.InspectedRooms> {
        @Override
        public void handledBy(HomeRequest.Handler handler) {
            handler.inspectRooms(this);
        }

        @Override
        public long session() {
            return by.session();
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

    /** This session says something to all on the server that want to hear such things. */
    record Announce(Member from, Rights rights, Speech speech) implements HomeRequest {
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
    record Observe(Asker by, long query, String room) implements HomeRequest, Query<Answer.Done> {
        @Override
        public void handledBy(HomeRequest.Handler handler) {
            handler.observe(this);
        }

        @Override
        public long session() {
            return by.session();
        }

        /** Observes every room. */
        public static final String ALL_ROOMS = "";

        /** Bytes that may be in flight to one observer; events beyond that are left out and counted. */
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
