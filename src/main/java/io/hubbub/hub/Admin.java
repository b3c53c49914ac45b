package io.hubbub.hub;

import io.hubbub.bus.Answer;
import io.hubbub.bus.HomeRequest;
import io.hubbub.bus.HubRequest;
import io.hubbub.bus.Reply;
import io.hubbub.room.ChatLimits;
import io.hubbub.room.Event;
import io.hubbub.room.Inspection;
import io.hubbub.room.Member;
import io.hubbub.room.Names;
import io.hubbub.room.Refusal.Why;
import io.hubbub.room.Right;
import io.hubbub.room.RoomView;
import io.hubbub.room.SessionView;
import java.util.List;
import java.util.function.Consumer;

/**
 * The requests of an operator of the server through one session, whichever instances they are about. A session without the {@link
 * Right} for it hears {@link Listener#refused} and nothing else; the home or hub that answers decides by it again. Runs on the session's
 * loop.
 */
public final class Admin {
    private static final long NOTHING = -1;

    private final Viewer viewer;
    private final Identity identity;
    private final Guard guard;
    private final RequestQueue queue;
    private final Queries queries;
    private final ChatLimits limits;

    private Observer observer;

    /** The number of the query that began it. */
    private long observation = NOTHING;

    Admin(Viewer viewer, Identity identity, RequestQueue queue, Queries queries, ChatLimits limits) {
        this.viewer = viewer;
        this.identity = identity;
        this.guard = viewer.guard();
        this.queue = queue;
        this.queries = queries;
        this.limits = limits;
    }

    /**
     * The sessions of all instances, the furthest behind first.
     *
     * @param filter what the nick, the address, the door or a room of theirs contains, or where the address is; empty for all
     */
    public void sessions(String filter, Consumer<Inspection<SessionView>> answer) {
        if (!may(Right.INSPECT)) {
            return;
        }
        queries.requestEveryHome(
                query -> new HubRequest.InspectSessions(identity.asAsker(), query, filter),
                answers -> answer.accept(Inspection.joined(
                        answers.stream().map(Answer.InspectedSessions::sessions).toList(), SessionView.WORST_FIRST)));
    }

    /**
     * The rooms of all instances, those first in which the most can't keep up.
     *
     * @param filter what their name or topic contains; empty for all
     */
    public void rooms(String filter, Consumer<Inspection<RoomView>> answer) {
        if (!may(Right.INSPECT)) {
            return;
        }
        queries.requestEveryHome(
                query -> new HomeRequest.InspectRooms(identity.asAsker(), query, filter),
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
        if (!may(Right.KILL)) {
            return;
        }
        String words = Names.cut(reason, limits.reasonLength);
        Member operator = new Member(viewer.id(), by);
        queries.requestEveryHome(
                query -> new HubRequest.Close(identity.rights(), query, id, operator, words),
                answers -> answer.accept(answers.stream().anyMatch(Answer.Closed::found)));
    }

    /**
     * Observes a room, or all rooms, from a moment on that {@code begun} tells; no more what it observed before.
     *
     * @param room its name, whether it is there yet or not; empty for all rooms
     */
    public void observe(String room, Observer newObserver, Runnable begun) {
        if (!guard.isOpen() || !may(Right.INSPECT)) {
            return;
        }
        observer = newObserver;
        queries.requestEveryHome(query -> beginObservation(query, room), answers -> begun.run());
    }

    private HomeRequest.Observe beginObservation(long query, String room) {
        observation = query;
        return new HomeRequest.Observe(identity.asAsker(), query, Names.fold(room));
    }

    /** Observes nothing any more. */
    public void observeNoMore() {
        if (guard.isOpen() && observer != null) {
            stop();
            queue.request(new HomeRequest.ObserveNoMore(viewer.id()));
        }
    }

    private boolean may(Right right) {
        boolean may = identity.rights().has(right);
        if (!may) {
            guard.refuse(Why.NOT_SERVER_OPERATOR, "");
        }
        return may;
    }

    private void stop() {
        observer = null;
        observation = NOTHING;
    }

    /** Something of what it observes. */
    void happened(Reply.Happened reply) {
        if (reply.observation() != observation) {
            return;
        }
        if (!identity.rights().has(Right.INSPECT)) {
            observeNoMore();
            return;
        }
        int missed = reply.missed();
        List<Event> events = reply.events();
        boolean takes = viewer.writing().backlog().canTake();
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
            queue.tellHomes(new HomeRequest.ObserveNoMore(viewer.id()));
        }
    }
}
