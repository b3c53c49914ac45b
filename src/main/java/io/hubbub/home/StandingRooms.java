package io.hubbub.home;

import io.hubbub.bus.Nodes;
import io.hubbub.room.Names;
import io.hubbub.room.StandingRoom;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;

/** The standing rooms that live at one home, and how each of them begins. */
final class StandingRooms {
    private final Map<String, StandingRoom> rooms = new LinkedHashMap<>();
    private final LongSupplier clockMs;

    /** @param all those of every home */
    StandingRooms(List<StandingRoom> all, Nodes nodes, int home, LongSupplier clockMs) {
        this.clockMs = clockMs;
        for (StandingRoom room : all) {
            String key = Names.fold(room.name());
            if (nodes.homeOf(key) == home) {
                rooms.put(key, room);
            }
        }
    }

    Set<String> keys() {
        return rooms.keySet();
    }

    boolean has(String key) {
        return rooms.containsKey(key);
    }

    /**
     * The room with that log. What its operators have changed stays for as long as the same is wanted of it; when something else is,
     * that holds from here on.
     */
    Journal.Past begin(String key, Journal.Log log) {
        StandingRoom wanted = rooms.get(key);
        Journal.Past past = log.past().orElse(null);
        long nowMs = clockMs.getAsLong();
        if (past == null) {
            return new Journal.Past(
                    wanted.begin(log.number(), log.epoch(), nowMs),
                    wanted.key().orElse(""),
                    0,
                    wanted.edition(),
                    List.of());
        } else if (past.edition() == wanted.edition()) {
            return past;
        }
        return new Journal.Past(
                wanted.applyTo(past.state(), nowMs),
                wanted.key().orElse(past.key()),
                past.lastMs(),
                wanted.edition(),
                past.roles());
    }
}
