package io.hubbub.hub;

import io.hubbub.bus.Bus;
import io.hubbub.bus.NickRequest;
import io.hubbub.bus.Nodes;
import io.hubbub.bus.Reply;
import io.hubbub.bus.Request;
import io.hubbub.bus.RequestBatch;
import io.hubbub.bus.RoomRequest;
import io.hubbub.room.Names;
import io.hubbub.stats.Strays;
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
 * Gathers one hub's requests to the homes during a tick, and sends them at its end, one batch for each home. Counts what is in flight
 * and not yet settled, and stops reading from those who send faster than everybody can see it. Runs on the hub's loop.
 */
public final class HubOutbox {
    /**
     * The bytes that one session may have in flight: two of the largest reads from a socket, so that a single fast sender is never kept
     * waiting by its own last chunk.
     */
    static final int SESSION_WINDOW_BYTES = 128 * 1024;

    /** The bytes that one session may always have in flight: a person who says a line now and then waits for no flood. */
    private static final int LIGHT_BYTES = 1024;

    /** No room has this name. */
    private static final String NO_ROOM = "";

    private final int hub;
    private final Bus bus;
    private final long windowBytes;
    private final Strays strays;
    private final List<Integer> places;
    private final Map<Integer, ToHome> homes = new LinkedHashMap<>();

    /** The sessions that wait, each with the room of its request; without one if the request was about no room. */
    private final Map<Requester, String> waiting = new LinkedHashMap<>();

    private long inFlightBytes;

    /** The bytes in flight in rooms that are congested or wait for a journal: they hold up those who speak there and nobody else. */
    private final Map<String, Long> blockedBytes = new HashMap<>();

    private boolean flushDue;

    /** The actions that wait until nothing is in flight. */
    private final Deque<Runnable> onceSettled = new ArrayDeque<>(0);

    /**
     * @param hub the number of the instance whose hub asks
     * @param homes the instances whose homes there are, in the same order for every hub
     * @param windowBytes what all sessions of this hub together may have in flight
     */
    public HubOutbox(int hub, List<Integer> homes, Bus bus, long windowBytes, Strays strays) {
        this.hub = hub;
        this.bus = bus;
        this.windowBytes = windowBytes;
        this.strays = strays;
        this.places = List.copyOf(homes);
        places.forEach(home -> this.homes.put(home, new ToHome(home)));
    }

    /** The home where a name lives: the same for every hub. */
    int homeOf(String foldedName) {
        return Nodes.homeOf(foldedName, places);
    }

    boolean isSettled() {
        return inFlightBytes == 0 && blockedBytes.isEmpty();
    }

    /** Does something as soon as everything that was asked for is settled. */
    void onceSettled(Runnable action) {
        onceSettled.add(action);
        letGoOn();
    }

    /** Whether a session may ask for this now; if not it waits, and is told with {@link RequestQueue#goOn}. */
    boolean admits(Requester asker, Request request) {
        return admits(asker, roomOf(request), request.weight());
    }

    private boolean admits(Requester asker, String room, int weight) {
        boolean light = asker.inFlightBytes() + weight <= LIGHT_BYTES;
        if (light || (asker.inFlightBytes() <= SESSION_WINDOW_BYTES && unsettledBytes(room) <= windowBytes)) {
            return true;
        }
        waiting.putIfAbsent(asker, room);
        asker.holdBack();
        return false;
    }

    /** Asks the home of a room for a session. */
    void requestRoom(Requester asker, RoomRequest request) {
        request(homeOf(request.room()), asker, request);
    }

    /** Asks the home of a nick for a session. */
    void requestName(Requester asker, NickRequest request) {
        request(homeOf(Names.fold(request.nick())), asker, request);
    }

    /** Asks for a session, or for the hub itself if {@code asker} is null; nothing more is read from a session if this makes too much. */
    private void request(int home, Requester asker, Request request) {
        ToHome to = homes.get(home);
        if (to == null) {
            // It is gone: nothing can be asked of it.
            return;
        }
        to.requests.add(request);
        to.askers.add(asker);
        inFlightBytes += request.weight();
        flushLater();
        if (asker != null) {
            asker.addInFlight(request.weight());
            admits(asker, roomOf(request), 0);
        }
    }

    private static String roomOf(Request request) {
        return request instanceof RoomRequest.Speaks say ? say.room() : NO_ROOM;
    }

    /** The bytes in flight that count against a session which speaks in this room. */
    private long unsettledBytes(String room) {
        return blockedBytes.isEmpty() ? inFlightBytes : inFlightBytes + blockedBytes.getOrDefault(room, 0L);
    }

    /** Asks for the hub itself. */
    void request(int home, Request request) {
        request(home, null, request);
    }

    /** The number of requests to the home of a name so far. */
    Mark mark(String foldedName) {
        ToHome to = homes.get(homeOf(foldedName));
        return to == null ? () -> true : to.mark();
    }

    /** The requests to one home up to a moment. */
    interface Mark {

        /** Whether all of it is settled, and everybody has seen what came of it. */
        boolean isSettled();
    }

    void requestEveryHome(Requester asker, Request request) {
        homes.keySet().forEach(home -> request(home, asker, request));
    }

    /** The homes there are. */
    Collection<Integer> homes() {
        return homes.keySet();
    }

    /** The hub has dealt with what a home has sent under this number. */
    void seen(int home, long number) {
        ToHome to = homes.get(home);
        if (to == null) {
            strays.ignore("hub " + hub + ": home " + home + " is gone and sent", number);
        } else {
            to.seen.add(number);
            flushLater();
        }
    }

    /** A home is gone: what it has not settled is over. */
    void gone(int home) {
        ToHome gone = homes.remove(home);
        if (gone != null) {
            List.copyOf(gone.unsettled).forEach(sent -> settle(sent, request -> false));
            settle(new Sent(0, gone.requests, gone.askers, false), request -> false);
            letGoOn();
        }
    }

    /** A home has settled a batch, but for what some rooms hold up. */
    void settled(Reply.Settled settled) {
        ToHome to = homes.get(settled.home());
        Sent sent = to == null ? null : to.take(settled.batch());
        if (sent == null) {
            strays.ignore("hub " + hub + ": home " + settled.home() + " settled batch", settled.batch());
        } else {
            to.keep(settle(sent, request -> isHeldUp(request, settled)));
            letGoOn();
        }
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
                rest.askers.add(sent.askers.get(i));
            } else if (sent.askers.get(i) != null) {
                sent.askers.get(i).addInFlight(-request.weight());
            }
        }
        return rest;
    }

    /** Does what waits, one after the other, as long as there is room. */
    private void letGoOn() {
        while (!onceSettled.isEmpty() && isSettled()) {
            onceSettled.remove().run();
        }
        if (waiting.isEmpty()) {
            return;
        }
        for (Requester asker : List.copyOf(waiting.keySet())) {
            if (inFlightBytes > windowBytes / 2) {
                return;
            }
            if (mayGoOn(asker, waiting.get(asker))) {
                letGoOn(asker);
            }
        }
    }

    private void letGoOn(Requester asker) {
        waiting.remove(asker);
        asker.goOn();
        if (!waiting.containsKey(asker)) {
            asker.readOn();
        }
    }

    private boolean mayGoOn(Requester asker, String room) {
        return asker.inFlightBytes() <= SESSION_WINDOW_BYTES / 2 && unsettledBytes(room) <= windowBytes / 2;
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
    void forget(Requester asker) {
        waiting.remove(asker);
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
     * A batch that is not settled yet; {@code askers} has who asked for each request, null for the hub. Or what is left of it,
     * {@code held} by rooms.
     */
    private record Sent(long number, List<Request> requests, List<Requester> askers, boolean held) {

        /** Whether all but words has been dealt with everywhere. */
        boolean isOnlyWords() {
            return held && requests.stream().allMatch(request -> request instanceof RoomRequest.Speaks);
        }
    }

    private final class ToHome {
        private final int home;
        private final Deque<Sent> unsettled = new ArrayDeque<>();
        private List<Request> requests = new ArrayList<>();
        private List<Requester> askers = new ArrayList<>();
        private List<Long> seen = new ArrayList<>();
        private long number;

        ToHome(int home) {
            this.home = home;
        }

        void flush() {
            if (requests.isEmpty() && seen.isEmpty()) {
                return;
            }
            if (!requests.isEmpty()) {
                unsettled.add(new Sent(++number, requests, askers, false));
            }
            RequestBatch batch = new RequestBatch(hub, number, Collections.unmodifiableList(requests), seen);
            requests = new ArrayList<>();
            askers = new ArrayList<>();
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
