package io.hubbub.home;

import io.hubbub.bus.Reply;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
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
    private final Map<Long, Round> open = new HashMap<>();
    private final Deque<Pending> held = new ArrayDeque<>();
    private List<Pending> current = new ArrayList<>();

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

    private static final class Round {
        private final List<Pending> batches;
        private int awaited;

        Round(List<Pending> batches, int awaited) {
            this.batches = batches;
            this.awaited = awaited;
        }
    }

    /** @param settle told of every batch once it is settled but for rooms that hold it up, and when there are fewer of them */
    Acknowledgements(Consumer<Pending> settle) {
        this.settle = settle;
    }

    /** Opens the account of a batch that is being dealt with in this round. */
    Pending open(int hub, long batch) {
        Pending pending = new Pending(hub, batch);
        current.add(pending);
        return pending;
    }

    /** Whether no batch waits for anything. */
    boolean isEmpty() {
        return open.isEmpty() && held.isEmpty() && current.isEmpty();
    }

    /** Closes this round, of which so many hubs' words are awaited. */
    void closeRound(long round, int awaited) {
        List<Pending> batches = current;
        current = new ArrayList<>();
        if (awaited == 0) {
            acknowledge(batches);
        } else {
            open.put(round, new Round(batches, awaited));
        }
    }

    /**
     * A hub has dealt with one room batch of a round.
     *
     * @throws IllegalStateException if no hub's word about this round is awaited
     */
    void seen(long number) {
        Round round = open.get(number);
        if (round == null) {
            throw new IllegalStateException("round " + number + " was acknowledged, but nobody's word is awaited");
        }
        if (--round.awaited == 0) {
            open.remove(number);
            acknowledge(round.batches);
        }
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
