package io.hubbub.hub;

import io.hubbub.bus.HubRequest;
import io.hubbub.room.Account;
import io.hubbub.room.Asker;
import io.hubbub.room.Description;
import io.hubbub.room.Filter;
import io.hubbub.room.RoomState;
import io.hubbub.room.SessionView;
import io.hubbub.room.Visibility;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Describes one session to those who ask: others on the server, and its operators. Runs on the hub's loop. */
final class SessionReport {
    /** The furthest behind comes first, then the session that moves the most. */
    static final Comparator<Session> WORST_FIRST = Comparator.comparingLong(SessionReport::behindBytes)
            .thenComparingLong(session ->
                    session.reading().bytesIn() + session.writing().backlog().bytesOut())
            .reversed()
            .thenComparingLong(Session::id);

    private SessionReport() {}

    /** The session as the asker may know it. */
    static Description description(Session session, Asker by) {
        List<Description.InRoom> places = new ArrayList<>();
        session.viewer().subscriptions().inside().forEach(member -> {
            RoomState room = member.room().state();
            if (room != null) {
                room.member(session.id())
                        .filter(as -> Visibility.isThere(room, as, by))
                        .ifPresent(as -> places.add(new Description.InRoom(room.name(), as)));
            }
        });
        Reading reading = session.reading();
        return new Description(
                session.identity().asMember(),
                places,
                session.door(),
                reading.idleNs(),
                reading.openNs(),
                session.writing().isSecure());
    }

    /** The session as an operator of the server sees it. */
    static SessionView view(Session session) {
        Reading reading = session.reading();
        Backlog backlog = session.writing().backlog();
        return new SessionView(
                session.id(),
                session.door(),
                session.address(),
                session.nick(),
                session.viewer()
                        .subscriptions()
                        .inside()
                        .limit(SessionView.ROOMS)
                        .map(member -> member.room().displayName())
                        .toList(),
                (int) session.viewer().subscriptions().inside().count(),
                behindBytes(session),
                backlog.isWaiting() ? session.nowNs() - backlog.progressNs() : 0,
                reading.isPaused(),
                reading.bytesIn(),
                backlog.bytesOut(),
                reading.openNs(),
                reading.idleNs(),
                account(session));
    }

    private static String account(Session session) {
        return session.account().map(Account::name).orElse("");
    }

    private static long behindBytes(Session session) {
        Backlog backlog = session.writing().backlog();
        return backlog.isWaiting()
                ? backlog.replyBytes() + session.viewer().subscriptions().behindBytes()
                : 0;
    }

    /** Whether its nick, its account, its address, its door or a room it is in is like that. */
    static boolean isLike(Session session, Filter filter) {
        return filter.isIn(session.nick())
                || filter.isIn(account(session))
                || filter.isOf(session.address())
                || filter.isIn(session.door())
                || session.viewer().subscriptions().isInAnother(null, room -> filter.isIn(room.displayName()));
    }

    /** Whether a search finds it. */
    static boolean isFoundBy(Session session, HubRequest.Search search) {
        if (!session.identity().isIntroduced()) {
            return false;
        }
        return search.whom().finds(session.nick(), session.profile())
                && Visibility.isFound(
                        session.identity().asMember(),
                        session.viewer().subscriptions().meets(search.session()),
                        search.by());
    }
}
