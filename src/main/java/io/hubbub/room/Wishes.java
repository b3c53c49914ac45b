package io.hubbub.room;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * What one session asks of the homes, in the order in which it wishes: what would be too much waits here until less is under
 * way. Runs on the hub's loop.
 */
final class Wishes {
    private static final String NO_ROOM = "";

    private final Hub hub;
    private final Session session;

    /** Bytes asked for and not settled. */
    private long underWayBytes;

    /** What may not be asked for yet; mostly null. */
    private Deque<Wish> waiting;

    /** Mostly null. */
    private List<Runnable> onceSettled;

    /** What to ask a home for; {@code room} is what the room was called by who wishes, or empty if it is about none. */
    private record Wish(String room, Ask ask) {}

    Wishes(Hub hub, Session session) {
        this.hub = hub;
        this.session = session;
    }

    /** Wishes something about no room. */
    void wish(Ask.OfName ask) {
        wish(NO_ROOM, ask);
    }

    /** Wishes something of all homes. */
    void wish(Ask.OfEveryHome ask) {
        wish(NO_ROOM, ask);
    }

    /** Wishes something of a room, in it or not. */
    void wish(Ask.FromOutside ask) {
        wish(ask.room(), ask);
    }

    /** Wishes something in a room; refused if the session is not in it when it is asked for. */
    void wish(String room, Ask ask) {
        if (waiting == null && hub.admits(session, ask)) {
            ask(room, ask);
            return;
        }
        if (waiting == null) {
            waiting = new ArrayDeque<>();
        }
        waiting.add(new Wish(room, ask));
    }

    private void ask(String room, Ask ask) {
        if (ask instanceof Ask.OfName asked) {
            hub.askName(session, asked.nick(), ask);
        } else if (ask instanceof Ask.OfEveryHome) {
            hub.askEveryHome(session, ask);
        } else if (ask instanceof Ask.FromOutside asked) {
            hub.askRoom(session, asked.room(), ask);
        } else if (ask instanceof Ask.InRoom asked && session.membership(asked.room()) != null) {
            hub.askRoom(session, asked.room(), ask);
        } else {
            session.refuse(refusal(room, ask));
        }
    }

    private static Refusal refusal(String room, Ask ask) {
        return ask instanceof Ask.Speaks words
                ? new Refusal(Refusal.Why.NOT_IN_ROOM, room, words.speech())
                : new Refusal(Refusal.Why.NOT_IN_ROOM, room);
    }

    /** Less is under way: asks for what waits, as far as it may. */
    void goOn() {
        while (waiting != null && hub.admits(session, waiting.peek().ask())) {
            Wish wish = waiting.poll();
            if (waiting.isEmpty()) {
                waiting = null;
            }
            ask(wish.room(), wish.ask());
        }
        checkSettled();
    }

    long underWayBytes() {
        return underWayBytes;
    }

    /** For the outbox: more has been asked for, or something is settled. */
    void addUnderWay(long bytes) {
        underWayBytes += bytes;
        checkSettled();
    }

    /**
     * Does something as soon as nothing waits, everything that was asked for is settled, and the peer has been written what
     * came of it.
     */
    void onceSettled(Runnable action) {
        if (onceSettled == null) {
            onceSettled = new ArrayList<>(1);
        }
        onceSettled.add(action);
        checkSettled();
    }

    /** To be called also when the session has caught up. */
    void checkSettled() {
        if (onceSettled != null && underWayBytes == 0 && waiting == null && !session.hasToCatchUp()) {
            List<Runnable> actions = onceSettled;
            onceSettled = null;
            actions.forEach(action -> hub.afterwards(session, action));
        }
    }

    /** Asks for nothing more of what waits. */
    void drop() {
        onceSettled = null;
        waiting = null;
    }
}
