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
 * When a hub hears that its asks are settled: once every hub that got something of the round has dealt with it; what was
 * said in a congested room not before that room isn't congested any more. So what is under way anywhere, the event bus's
 * queues included, is never more than what hubs may have unsettled.
 */
final class Acknowledgements {
    private final Consumer<Debt> settle;
    private final Map<Long, Round> open = new HashMap<>();
    private final Deque<Debt> held = new ArrayDeque<>();
    private List<Debt> current = new ArrayList<>();

    /** A hub's batch of asks, and the rooms that somebody spoke in with it and that hold it up. */
    static final class Debt {
        private final int hub;
        private final long batch;
        private final Set<HomeRoom> rooms = new LinkedHashSet<>(2);

        Debt(int hub, long batch) {
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

        Reply.Settled note(int home) {
            return new Reply.Settled(
                    home, batch, rooms.stream().map(HomeRoom::key).collect(Collectors.toUnmodifiableSet()));
        }
    }

    private static final class Round {
        private final List<Debt> debts;
        private int awaited;

        Round(List<Debt> debts, int awaited) {
            this.debts = debts;
            this.awaited = awaited;
        }
    }

    /** @param settle told of every debt once it is settled but for rooms that hold it up, and when there are fewer of them */
    Acknowledgements(Consumer<Debt> settle) {
        this.settle = settle;
    }

    /** Opens the account of a batch that is being dealt with in this round. */
    Debt owe(int hub, long batch) {
        Debt debt = new Debt(hub, batch);
        current.add(debt);
        return debt;
    }

    /** Whether no batch waits for anything. */
    boolean isEmpty() {
        return open.isEmpty() && held.isEmpty() && current.isEmpty();
    }

    /** Closes this round, of which so many hubs' words are awaited. */
    void publish(long round, int awaited) {
        List<Debt> debts = current;
        current = new ArrayList<>();
        if (awaited == 0) {
            pay(debts);
        } else {
            open.put(round, new Round(debts, awaited));
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
            pay(round.debts);
        }
    }

    /** A room may have stopped being congested. */
    void release() {
        for (int i = held.size(); i > 0; i--) {
            Debt debt = held.poll();
            if (debt.dropFreeRooms()) {
                settle(debt);
            } else {
                held.add(debt);
            }
        }
    }

    private void pay(List<Debt> debts) {
        for (Debt debt : debts) {
            debt.dropFreeRooms();
            settle(debt);
        }
    }

    private void settle(Debt debt) {
        settle.accept(debt);
        if (!debt.rooms.isEmpty()) {
            held.add(debt);
        }
    }
}
