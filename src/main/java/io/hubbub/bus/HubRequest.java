package io.hubbub.bus;

import io.hubbub.room.Member;
import io.hubbub.room.PersonFilter;
import java.util.Set;

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

    /**
     * Who is called something like that, in one way or another: a {@code List<Description>}.
     *
     * @param rooms the folded names of those whose members the asker sees in any case
     */
    record Search(long session, long query, PersonFilter whom, Set<String> rooms) implements HubRequest {
        @Override
        public void handledBy(HubRequest.Handler handler) {
            handler.search(this);
        }

        @Override
        public int weight() {
            return OVERHEAD * (1 + rooms.size());
        }
    }

    /** Sessions as an operator sees them: an {@code Inspection<SessionView>}. */
    record InspectSessions(long session, long query, String filter) implements HubRequest {
        @Override
        public void handledBy(HubRequest.Handler handler) {
            handler.inspectSessions(this);
        }

        @Override
        public int weight() {
            return OVERHEAD + filter.length();
        }
    }

    /** An operator closes a session: whether it was there, a {@code Boolean}. */
    record Close(long session, long query, long id, Member by, String reason) implements HubRequest {
        @Override
        public void handledBy(HubRequest.Handler handler) {
            handler.close(this);
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
