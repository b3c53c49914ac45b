package io.hubbub.home;

import io.hubbub.bus.Reply;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * When a hub hears that its requests are settled: once every hub that got something of the round has dealt with it; what was
 * said in a congested room not before that room isn't congested any more. So what is in flight anywhere, the event bus's
 * queues included, is never more than what hubs may have unsettled.
 */
final class Acknowledgements {
    private final Consumer<Pending> settle;

    /** What hubs still have to deal with, by its number at this home. */
    private final Map<Long, Sent> awaited = new HashMap<>();

    private final Deque<Pending> held = new ArrayDeque<>();
    private Round current = new Round();

    /** A hub's batch of requests, and the rooms that somebody spoke in with it and that hold it up. */
    static final class Pending {
        private final int hub;
        private final long batch;
        private final Set<HomeRoom> rooms = new LinkedHashSet<>(2);

        Pending(int hub, long batch) {
            this.hub = hub;
            this.batch = batch;
        }

        int hub() {
            return hub;
        }

        void spokenIn(HomeRoom room) {
            rooms.add(room);
        }

        /** Returns whether one of its rooms holds it up no more. */
        private boolean dropFreeRooms() {
            return rooms.removeIf(room -> !room.isCongested());
        }

        Reply.Settled reply(int home) {
            return new Reply.Settled(
                    home, batch, rooms.stream().map(HomeRoom::key).collect(Collectors.toUnmodifiableSet()));
        }
    }

    /** The batches that came in one tick, and what of it is not dealt with everywhere. */
    private static final class Round {
        private final List<Pending> batches = new ArrayList<>();
        private final Set<Long> open = new HashSet<>(4);
        private boolean closed;

        boolean isDone() {
            return closed && open.isEmpty();
        }
    }

    /** Something that was sent in a round, and the hubs that have not dealt with it. */
    private record Sent(Round round, Set<Integer> hubs) {}

    /** @param settle told of every batch once it is settled but for rooms that hold it up, and when there are fewer of them */
    Acknowledgements(Consumer<Pending> settle) {
        this.settle = settle;
    }

    /** Opens the account of a batch that is being dealt with in this round. */
    Pending open(int hub, long batch) {
        Pending pending = new Pending(hub, batch);
        current.batches.add(pending);
        return pending;
    }

    /** Whether no batch waits for anything. */
    boolean isEmpty() {
        return awaited.isEmpty() && held.isEmpty() && current.batches.isEmpty();
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
            acknowledge(round.batches);
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
            acknowledge(round.batches);
        }
    }

    /** A hub is gone: nothing is awaited of it any more, and nothing that it asked for is settled. */
    void gone(int hub) {
        held.removeIf(pending -> pending.hub == hub);
        current.batches.removeIf(pending -> pending.hub == hub);
        awaited.values().forEach(sent -> sent.round.batches.removeIf(pending -> pending.hub == hub));
        List.copyOf(awaited.keySet()).forEach(number -> seen(hub, number));
    }

    /** A room may have stopped being congested. */
    void release() {
        for (int i = held.size(); i > 0; i--) {
            Pending pending = held.poll();
            if (pending.dropFreeRooms()) {
                settle(pending);
            } else {
                held.add(pending);
            }
        }
    }

    private void acknowledge(List<Pending> batches) {
        for (Pending pending : batches) {
            pending.dropFreeRooms();
            settle(pending);
        }
    }

    private void settle(Pending pending) {
        settle.accept(pending);
        if (!pending.rooms.isEmpty()) {
            held.add(pending);
        }
    }
}
