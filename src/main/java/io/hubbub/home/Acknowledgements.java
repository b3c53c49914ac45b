package io.hubbub.home;

import io.hubbub.bus.Reply;
import io.hubbub.bus.Request;
import io.hubbub.bus.RoomRequest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * When a hub hears that its requests are settled: once every hub that got something of the round has dealt with it; what was said in a
 * congested room not before that room isn't congested any more, nor while the journal is behind; and what was asked of a room that is
 * being opened, or whose events are being stored, not before that is done and everybody concerned has dealt with what came of it. So what
 * is in flight anywhere, the event bus's queues included, is never more than what hubs may have unsettled, and no room waits for another.
 */
final class Acknowledgements {
    private final Consumer<Pending> settle;
    private final BooleanSupplier isBehind;

    /** The rounds that hubs still have to deal with, by their number at this home. */
    private final Map<Long, Sent> awaited = new HashMap<>();

    /** Settled but for rooms that are congested, or whose words wait to be stored. */
    private final Set<Pending> congested = new LinkedHashSet<>();

    /** Those that something in a journal holds up. */
    private final Set<Pending> holders = new HashSet<>();

    private Round current = new Round();

    /** A hub's batch of requests, the rooms that somebody spoke in with it and that hold it up, and those that wait for a journal. */
    static final class Pending {
        private final int hub;
        private final long batch;
        private final List<Request> requests;
        private final Set<HomeRoom> rooms = new LinkedHashSet<>(2);

        /** How often each room holds it up, by the room's key; null if none does. */
        private Map<String, Integer> holds;

        private boolean acknowledged;

        /** The rooms of its requests, and those that somebody speaks in with it; null until somebody asks. */
        private Set<String> concerned;

        private Set<String> spokenTo;

        Pending(int hub, long batch, List<Request> requests) {
            this.hub = hub;
            this.batch = batch;
            this.requests = requests;
        }

        /** Whether something of it was asked of a room. */
        boolean concerns(String room) {
            concerned = concerned == null ? roomsOf(RoomRequest.class) : concerned;
            return concerned.contains(room);
        }

        /** Whether somebody spoke in a room with it. */
        boolean speaksIn(String room) {
            spokenTo = spokenTo == null ? roomsOf(RoomRequest.Speaks.class) : spokenTo;
            return spokenTo.contains(room);
        }

        private Set<String> roomsOf(Class<? extends RoomRequest> kind) {
            return requests.stream()
                    .filter(kind::isInstance)
                    .map(request -> kind.cast(request).room())
                    .collect(Collectors.toSet());
        }

        private void hold(String room) {
            holds = holds == null ? new HashMap<>() : holds;
            holds.merge(room, 1, Integer::sum);
        }

        /** Returns whether the room holds it up no more. */
        private boolean release(String room) {
            holds.computeIfPresent(room, (key, count) -> count == 1 ? null : count - 1);
            boolean free = !holds.containsKey(room);
            holds = holds.isEmpty() ? null : holds;
            return free;
        }

        int hub() {
            return hub;
        }

        void spokenIn(HomeRoom room) {
            rooms.add(room);
        }

        /** Returns whether one of its rooms holds it up no more. */
        private boolean dropFreeRooms(BooleanSupplier isBehind) {
            return !rooms.isEmpty() && !isBehind.getAsBoolean() && rooms.removeIf(room -> !room.isCongested());
        }

        Reply.Settled reply(int home) {
            return new Reply.Settled(
                    home,
                    batch,
                    rooms.isEmpty()
                            ? Set.of()
                            : rooms.stream().map(HomeRoom::key).collect(Collectors.toUnmodifiableSet()),
                    holds == null ? Set.of() : Set.copyOf(holds.keySet()));
        }
    }

    /** The batches that came in one tick, and what of it is not dealt with everywhere. */
    private static final class Round {
        private final List<Pending> batches = new ArrayList<>();
        private final List<Release> releases = new ArrayList<>(0);
        private final Set<Long> open = new HashSet<>(4);
        private boolean closed;

        boolean isDone() {
            return closed && open.isEmpty();
        }
    }

    /** A batch of an earlier round that a room has held up and holds up no more once this round is done. */
    private record Release(Pending pending, String room, boolean isDealtWith) {}

    /** Something that was sent in a round, and the hubs that have not dealt with it. */
    private record Sent(Round round, Set<Integer> hubs) {}

    /**
     * @param settle told of every batch once it is settled but for rooms that hold it up, and when there are fewer of them
     * @param isBehind whether so much waits to be stored that those who speak wait, too
     */
    Acknowledgements(Consumer<Pending> settle, BooleanSupplier isBehind) {
        this.settle = settle;
        this.isBehind = isBehind;
    }

    /** Opens the account of a batch that is being dealt with in this round. */
    Pending open(int hub, long batch, List<Request> requests) {
        Pending pending = new Pending(hub, batch, requests);
        current.batches.add(pending);
        return pending;
    }

    /** Whether no batch waits for anything. */
    boolean isEmpty() {
        return awaited.isEmpty()
                && congested.isEmpty()
                && holders.isEmpty()
                && current.batches.isEmpty()
                && current.releases.isEmpty();
    }

    /** Holds up the requests to one room in a batch: they are not settled before they are released as often as they are held. */
    void hold(Pending pending, String room) {
        pending.hold(room);
        holders.add(pending);
    }

    /** Adds the room's requests to this round: they are released once everybody has dealt with what came of them. */
    void release(Pending pending, String room) {
        current.releases.add(new Release(pending, room, true));
    }

    /** A request of it, which has waited for a room to open, is dealt with in this round: it is released with what comes of that. */
    void resume(Pending pending, String room) {
        current.releases.add(new Release(pending, room, false));
    }

    /** Holds all batches that have had something to do with a room in this round, and returns them. */
    List<Pending> holdAll(String room) {
        Set<Pending> all = new LinkedHashSet<>();
        current.batches.stream().filter(pending -> pending.concerns(room)).forEach(all::add);
        current.releases.stream()
                .filter(release -> !release.isDealtWith() && release.room().equals(room))
                .forEach(release -> all.add(release.pending()));
        all.forEach(pending -> hold(pending, room));
        return List.copyOf(all);
    }

    /** Something is sent in this round under that number, and these hubs will acknowledge it; maybe none. */
    void await(long number, Collection<Integer> hubs) {
        if (!hubs.isEmpty()) {
            awaited.put(number, new Sent(current, new HashSet<>(hubs)));
            current.open.add(number);
        }
    }

    /** Closes this round: nothing more is sent in it. */
    void closeRound() {
        Round round = current;
        current = new Round();
        round.closed = true;
        if (round.isDone()) {
            acknowledge(round);
        }
    }

    /** A hub has dealt with what was sent under that number. Returns whether that was awaited of it. */
    boolean seen(int hub, long number) {
        Sent sent = awaited.get(number);
        if (sent == null || !sent.hubs.remove(hub)) {
            return false;
        }
        if (sent.hubs.isEmpty()) {
            awaited.remove(number);
            complete(sent.round, number);
        }
        return true;
    }

    private void complete(Round round, long number) {
        round.open.remove(number);
        if (round.isDone()) {
            acknowledge(round);
        }
    }

    /** A hub is gone: nothing is awaited of it any more, and nothing that it asked for is settled. */
    void gone(int hub) {
        congested.removeIf(pending -> pending.hub == hub);
        holders.removeIf(pending -> pending.hub == hub);
        current.batches.removeIf(pending -> pending.hub == hub);
        awaited.values().forEach(sent -> sent.round.batches.removeIf(pending -> pending.hub == hub));
        List.copyOf(awaited.keySet()).forEach(number -> seen(hub, number));
    }

    /** A room may have stopped being congested, or the journal being behind. */
    void recheck() {
        if (!congested.isEmpty()) {
            List.copyOf(congested).stream()
                    .filter(pending -> pending.dropFreeRooms(isBehind))
                    .forEach(this::settle);
        }
    }

    private void acknowledge(Round round) {
        for (Pending pending : round.batches) {
            pending.acknowledged = true;
            pending.dropFreeRooms(isBehind);
            settle(pending);
        }
        round.releases.forEach(this::letGo);
    }

    /** A batch of a hub that is gone is no holder any more. */
    private void letGo(Release release) {
        Pending pending = release.pending();
        if (!holders.contains(pending) || !pending.release(release.room())) {
            return;
        }
        if (pending.holds == null) {
            holders.remove(pending);
        }
        if (pending.acknowledged) {
            pending.dropFreeRooms(isBehind);
            settle(pending);
        }
    }

    private void settle(Pending pending) {
        settle.accept(pending);
        if (pending.rooms.isEmpty()) {
            congested.remove(pending);
        } else {
            congested.add(pending);
        }
    }
}
