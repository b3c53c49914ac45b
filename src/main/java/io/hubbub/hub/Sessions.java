package io.hubbub.hub;

import io.hubbub.room.CloseReason;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** The sessions that are open at one hub. Runs on the hub's loop. */
final class Sessions implements Viewers {
    private final Map<Long, Session> open = new HashMap<>();

    void add(Session session) {
        open.put(session.id(), session);
    }

    void remove(long id) {
        open.remove(id);
    }

    int size() {
        return open.size();
    }

    Collection<Session> all() {
        return open.values();
    }

    Optional<Session> find(long id) {
        return Optional.ofNullable(open.get(id));
    }

    @Override
    public Optional<Viewer> viewer(long session) {
        return find(session).map(Session::viewer);
    }

    @Override
    public void closeIf(Predicate<Viewer> like, CloseReason reason) {
        List<Viewer> some = open.values().stream()
                .map(Session::viewer)
                .filter(viewer -> viewer.guard().judge(() -> like.test(viewer)))
                .toList();
        some.forEach(viewer -> viewer.guard().close(reason));
    }
}
