package io.hubbub.home;

import io.hubbub.bus.MemberRequest;
import io.hubbub.bus.RoomRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A room that is being opened, and what is asked of it meanwhile, in order. What a session that is gone has asked for is forgotten: it
 * leaves nothing behind.
 */
final class Opening {
    /** Most requests that wait: as many as there are people on a large server, who may all come back into one room at once. */
    static final int MOST_REQUESTS = 1 << 15;

    /** Most bytes that wait: what a room full of people says in a second, which is longer than a room takes to open. */
    static final int MOST_BYTES = 4 << 20;

    private final String key;
    private final String displayName;
    private final Set<Waiting> waiting = new LinkedHashSet<>();
    private final Map<Long, List<Waiting>> bySession = new HashMap<>();
    private int requests;
    private int bytes;
    private boolean tooMany;

    /** A request that waits; no two are the same. */
    static final class Waiting {
        private final RoomRequest request;
        private final Acknowledgements.Pending pending;

        private Waiting(RoomRequest request, Acknowledgements.Pending pending) {
            this.request = request;
            this.pending = pending;
        }

        RoomRequest request() {
            return request;
        }

        Acknowledgements.Pending pending() {
            return pending;
        }
    }

    /** @param displayName the room's name as the first that wanted to come in wrote it */
    Opening(String key, String displayName) {
        this.key = key;
        this.displayName = displayName;
    }

    String key() {
        return key;
    }

    String displayName() {
        return displayName;
    }

    /** There are too many of its kind: it is not opened, and nothing waits for it. */
    void isOneTooMany() {
        tooMany = true;
    }

    /** Whether one more may wait. What a hub tells of a session may always: there is one of each kind for each session. */
    boolean admits(RoomRequest request) {
        return isNews(request) || (!tooMany && requests < MOST_REQUESTS && bytes + request.weight() <= MOST_BYTES);
    }

    /** Takes in a notice about a session that waits here. */
    private static boolean isNews(RoomRequest request) {
        return request instanceof MemberRequest.Rename || request instanceof MemberRequest.Reprofile;
    }

    /** Whether a session waits for something. */
    boolean has(long session) {
        return bySession.containsKey(session);
    }

    /** Takes a request in. Returns older news of its kind, which waits no more. */
    Optional<Waiting> add(RoomRequest request, Acknowledgements.Pending pending) {
        List<Waiting> ofSession = bySession.computeIfAbsent(request.session(), session -> new ArrayList<>(1));
        Optional<Waiting> older = isNews(request)
                ? ofSession.stream()
                        .filter(one -> one.request.getClass() == request.getClass())
                        .findFirst()
                : Optional.empty();
        older.ifPresent(ofSession::remove);
        older.ifPresent(this::remove);
        Waiting one = new Waiting(request, pending);
        waiting.add(one);
        ofSession.add(one);
        count(one, 1);
        return older;
    }

    /** A session is gone. Returns what it has waited for. */
    List<Waiting> forget(long session) {
        List<Waiting> gone = bySession.remove(session);
        if (gone == null) {
            return List.of();
        }
        gone.forEach(this::remove);
        return gone;
    }

    private void remove(Waiting one) {
        waiting.remove(one);
        count(one, -1);
    }

    private void count(Waiting one, int sign) {
        if (!isNews(one.request)) {
            requests += sign;
            bytes += sign * one.request.weight();
        }
    }

    /** Everything that waits, in order. */
    List<Waiting> waiting() {
        return List.copyOf(waiting);
    }
}
