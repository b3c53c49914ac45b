package io.hubbub.room;

import java.util.concurrent.atomic.AtomicInteger;

/** How many there are of what, in the whole server at this moment. Thread-safe. */
public final class Headcount {
    private final AtomicInteger sessions = new AtomicInteger();
    private final AtomicInteger present = new AtomicInteger();
    private final AtomicInteger mostPresent = new AtomicInteger();
    private final AtomicInteger hidden = new AtomicInteger();
    private final AtomicInteger operators = new AtomicInteger();
    private final AtomicInteger rooms = new AtomicInteger();

    Headcount() {}

    /** Who has a nick that others can find. */
    public int present() {
        return present.get();
    }

    /** The most that there ever were. */
    public int mostPresent() {
        return mostPresent.get();
    }

    /** Those of them whom strangers don't find. */
    public int hidden() {
        return hidden.get();
    }

    /** Those of them who look after the server. */
    public int operators() {
        return operators.get();
    }

    /** Connections of which nobody knows yet who it is, or ever will. */
    public int strangers() {
        return Math.max(0, sessions.get() - present.get());
    }

    /** Rooms with somebody in them. */
    public int rooms() {
        return rooms.get();
    }

    void sessionOpened() {
        sessions.incrementAndGet();
    }

    void sessionEnded() {
        sessions.decrementAndGet();
    }

    void appeared(Profile who) {
        mostPresent.accumulateAndGet(present.incrementAndGet(), Math::max);
        count(who, 1);
    }

    void changed(Profile before, Profile now) {
        count(before, -1);
        count(now, 1);
    }

    void disappeared(Profile who) {
        present.decrementAndGet();
        count(who, -1);
    }

    void roomFounded() {
        rooms.incrementAndGet();
    }

    void roomEnded() {
        rooms.decrementAndGet();
    }

    private void count(Profile who, int one) {
        hidden.addAndGet(who.is(Trait.HIDDEN) ? one : 0);
        operators.addAndGet(who.is(Trait.SERVER_OPERATOR) ? one : 0);
    }
}
