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
 * What one hub asks of the homes: gathered during a tick, sent at its end, one batch for each home. Counts what is under way
 * and not yet settled, and stops reading from those who send faster than everybody can see it. Runs on the hub's loop.
 */
public final class HubOutbox {
    /**
     * What one session may have under way: two of the largest reads from a socket, so that a single fast sender is never kept
     * waiting by its own last chunk.
     */
    static final int SESSION_WINDOW_BYTES = 128 * 1024;

    /** What one session may always have under way: a person who says a line now and then waits for no flood. */
    private static final int LIGHT_BYTES = 1024;

    /** No room has this name. */
    private static final String NO_ROOM = "";

    private final int hub;
    private final Bus bus;
    private final long windowBytes;
    private final List<ToHome> homes = new ArrayList<>();

    /** Who waits, and for which room; for none in particular if the wish was about no room. */
    private final Map<Session, String> waiting = new LinkedHashMap<>();

    private long underWayBytes;

    /** What was said in congested rooms: it holds up who speaks there and nobody else. */
    private final Map<String, Long> heldBytes = new HashMap<>();

    private boolean flushDue;

    /** @param windowBytes what all sessions of this hub together may have under way */
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
        return underWayBytes == 0 && heldBytes.isEmpty();
    }

    /** Whether a session may ask for this now; if not it waits, and is told with {@link RequestQueue#goOn}. */
    boolean admits(Session session, Request ask) {
        return admits(session, roomOf(ask), ask.weight());
    }

    private boolean admits(Session session, String room, int weight) {
        boolean light = session.queue().inFlightBytes() + weight <= LIGHT_BYTES;
        if (light
                || (session.queue().inFlightBytes() <= SESSION_WINDOW_BYTES && unsettledBytes(room) <= windowBytes)) {
            return true;
        }
        waiting.putIfAbsent(session, room);
        session.reading().pause(Reading.Pause.TOO_FAST);
        return false;
    }

    /** Asks the home of a room for a session. */
    void askRoom(Session session, RoomRequest ask) {
        ask(homeOf(ask.room()), session, ask);
    }

    /** Asks the home of a nick for a session. */
    void askName(Session session, NickRequest ask) {
        ask(homeOf(Names.fold(ask.nick())), session, ask);
    }

    /** Asks for a session, from which nothing more is read if this makes too much. */
    private void ask(int home, Session session, Request ask) {
        homes.get(home).add(session, ask);
        underWayBytes += ask.weight();
        session.queue().addInFlight(ask.weight());
        admits(session, roomOf(ask), 0);
        flushLater();
    }

    private static String roomOf(Request ask) {
        return ask instanceof RoomRequest.Speaks say ? say.room() : NO_ROOM;
    }

    /** What somebody who speaks in this room has before him. */
    private long unsettledBytes(String room) {
        return heldBytes.isEmpty() ? underWayBytes : underWayBytes + heldBytes.getOrDefault(room, 0L);
    }

    /** Asks for the hub itself. */
    void ask(int home, Request ask) {
        homes.get(home).add(null, ask);
        underWayBytes += ask.weight();
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

    void askEveryHome(Session session, Request ask) {
        for (int home = 0; home < homes.size(); home++) {
            ask(home, session, ask);
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
        for (int i = 0; i < sent.asks.size(); i++) {
            Request ask = sent.asks.get(i);
            discount(ask, sent.held);
            if (ask instanceof RoomRequest.Speaks say && held.contains(say.room())) {
                heldBytes.merge(say.room(), (long) say.weight(), Long::sum);
                rest.asks.add(ask);
                rest.sessions.add(sent.sessions.get(i));
            } else if (sent.sessions.get(i) != null) {
                sent.sessions.get(i).queue().addInFlight(-ask.weight());
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
            if (underWayBytes > windowBytes / 2) {
                return;
            }
            if (isSlow(session, waiting.get(session))) {
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

    private boolean isSlow(Session session, String room) {
        return session.queue().inFlightBytes() <= SESSION_WINDOW_BYTES / 2 && unsettledBytes(room) <= windowBytes / 2;
    }

    private void discount(Request ask, boolean held) {
        long weight = ask.weight();
        if (held && ask instanceof RoomRequest.Speaks say) {
            heldBytes.computeIfPresent(say.room(), (room, bytes) -> bytes == weight ? null : bytes - weight);
        } else {
            underWayBytes -= weight;
        }
    }

    /** Forgets a session that is gone; what it has under way still counts until it is settled. */
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
     * A batch that is not settled yet; {@code sessions} has who asked for each ask, null for the hub. Or what is left of it,
     * {@code held} by congested rooms.
     */
    private record Sent(long number, List<Request> asks, List<Session> sessions, boolean held) {}

    private final class ToHome {
        private final int home;
        private final Deque<Sent> unsettled = new ArrayDeque<>();
        private List<Request> asks = new ArrayList<>();
        private List<Session> sessions = new ArrayList<>();
        private List<Long> seen = new ArrayList<>();
        private long number;

        ToHome(int home) {
            this.home = home;
        }

        void add(Session session, Request ask) {
            asks.add(ask);
            sessions.add(session);
        }

        void flush() {
            if (asks.isEmpty() && seen.isEmpty()) {
                return;
            }
            if (!asks.isEmpty()) {
                unsettled.add(new Sent(++number, asks, sessions, false));
            }
            RequestBatch batch = new RequestBatch(hub, number, Collections.unmodifiableList(asks), seen);
            asks = new ArrayList<>();
            sessions = new ArrayList<>();
            seen = new ArrayList<>();
            bus.toHome(home, batch);
        }

        Mark mark() {
            long last = asks.isEmpty() ? number : number + 1;
            return () -> number >= last && unsettled.stream().allMatch(sent -> sent.held() || sent.number() > last);
        }

        /** Something of it is still held up. */
        void keep(Sent rest) {
            if (!rest.asks().isEmpty()) {
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
