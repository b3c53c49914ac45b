package io.hubbub.hub;

import io.hubbub.bus.Answer;
import io.hubbub.bus.HubRequest;
import io.hubbub.bus.Query;
import io.hubbub.bus.Reply;
import io.hubbub.room.Asker;
import io.hubbub.room.Description;
import io.hubbub.room.Filter;
import io.hubbub.room.Inspection;
import io.hubbub.room.Names;
import io.hubbub.room.Refusal;
import io.hubbub.room.Right;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Handles requests to every hub, at one of them. Runs on the hub's loop. */
final class HubRequests implements HubRequest.Handler {
    private final int hub;
    private final Sessions sessions;
    private final Consumer<Reply.ForSession> send;

    /**
     * @param hub the number of its instance
     * @param send takes a reply to its session's hub
     */
    HubRequests(int hub, Sessions sessions, Consumer<Reply.ForSession> send) {
        this.hub = hub;
        this.sessions = sessions;
        this.send = send;
    }

    private <A extends Answer> void answer(Query<A> query, A answer) {
        send.accept(new Reply.Answered(query.session(), query.query(), hub, answer));
    }

    /** The asker's hub has refused it already: what comes here without the right has gone around that, and is answered by this alone. */
    private boolean may(Asker by, Right right) {
        boolean may = by.may(right);
        if (!may) {
            send.accept(new Reply.Refused(by.session(), new Refusal(Refusal.Why.NOT_SERVER_OPERATOR, "")));
        }
        return may;
    }

    /** A session that can't be described ends, and not the one that asked. */
    @Override
    public void search(HubRequest.Search search) {
        List<Description> found = new ArrayList<>();
        sessions.all().stream()
                .filter(session -> SessionReport.isFoundBy(session, search))
                .limit(Names.FOUND)
                .forEach(session -> session.contain(() -> found.add(SessionReport.description(session, search.by()))));
        answer(search, new Answer.People(found));
    }

    @Override
    public void inspectSessions(HubRequest.InspectSessions inspect) {
        if (!may(inspect.by(), Right.INSPECT)) {
            return;
        }
        Filter filter = Filter.of(inspect.filter());
        Inspection<Session> seen = Inspection.of(
                sessions.all(), session -> SessionReport.isLike(session, filter), SessionReport.WORST_FIRST);
        answer(inspect, new Answer.InspectedSessions(seen.map(SessionReport::view)));
    }

    /** Answers whether the session was here. */
    @Override
    public void close(HubRequest.Close close) {
        if (!may(new Asker(close.session(), close.rights()), Right.KILL)) {
            return;
        }
        Optional<Session> session = sessions.find(close.id());
        session.ifPresent(found -> found.killed(close.by(), close.reason()));
        answer(close, new Answer.Closed(session.isPresent()));
    }

    /** Answers once the session is out of the way. */
    @Override
    public void supersede(HubRequest.Supersede request) {
        Optional<Session> earlier = sessions.find(request.id()).filter(found -> request.id() != request.session());
        Runnable done = () -> answer(request, new Answer.Closed(earlier.isPresent()));
        earlier.ifPresentOrElse(found -> found.superseded(done), done);
    }
}
