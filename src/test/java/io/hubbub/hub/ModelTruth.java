package io.hubbub.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hubbub.bus.RoomBatch;
import io.hubbub.room.Event;
import io.hubbub.room.MessageId;
import io.hubbub.room.Mode;
import io.hubbub.room.RoomState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What has happened in the rooms of a {@link JournalModel}, by what their homes have published: one order for each log, without a gap. */
final class ModelTruth {
    /** What happened in each log. */
    final Map<Long, List<Event>> events = new LinkedHashMap<>();

    private final Map<Long, RoomState> states = new HashMap<>();
    private final Map<String, Long> newest = new HashMap<>();
    private final Map<Long, Integer> spoken = new HashMap<>();
    private final Map<Long, Integer> changed = new HashMap<>();

    /** The first event of a log comes with a copy of the room before it, and no number ever comes twice. */
    void take(RoomBatch batch) {
        if (batch.events().isEmpty()) {
            return;
        }
        long log = MessageId.log(batch.events().get(0).key());
        List<Event> ofLog = events.computeIfAbsent(log, key -> new ArrayList<>());
        RoomState state = states.computeIfAbsent(
                log,
                key -> batch.snapshots().values().stream()
                        .min(Comparator.comparing(RoomState::seq))
                        .orElseThrow()
                        .copy());
        newest.put(batch.room(), log);
        for (Event event : batch.events()) {
            state.apply(event);
            assertTrue(ofLog.isEmpty() || ofLog.get(ofLog.size() - 1).timeMs() <= event.timeMs(), "time runs back");
            ofLog.add(event);
            count(event);
        }
        assertEquals(1, ofLog.get(0).seq());
    }

    private void count(Event event) {
        if (event instanceof Event.Said said) {
            spoken.merge(said.from().session(), 1, Integer::sum);
        } else if (event instanceof Event.TopicSet set) {
            changed.merge(set.by().session(), 1, Integer::sum);
        } else if (event instanceof Event.ModesChanged modes) {
            changed.merge(modes.by().session(), 1, Integer::sum);
        } else if (event instanceof Event.Kicked kicked) {
            changed.merge(kicked.by().session(), 1, Integer::sum);
        } else if (event instanceof Event.Invited invited) {
            changed.merge(invited.by().session(), 1, Integer::sum);
        }
    }

    int spokenBy(long session) {
        return spoken.getOrDefault(session, 0);
    }

    int changedBy(long session) {
        return changed.getOrDefault(session, 0);
    }

    /** A room as it is now; null if there is none. */
    RoomState room(String name) {
        RoomState state = states.get(newest.getOrDefault(name, 0L));
        return state == null || state.size() == 0 ? null : state;
    }

    /** How many of the rooms are not secret. */
    int openRooms() {
        return (int) newest.keySet().stream()
                .filter(name -> room(name) != null && !room(name).modes().has(Mode.SECRET))
                .count();
    }

    /** How many rooms there are. */
    int rooms() {
        return (int) newest.keySet().stream().filter(name -> room(name) != null).count();
    }
}
