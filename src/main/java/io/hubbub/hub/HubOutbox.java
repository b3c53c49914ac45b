package io.hubbub.hub;

import io.hubbub.bus.Bus;
import io.hubbub.bus.NickRequest;
import io.hubbub.bus.Reply;
import io.hubbub.bus.Request;
import io.hubbub.bus.RequestBatch;
import io.hubbub.bus.RoomRequest;
import io.hubbub.room.Names;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

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
    private final List<Integer> places;
    private final Map<Integer, ToHome> homes = new LinkedHashMap<>();

    /** Who waits, and for which room; for none in particular if the request was about no room. */
    private final Map<Session, String> waiting = new LinkedHashMap<>();

    private long inFlightBytes;

    /** What was said in congested rooms or asked of those that wait for a journal: it holds up who speaks there and nobody else. */
    private final Map<String, Long> blockedBytes = new HashMap<>();

    private boolean flushDue;

    /**
     * @param hub the number of the instance whose hub asks
     * @param homes the instances whose homes there are, in the same order for every hub
     * @param windowBytes what all sessions of this hub together may have in flight
     */
    public HubOutbox(int hub, List<Integer> homes, Bus bus, long windowBytes) {
        this.hub = hub;
        this.bus = bus;
        this.windowBytes = windowBytes;
        this.places = List.copyOf(homes);
        places.forEach(home -> this.homes.put(home, new ToHome(home)));
    }

    /** The home where a name lives: the same for every hub. */
    int homeOf(String foldedName) {
        int hash = foldedName.hashCode();
        return places.get(Math.floorMod(hash ^ (hash >>> 16), places.size()));
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
        if (!add(home, session, request)) {
            return;
        }
        session.queue().addInFlight(request.weight());
        admits(session, roomOf(request), 0);
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
        add(home, null, request);
    }

    /** Returns whether there is such a home: of one that is gone nothing can be asked. */
    private boolean add(int home, Session session, Request request) {
        ToHome to = homes.get(home);
        if (to == null) {
            return false;
        }
        to.add(session, request);
        inFlightBytes += request.weight();
        flushLater();
        return true;
    }

    /** What was asked of the home of a name so far. */
    Mark mark(String foldedName) {
        ToHome to = homes.get(homeOf(foldedName));
        return to == null ? () -> true : to.mark();
    }

    /** What was asked of one home up to a moment. */
    interface Mark {

        /** Whether all of it is settled, and everybody has seen what came of it. */
        boolean isSettled();
    }

    void requestEveryHome(Session session, Request request) {
        homes.keySet().forEach(home -> request(home, session, request));
    }

    /** The homes there are. */
    Collection<Integer> homes() {
        return homes.keySet();
    }

    /** The hub has dealt with what a home has sent under this number. Returns whether there is such a home. */
    boolean seen(int home, long number) {
        ToHome to = homes.get(home);
        if (to == null) {
            return false;
        }
        to.seen.add(number);
        flushLater();
        return true;
    }

    /** A home is gone: what it has not settled is over. */
    void gone(int home) {
        ToHome gone = homes.remove(home);
        if (gone != null) {
            List.copyOf(gone.unsettled).forEach(sent -> settle(sent, request -> false));
            settle(new Sent(0, gone.requests, gone.sessions, false), request -> false);
        }
    }

    /** A home has settled a batch, but for what some rooms hold up. Returns whether the batch was in flight. */
    boolean settled(Reply.Settled settled) {
        ToHome to = homes.get(settled.home());
        Sent sent = to == null ? null : to.take(settled.batch());
        if (sent == null) {
            return false;
        }
        to.keep(settle(sent, request -> isHeldUp(request, settled)));
        return true;
    }

    private static boolean isHeldUp(RoomRequest request, Reply.Settled settled) {
        return settled.unstored().contains(request.room())
                || (request instanceof RoomRequest.Speaks && settled.congested().contains(request.room()));
    }

    /** Returns what is left of it, held up by rooms. */
    private Sent settle(Sent sent, Predicate<RoomRequest> heldUp) {
        Sent rest = new Sent(sent.number, new ArrayList<>(), new ArrayList<>(), true);
        for (int i = 0; i < sent.requests.size(); i++) {
            Request request = sent.requests.get(i);
            discount(request, sent.held);
            if (request instanceof RoomRequest inRoom && heldUp.test(inRoom)) {
                blockedBytes.merge(inRoom.room(), (long) request.weight(), Long::sum);
                rest.requests.add(request);
                rest.sessions.add(sent.sessions.get(i));
            } else if (sent.sessions.get(i) != null) {
                sent.sessions.get(i).queue().addInFlight(-request.weight());
            }
        }
        if (!waiting.isEmpty()) {
            letGoOn();
        }
        return rest;
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
        if (held && request instanceof RoomRequest inRoom) {
            blockedBytes.computeIfPresent(inRoom.room(), (room, bytes) -> bytes == weight ? null : bytes - weight);
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
        homes.values().forEach(ToHome::flush);
    }

    /**
     * A batch that is not settled yet; {@code sessions} has who asked for each request, null for the hub. Or what is left of it,
     * {@code held} by rooms.
     */
    private record Sent(long number, List<Request> requests, List<Session> sessions, boolean held) {

        /** Whether all but words has been dealt with everywhere. */
        boolean isOnlyWords() {
            return held && requests.stream().allMatch(request -> request instanceof RoomRequest.Speaks);
        }
    }

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
            return () ->
                    number >= last && unsettled.stream().allMatch(sent -> sent.isOnlyWords() || sent.number() > last);
        }

        /** Something of it is still held up. */
        void keep(Sent rest) {
            if (!rest.requests().isEmpty()) {
                unsettled.addFirst(rest);
            }
        }

        /** Mostly the oldest; a later one may be settled before one that a congested room holds up. Null if there is none. */
        Sent take(long settled) {
            for (var each = unsettled.iterator(); each.hasNext(); ) {
                Sent sent = each.next();
                if (sent.number() == settled) {
                    each.remove();
                    return sent;
                }
            }
            return null;
        }
    }
}
