package io.hubbub.room;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What one hub asks of the homes: gathered during a tick, sent at its end, one batch for each home. Counts what is under way
 * and not yet settled, and stops reading from those who send faster than everybody can see it. Runs on the hub's loop.
 */
final class Outbox {
    /**
     * What one session may have under way: two of the largest reads from a socket, so that a single fast sender is never kept
     * waiting by its own last chunk.
     */
    static final int SESSION_WINDOW_BYTES = 128 * 1024;

    private final int hub;
    private final Bus bus;
    private final long windowBytes;
    private final List<ToHome> homes = new ArrayList<>();

    private final Set<Session> waiting = new LinkedHashSet<>();
    private long underWayBytes;
    private boolean flushDue;

    /** @param windowBytes what all sessions of this hub together may have under way */
    Outbox(int hub, int homeCount, Bus bus, long windowBytes) {
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

    long underWayBytes() {
        return underWayBytes;
    }

    /** Asks for a session; it may be paused until what is under way has come down. */
    void ask(int home, Session session, Ask ask) {
        homes.get(home).add(session, ask);
        int weight = ask.weight();
        underWayBytes += weight;
        session.addUnderWay(weight);
        if (session.underWayBytes() > SESSION_WINDOW_BYTES || underWayBytes > windowBytes) {
            waiting.add(session);
            session.pause(Session.Pause.TOO_FAST);
        }
        flushLater();
    }

    /** Asks for the hub itself. */
    void ask(int home, Ask ask) {
        homes.get(home).add(null, ask);
        underWayBytes += ask.weight();
        flushLater();
    }

    void askEveryHome(Session session, Ask ask) {
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

    /** A home has settled a batch. */
    void settled(int home, long number) {
        Sent sent = homes.get(home).settle(number);
        for (int i = 0; i < sent.asks.size(); i++) {
            int weight = sent.asks.get(i).weight();
            underWayBytes -= weight;
            Session session = sent.sessions.get(i);
            if (session != null) {
                session.addUnderWay(-weight);
            }
        }
        if (!waiting.isEmpty() && underWayBytes <= windowBytes / 2) {
            waiting.removeIf(Outbox::resume);
        }
    }

    /** Forgets a session that is gone; what it has under way still counts until it is settled. */
    void forget(Session session) {
        waiting.remove(session);
    }

    private static boolean resume(Session session) {
        boolean slow = session.underWayBytes() <= SESSION_WINDOW_BYTES / 2;
        if (slow) {
            session.resume(Session.Pause.TOO_FAST);
        }
        return slow;
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

    /** A batch that is not settled yet; {@code sessions} has who asked for each ask, null for the hub. */
    private record Sent(long number, List<Ask> asks, List<Session> sessions) {}

    private final class ToHome {
        private final int home;
        private final Deque<Sent> unsettled = new ArrayDeque<>();
        private List<Ask> asks = new ArrayList<>();
        private List<Session> sessions = new ArrayList<>();
        private List<Long> seen = new ArrayList<>();
        private long number;

        ToHome(int home) {
            this.home = home;
        }

        void add(Session session, Ask ask) {
            asks.add(ask);
            sessions.add(session);
        }

        void flush() {
            if (asks.isEmpty() && seen.isEmpty()) {
                return;
            }
            if (!asks.isEmpty()) {
                unsettled.add(new Sent(++number, asks, sessions));
            }
            bus.toHome(home, new AskBatch(hub, number, Collections.unmodifiableList(asks), seen));
            asks = new ArrayList<>();
            sessions = new ArrayList<>();
            seen = new ArrayList<>();
        }

        /** Mostly the oldest; a later one may be settled before one that a congested room holds up. */
        Sent settle(long settled) {
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
