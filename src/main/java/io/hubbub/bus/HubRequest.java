package io.hubbub.bus;

import io.hubbub.room.Asker;
import io.hubbub.room.Member;
import io.hubbub.room.PersonFilter;
import io.hubbub.room.Rights;

/** A request to every hub: each home passes it on to the hub of its instance, which answers it. */
public sealed interface HubRequest extends HomeRequest {
    @Override
    default void handledBy(HomeRequest.Handler handler) {
        handler.ofEveryHub(this);
    }

    /** As {@link Request#handledBy}, at a hub. */
    void handledBy(Handler handler);

    /** Has a method for each kind of request to every hub. */
    interface Handler {
        void search(Search request);

        void inspectSessions(InspectSessions request);

        void close(Close request);

        void supersede(Supersede request);
    }

    /** Asks for the people who are called something like that, in one way or another, and whom the asker may find. */
    record Search(Asker by, long query, PersonFilter whom) implements HubRequest, Query<Answer.People> {
        @Override
        public void handledBy(HubRequest.Handler handler) {
            handler.search(this);
        }

        @Override
        public long session() {
            return by.session();
        }

        @Override
        public int weight() {
            return OVERHEAD;
        }

        @Override
        public Class<Answer.People> answerKind() {
            return Answer.People.class;
        }
    }

    /** Asks for sessions as an operator sees them. */
    record InspectSessions(Asker by, long query, String filter) implements HubRequest, Query<Answer.InspectedSessions> {
        @Override
        public void handledBy(HubRequest.Handler handler) {
            handler.inspectSessions(this);
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
        public Class<Answer.InspectedSessions> answerKind() {
            return Answer.InspectedSessions.class;
        }
    }

    /** An operator closes a session; the answer says whether it was there. */
    record Close(Rights rights, long query, long id, Member by, String reason)
            implements HubRequest, Query<Answer.Closed> {
        @Override
        public void handledBy(HubRequest.Handler handler) {
            handler.close(this);
        }

        @Override
        public long session() {
            return by.session();
        }

        @Override
        public int weight() {
            return OVERHEAD + reason.length();
        }

        @Override
        public Class<Answer.Closed> answerKind() {
            return Answer.Closed.class;
        }
    }

    /** The same user's earlier session ends; this is answered once its nick and its rooms are free of it. */
    record Supersede(long session, long query, long id) implements HubRequest, Query<Answer.Closed> {
        @Override
        public void handledBy(HubRequest.Handler handler) {
            handler.supersede(this);
        }

        @Override
        public int weight() {
            return OVERHEAD;
        }

        @Override
        public Class<Answer.Closed> answerKind() {
            return Answer.Closed.class;
        }
    }
}
