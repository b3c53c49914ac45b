package io.hubbub.stats;

import io.hubbub.room.Profile;
import io.hubbub.room.Trait;
import java.util.concurrent.atomic.AtomicInteger;

/** How many there are of what, in the whole server at this moment. Thread-safe. */
public final class Presence {
    private final AtomicInteger sessions = new AtomicInteger();
    private final AtomicInteger present = new AtomicInteger();
    private final AtomicInteger mostPresent = new AtomicInteger();
    private final AtomicInteger hidden = new AtomicInteger();
    private final AtomicInteger operators = new AtomicInteger();
    private final AtomicInteger rooms = new AtomicInteger();
    private final AtomicInteger secretRooms = new AtomicInteger();

    Presence() {}

    /** Sessions that have a nick under which others can find them. */
    public int present() {
        return present.get();
    }

    /** The most that there ever were. */
    public int mostPresent() {
        return mostPresent.get();
    }

    /** Those of them that strangers don't find. */
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

    /** Those of them that everybody may know of. */
    public int openRooms() {
        return rooms.get() - secretRooms.get();
    }

    public void sessionOpened() {
        sessions.incrementAndGet();
    }

    public void sessionEnded() {
        sessions.decrementAndGet();
    }

    public void appeared(Profile who) {
        mostPresent.accumulateAndGet(present.incrementAndGet(), Math::max);
        count(who, 1);
    }

    public void changed(Profile before, Profile now) {
        count(before, -1);
        count(now, 1);
    }

    public void disappeared(Profile who) {
        present.decrementAndGet();
        count(who, -1);
    }

    public void roomFounded() {
        rooms.incrementAndGet();
    }

    public void roomEnded() {
        rooms.decrementAndGet();
    }

    /** So many more rooms are secret. */
    public void secretRooms(int more) {
        secretRooms.addAndGet(more);
    }

    private void count(Profile who, int one) {
        hidden.addAndGet(who.is(Trait.HIDDEN) ? one : 0);
        operators.addAndGet(who.is(Trait.SERVER_OPERATOR) ? one : 0);
    }
}
