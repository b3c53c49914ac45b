package io.hubbub.bus;

import io.hubbub.room.Asker;
import io.hubbub.room.Member;
import io.hubbub.room.PersonFilter;
import io.hubbub.room.Rights;

/** What every home passes on to the hub of its instance, which answers it. */
public sealed interface HubRequest extends HomeRequest, Query {
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

    /** Those who are called something like that, in one way or another, and whom the asker may find: a {@code List<Description>}. */
    record Search(Asker by, long query, PersonFilter whom) implements HubRequest {
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
    }

    /** Sessions as an operator sees them: an {@code Inspection<SessionView>}. */
    record InspectSessions(Asker by, long query, String filter) implements HubRequest {
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
    }

    /** An operator closes a session: whether it was there, a {@code Boolean}. */
    record Close(Rights rights, long query, long id, Member by, String reason) implements HubRequest {
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
    }

    /** The same user's earlier session ends; answered with a {@code Boolean}, once its nick and its rooms are free of it. */
    record Supersede(long session, long query, long id) implements HubRequest {
        @Override
        public void handledBy(HubRequest.Handler handler) {
            handler.supersede(this);
        }

        @Override
        public int weight() {
            return OVERHEAD;
        }
    }
}
