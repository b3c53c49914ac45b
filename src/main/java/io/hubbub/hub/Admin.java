package io.hubbub.hub;

import io.hubbub.bus.Answer;
import io.hubbub.bus.HomeRequest;
import io.hubbub.bus.HubRequest;
import io.hubbub.bus.Reply;
import io.hubbub.room.Event;
import io.hubbub.room.Inspection;
import io.hubbub.room.Member;
import io.hubbub.room.Names;
import io.hubbub.room.RoomView;
import io.hubbub.room.SessionView;
import java.util.List;
import java.util.function.Consumer;

/**
 * What an operator of the server sees and does through one session, whichever instances it is about. Asks nobody for leave:
 * a door gives it to nobody but operators. Runs on the session's loop.
 */
public final class Admin {
    private static final long NOTHING = -1;

    private final Session session;
    private final Hub hub;
    private final RequestQueue queue;
    private final Queries queries;

    private Observer observer;

    /** The number of the query that began it. */
    private long observation = NOTHING;

    Admin(Session session, Hub hub, RequestQueue queue, Queries queries) {
        this.session = session;
        this.hub = hub;
        this.queue = queue;
        this.queries = queries;
    }

    /**
     * The sessions of all instances, the furthest behind first.
     *
     * @param filter what the nick, the address, the door or a room of theirs contains, or where the address is; empty for all
     */
    public void sessions(String filter, Consumer<Inspection<SessionView>> answer) {
        queries.requestEveryHome(
                query -> new HubRequest.InspectSessions(session.id(), query, filter),
                answers -> answer.accept(Inspection.joined(
                        answers.stream().map(Answer.InspectedSessions::sessions).toList(), SessionView.WORST_FIRST)));
    }

    /**
     * The rooms of all instances, those first in which the most can't keep up.
     *
     * @param filter what their name or topic contains; empty for all
     */
    public void rooms(String filter, Consumer<Inspection<RoomView>> answer) {
        queries.requestEveryHome(
                query -> new HomeRequest.InspectRooms(session.id(), query, filter),
                answers -> answer.accept(Inspection.joined(
                        answers.stream().map(Answer.InspectedRooms::rooms).toList(), RoomView.WORST_FIRST)));
    }

    /**
     * Closes a session, wherever it is.
     *
     * @param by how its peer is told who did it
     * @param answer told whether there was such a session
     */
    public void close(long id, String by, String reason, Consumer<Boolean> answer) {
        String words = Names.cut(reason, session.rules().reasonLength());
        Member operator = new Member(session.id(), by);
        queries.requestEveryHome(
                query -> new HubRequest.Close(session.id(), query, id, operator, words),
                answers -> answer.accept(answers.stream().anyMatch(Answer.Closed::found)));
    }

    /**
     * Observes a room, or all rooms, from a moment on that {@code begun} tells; no more what it observed before.
     *
     * @param room its name, whether it is there yet or not; empty for all rooms
     */
    public void observe(String room, Observer newObserver, Runnable begun) {
        if (!session.isOpen()) {
            return;
        }
        observer = newObserver;
        queries.requestEveryHome(query -> beginObservation(query, room), answers -> begun.run());
    }

    private HomeRequest.Observe beginObservation(long query, String room) {
        observation = query;
        return new HomeRequest.Observe(session.id(), query, Names.fold(room));
    }

    /** Observes nothing any more. */
    public void observeNoMore() {
        if (session.isOpen() && observer != null) {
            stop();
            queue.request(new HomeRequest.ObserveNoMore(session.id()));
        }
    }

    private void stop() {
        observer = null;
        observation = NOTHING;
    }

    /** Something of what it observes; whatever it makes of it, the home that tells is told that there is room again. */
    void happened(Reply.Happened reply) {
        hub.observed(reply);
        if (reply.observation() != observation) {
            return;
        }
        int missed = reply.missed();
        List<Event> events = reply.events();
        boolean takes = session.backlog().canTake();
        if (!takes) {
            missed += events.size();
        }
        if (missed > 0) {
            observer.missed(missed);
        }
        if (takes && !events.isEmpty()) {
            observer.happened(reply.room(), events);
        }
    }

    /** The session is gone. */
    void end() {
        if (observer != null) {
            stop();
            queue.tellHomes(new HomeRequest.ObserveNoMore(session.id()));
        }
    }
}
