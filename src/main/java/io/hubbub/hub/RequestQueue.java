package io.hubbub.hub;

import io.hubbub.bus.HomeRequest;
import io.hubbub.bus.NickRequest;
import io.hubbub.bus.Request;
import io.hubbub.bus.RoomRequest;
import io.hubbub.room.Refusal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * The requests of one session to the homes, in their order: those that would be too much wait here until less is in flight.
 * Runs on the hub's loop.
 */
final class RequestQueue implements Request.Handler<String>, Requester {
    private static final String NO_ROOM = "";

    private final Guard guard;
    private final Reading reading;
    private final Subscriptions subscriptions;
    private final HubOutbox outbox;

    /** Whether something waits for the peer that it will still be written. */
    private final BooleanSupplier hasToCatchUp;

    /** Bytes asked for and not settled. */
    private long inFlightBytes;

    /** The requests that wait; mostly null. */
    private Deque<Waiting> waiting;

    /** Mostly null. */
    private List<Runnable> onceSettled;

    /** What others wait for; mostly null. */
    private List<Runnable> onceKnown;

    /** A request that waits; {@code room} is the room's name as the asker wrote it, or empty if it is about none. */
    private record Waiting(String room, Request request) {}

    RequestQueue(
            Guard guard, Reading reading, Subscriptions subscriptions, HubOutbox outbox, BooleanSupplier hasToCatchUp) {
        this.guard = guard;
        this.reading = reading;
        this.subscriptions = subscriptions;
        this.outbox = outbox;
        this.hasToCatchUp = hasToCatchUp;
    }

    /** Asks for something about no room. */
    void request(NickRequest request) {
        request(NO_ROOM, request);
    }

    /** Asks all homes. */
    void request(HomeRequest request) {
        request(NO_ROOM, request);
    }

    /** Asks for something of a room, in it or not. */
    void request(RoomRequest.FromOutside request) {
        request(request.room(), request);
    }

    /** Asks for something in a room; refused if the session is not in it when its turn comes. */
    void request(String room, Request request) {
        if (waiting == null && outbox.admits(this, request)) {
            request.handledBy(this, room);
            return;
        }
        if (waiting == null) {
            waiting = new ArrayDeque<>();
        }
        waiting.add(new Waiting(room, request));
    }

    @Override
    public void ofName(NickRequest request, String room) {
        outbox.requestName(this, request);
    }

    @Override
    public void ofEveryHome(HomeRequest request, String room) {
        outbox.requestEveryHome(this, request);
    }

    @Override
    public void inRoom(RoomRequest request, String room) {
        if (request instanceof RoomRequest.FromOutside || subscriptions.of(request.room()) != null) {
            outbox.requestRoom(this, request);
        } else {
            guard.refuse(refusal(room, request));
        }
    }

    @Override
    public void observed(Request.Observed request, String room) {
        throw new IllegalStateException("only a hub says what was observed");
    }

    @Override
    public void unreadable(Request.Unreadable request, String room) {
        throw new IllegalStateException("nobody asks for what can't be read");
    }

    private static Refusal refusal(String room, Request request) {
        return request instanceof RoomRequest.Speaks words
                ? new Refusal(Refusal.Why.NOT_IN_ROOM, room, words.speech())
                : new Refusal(Refusal.Why.NOT_IN_ROOM, room);
    }

    /** Tells a home something that can't wait and is never too much: what others have to know of the session. */
    void tellHome(NickRequest request) {
        outbox.requestName(this, request);
    }

    /** The same, for the home of a room that the session is in. */
    void tellHome(RoomRequest request) {
        outbox.requestRoom(this, request);
    }

    /** The same, for all homes. */
    void tellHomes(HomeRequest request) {
        outbox.requestEveryHome(this, request);
    }

    @Override
    public void goOn() {
        guard.contain(this::requestWaiting);
    }

    private void requestWaiting() {
        while (waiting != null && outbox.admits(this, waiting.peek().request())) {
            Waiting next = waiting.poll();
            if (waiting.isEmpty()) {
                waiting = null;
            }
            next.request().handledBy(this, next.room());
        }
        checkSettled();
    }

    @Override
    public long inFlightBytes() {
        return inFlightBytes;
    }

    @Override
    public void addInFlight(long bytes) {
        inFlightBytes += bytes;
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

    /**
     * Does something for others as soon as nothing waits and everybody knows what came of everything that was asked for, whatever the
     * peer has still to be written, and though the session may end meanwhile.
     */
    void onceKnown(Runnable action) {
        if (onceKnown == null) {
            onceKnown = new ArrayList<>(1);
        }
        onceKnown.add(action);
        checkSettled();
    }

    /** To be called also when the session has caught up. */
    void checkSettled() {
        if (inFlightBytes != 0 || waiting != null) {
            return;
        }
        if (onceKnown != null) {
            List<Runnable> actions = onceKnown;
            onceKnown = null;
            actions.forEach(Runnable::run);
        }
        if (onceSettled != null && !hasToCatchUp.getAsBoolean()) {
            List<Runnable> actions = onceSettled;
            onceSettled = null;
            actions.forEach(guard::afterwards);
        }
    }

    @Override
    public void holdBack() {
        reading.pause(Reading.Pause.TOO_FAST);
    }

    @Override
    public void readOn() {
        reading.resume(Reading.Pause.TOO_FAST);
    }

    /** Asks for nothing more of what waits; who waits for it on behalf of others still hears when it is settled. */
    void drop() {
        outbox.forget(this);
        onceSettled = null;
        waiting = null;
    }
}
