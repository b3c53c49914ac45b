package io.hubbub.hub;

import io.hubbub.bus.Bus;
import io.hubbub.bus.NickRequest;
import io.hubbub.bus.Request;
import io.hubbub.bus.RequestBatch;
import io.hubbub.bus.RoomRequest;
import io.hubbub.room.Names;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What one hub asks of the homes: gathered during a tick, sent at its end, one batch for each home. Counts what is in flight
 * and not yet settled, and stops reading from those who send faster than everybody can see it. Runs on the hub's loop.
 */
public final class HubOutbox {
    /**
     * What one session may have in flight: two of the largest reads from a socket, so that a single fast sender is never kept
     * waiting by its own last chunk.
     */
    static final int SESSION_WINDOW_BYTES = 128 * 1024;

    /** What one session may always have in flight: a person who says a line now and then waits for no flood. */
    private static final int LIGHT_BYTES = 1024;

    /** No room has this name. */
    private static final String NO_ROOM = "";

    private final int hub;
    private final Bus bus;
    private final long windowBytes;
    private final List<ToHome> homes = new ArrayList<>();

    /** Who waits, and for which room; for none in particular if the request was about no room. */
    private final Map<Session, String> waiting = new LinkedHashMap<>();

    private long inFlightBytes;

    /** What was said in congested rooms: it holds up who speaks there and nobody else. */
    private final Map<String, Long> blockedBytes = new HashMap<>();

    private boolean flushDue;

    /** @param windowBytes what all sessions of this hub together may have in flight */
    public HubOutbox(int hub, int homeCount, Bus bus, long windowBytes) {
        this.hub = hub;
        this.bus = bus;
        this.windowBytes = windowBytes;
        for (int home = 0; home < homeCount; home++) {
            homes.add(new ToHome(home));
        }
    }

    /** The home where a name lives: the same for every hub. */
    int homeOf(String foldedName) {
        int hash = foldedName.hashCode();
        return Math.floorMod(hash ^ (hash >>> 16), homes.size());
    }

    boolean isSettled() {
        return inFlightBytes == 0 && blockedBytes.isEmpty();
    }

    /** Whether a session may ask for this now; if not it waits, and is told with {@link RequestQueue#goOn}. */
    boolean admits(Session session, Request request) {
        return admits(session, roomOf(request), request.weight());
    }

    private boolean admits(Session session, String room, int weight) {
        boolean light = session.queue().inFlightBytes() + weight <= LIGHT_BYTES;
        if (light || (session.queue().inFlightBytes() <= SESSION_WINDOW_BYTES && unsettledBytes(room) <= windowBytes)) {
            return true;
        }
        waiting.putIfAbsent(session, room);
        session.reading().pause(Reading.Pause.TOO_FAST);
        return false;
    }

    /** Asks the home of a room for a session. */
    void requestRoom(Session session, RoomRequest request) {
        request(homeOf(request.room()), session, request);
    }

    /** Asks the home of a nick for a session. */
    void requestName(Session session, NickRequest request) {
        request(homeOf(Names.fold(request.nick())), session, request);
    }

    /** Asks for a session, from which nothing more is read if this makes too much. */
    private void request(int home, Session session, Request request) {
        homes.get(home).add(session, request);
        inFlightBytes += request.weight();
        session.queue().addInFlight(request.weight());
        admits(session, roomOf(request), 0);
        flushLater();
    }

    private static String roomOf(Request request) {
        return request instanceof RoomRequest.Speaks say ? say.room() : NO_ROOM;
    }

    /** What somebody who speaks in this room has before him. */
    private long unsettledBytes(String room) {
        return blockedBytes.isEmpty() ? inFlightBytes : inFlightBytes + blockedBytes.getOrDefault(room, 0L);
    }

    /** Asks for the hub itself. */
    void request(int home, Request request) {
        homes.get(home).add(null, request);
        inFlightBytes += request.weight();
        flushLater();
    }

    /** What was asked of the home of a name so far. */
    Mark mark(String foldedName) {
        return homes.get(homeOf(foldedName)).mark();
    }

    /** What was asked of one home up to a moment. */
    interface Mark {

        /** Whether all of it is settled, and everybody has seen what came of it. */
        boolean isSettled();
    }

    void requestEveryHome(Session session, Request request) {
        for (int home = 0; home < homes.size(); home++) {
            request(home, session, request);
        }
    }

    int homeCount() {
        return homes.size();
    }

    /** The hub has dealt with a room batch of this round of a home. */
    void seen(int home, long round) {
        homes.get(home).seen.add(round);
        flushLater();
    }

    /** A home has settled a batch, but for what was said in these rooms. */
    void settled(int home, long number, Set<String> held) {
        Sent sent = homes.get(home).take(number);
        Sent rest = new Sent(number, new ArrayList<>(), new ArrayList<>(), true);
        for (int i = 0; i < sent.requests.size(); i++) {
            Request request = sent.requests.get(i);
            discount(request, sent.held);
            if (request instanceof RoomRequest.Speaks say && held.contains(say.room())) {
                blockedBytes.merge(say.room(), (long) say.weight(), Long::sum);
                rest.requests.add(request);
                rest.sessions.add(sent.sessions.get(i));
            } else if (sent.sessions.get(i) != null) {
                sent.sessions.get(i).queue().addInFlight(-request.weight());
            }
        }
        homes.get(home).keep(rest);
        if (!waiting.isEmpty()) {
            letGoOn();
        }
    }

    /** One after the other, as long as there is room. */
    private void letGoOn() {
        for (Session session : List.copyOf(waiting.keySet())) {
            if (inFlightBytes > windowBytes / 2) {
                return;
            }
            if (mayGoOn(session, waiting.get(session))) {
                session.contain(() -> letGoOn(session));
            }
        }
    }

    private void letGoOn(Session session) {
        waiting.remove(session);
        session.queue().goOn();
        if (!waiting.containsKey(session)) {
            session.reading().resume(Reading.Pause.TOO_FAST);
        }
    }

    private boolean mayGoOn(Session session, String room) {
        return session.queue().inFlightBytes() <= SESSION_WINDOW_BYTES / 2 && unsettledBytes(room) <= windowBytes / 2;
    }

    private void discount(Request request, boolean held) {
        long weight = request.weight();
        if (held && request instanceof RoomRequest.Speaks say) {
            blockedBytes.computeIfPresent(say.room(), (room, bytes) -> bytes == weight ? null : bytes - weight);
        } else {
            inFlightBytes -= weight;
        }
    }

    /** Forgets a session that is gone; what it has in flight still counts until it is settled. */
    void forget(Session session) {
        waiting.remove(session);
    }

    private void flushLater() {
        if (!flushDue) {
            flushDue = true;
            bus.later(this::flush);
        }
    }

    private void flush() {
        flushDue = false;
        homes.forEach(ToHome::flush);
    }

    /**
     * A batch that is not settled yet; {@code sessions} has who asked for each request, null for the hub. Or what is left of it,
     * {@code held} by congested rooms.
     */
    private record Sent(long number, List<Request> requests, List<Session> sessions, boolean held) {}

    private final class ToHome {
        private final int home;
        private final Deque<Sent> unsettled = new ArrayDeque<>();
        private List<Request> requests = new ArrayList<>();
        private List<Session> sessions = new ArrayList<>();
        private List<Long> seen = new ArrayList<>();
        private long number;

        ToHome(int home) {
            this.home = home;
        }

        void add(Session session, Request request) {
            requests.add(request);
            sessions.add(session);
        }

        void flush() {
            if (requests.isEmpty() && seen.isEmpty()) {
                return;
            }
            if (!requests.isEmpty()) {
                unsettled.add(new Sent(++number, requests, sessions, false));
            }
            RequestBatch batch = new RequestBatch(hub, number, Collections.unmodifiableList(requests), seen);
            requests = new ArrayList<>();
            sessions = new ArrayList<>();
            seen = new ArrayList<>();
            bus.toHome(home, batch);
        }

        Mark mark() {
            long last = requests.isEmpty() ? number : number + 1;
            return () -> number >= last && unsettled.stream().allMatch(sent -> sent.held() || sent.number() > last);
        }

        /** Something of it is still held up. */
        void keep(Sent rest) {
            if (!rest.requests().isEmpty()) {
                unsettled.addFirst(rest);
            }
        }

        /** Mostly the oldest; a later one may be settled before one that a congested room holds up. */
        Sent take(long settled) {
            for (var each = unsettled.iterator(); each.hasNext(); ) {
                Sent sent = each.next();
                if (sent.number() == settled) {
                    each.remove();
                    return sent;
                }
            }
            throw new IllegalStateException("home " + home + " settled batch " + settled + ", which is not under way");
        }
    }
}
