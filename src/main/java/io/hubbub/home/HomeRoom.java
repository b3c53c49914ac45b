package io.hubbub.home;

import io.hubbub.bus.RoomBatch;
import io.hubbub.room.Event;
import io.hubbub.room.Mode;
import io.hubbub.room.RoomListing;
import io.hubbub.room.RoomState;
import io.hubbub.room.RoomView;
import io.hubbub.room.SessionId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * One room at its home: the only place where events are made for it. Knows for each hub how many members it has there and how
 * many of those can't be written to.
 */
final class HomeRoom {
    private final String key;
    private final RoomState state;
    private final Map<Integer, Integer> membersByHub = new HashMap<>();
    private final Map<Integer, Integer> laggingByHub = new HashMap<>();

    /** Sessions that were let in beforehand. */
    private final Set<Long> invited = new HashSet<>();

    /** Of this tick: what goes out with its end. */
    private final TreeSet<Integer> concerned = new TreeSet<>();

    private Map<Integer, RoomState> snapshots = new HashMap<>();
    private List<Event> pending = new ArrayList<>();
    private long lastMs;

    HomeRoom(String key, RoomState state) {
        this.key = key;
        this.state = state;
    }

    String key() {
        return key;
    }

    RoomState state() {
        return state;
    }

    boolean isEmpty() {
        return state.size() == 0;
    }

    /**
     * Whether half of the members or more can't be written to. Then it is the speakers who are too fast, not the readers who
     * are too slow, and the speakers wait; fewer than half never slow anybody.
     */
    boolean isCongested() {
        int lagging = lagging();
        return lagging > 0 && 2 * lagging >= state.size() && !isEmpty();
    }

    private int lagging() {
        return laggingByHub.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** The key of the next event. */
    long nextKey() {
        return state.nextKey();
    }

    /** The time of the next event: within one log it never runs back, whatever the clock does. */
    long timeMs(long nowMs) {
        lastMs = Math.max(lastMs, nowMs);
        return lastMs;
    }

    /**
     * Makes an event happen: in the state at once, for the members with the next {@link #drain}. All or nothing: if the state can't
     * take it in it has not happened, and the next event has its number. Whatever else is noted about an event is noted after it.
     */
    void happen(Event event) {
        state.apply(event);
        pending.add(event);
    }

    /** Whether something has happened that was not {@link #drain drained}. */
    boolean hasNews() {
        return !pending.isEmpty();
    }

    /** A hub without members here gets a copy of the state as it was before, to follow from there. */
    void join(int hub, Event.Joined event) {
        RoomState before = membersByHub.containsKey(hub) || snapshots.containsKey(hub) ? null : state.copy();
        happen(event);
        if (before != null) {
            snapshots.put(hub, before);
        }
        membersByHub.merge(hub, 1, Integer::sum);
        concerned.add(hub);
        invited.remove(event.who().session());
    }

    boolean isInvited(long session) {
        return invited.contains(session);
    }

    void invite(Event.Invited event) {
        happen(event);
        invited.add(event.who().session());
    }

    void depart(Event.Departed event) {
        int hub = SessionId.hub(event.who().session());
        happen(event);
        membersByHub.computeIfPresent(hub, (at, count) -> count == 1 ? null : count - 1);
        concerned.add(hub);
    }

    void lagging(int hub, int members) {
        if (members == 0) {
            laggingByHub.remove(hub);
        } else {
            laggingByHub.put(hub, members);
        }
    }

    /** What has happened since the last time, for the hubs with members then or now. */
    RoomBatch drain(int home, long number, long nowNs) {
        concerned.addAll(membersByHub.keySet());
        RoomBatch batch = new RoomBatch(key, home, number, nowNs, List.copyOf(concerned), snapshots, pending);
        concerned.clear();
        snapshots = new HashMap<>();
        pending = new ArrayList<>();
        return batch;
    }

    RoomListing listing() {
        return new RoomListing(state.name(), state.size(), state.topic(), state.createdMs());
    }

    RoomView view() {
        return new RoomView(
                state.name(),
                state.size(),
                lagging(),
                state.modes().has(Mode.SECRET),
                state.topic().text(),
                state.seq(),
                state.createdMs());
    }
}
