package io.hubbub.home;

import io.hubbub.bus.MemberRequest;
import io.hubbub.bus.RoomRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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
    private final List<Waiting> waiting = new ArrayList<>();
    private final Map<Long, List<Waiting>> bySession = new HashMap<>();
    private int requests;
    private int bytes;

    /** A request that waits, and whether it does no more. */
    static final class Waiting {
        private final RoomRequest request;
        private final Acknowledgements.Pending pending;
        private boolean dropped;

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

        /** Whether its session is gone or has asked for something instead. */
        boolean isDropped() {
            return dropped;
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

    /** Whether one more may wait. What a hub tells of a session may always: there is one of each kind for each session. */
    boolean admits(RoomRequest request) {
        return isNews(request) || (requests < MOST_REQUESTS && bytes + request.weight() <= MOST_BYTES);
    }

    /** Takes in a notice about a session that waits here. */
    private static boolean isNews(RoomRequest request) {
        return request instanceof MemberRequest.Rename || request instanceof MemberRequest.Reprofile;
    }

    /** Whether a session waits for something. */
    boolean has(long session) {
        return bySession.containsKey(session);
    }

    /** Takes a request in; a notice takes the place of an older one of its kind. */
    void add(RoomRequest request, Acknowledgements.Pending pending) {
        List<Waiting> ofSession = bySession.computeIfAbsent(request.session(), session -> new ArrayList<>(1));
        if (isNews(request)) {
            ofSession.stream()
                    .filter(older -> older.request.getClass() == request.getClass())
                    .forEach(this::drop);
            ofSession.removeIf(Waiting::isDropped);
        }
        Waiting one = new Waiting(request, pending);
        waiting.add(one);
        ofSession.add(one);
        count(one, 1);
    }

    /** A session is gone. Returns whether it wanted to come in. */
    boolean forget(long session) {
        List<Waiting> gone = bySession.remove(session);
        if (gone == null) {
            return false;
        }
        gone.forEach(this::drop);
        return gone.stream().anyMatch(one -> one.request instanceof RoomRequest.Join);
    }

    private void drop(Waiting one) {
        one.dropped = true;
        count(one, -1);
    }

    private void count(Waiting one, int sign) {
        if (!isNews(one.request)) {
            requests += sign;
            bytes += sign * one.request.weight();
        }
    }

    /** Everything that has come to wait, in order. */
    List<Waiting> waiting() {
        return waiting;
    }
}
