package io.hubbub.home;

import io.hubbub.room.Member;
import io.hubbub.room.RoomState;
import io.hubbub.room.SessionId;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** How many members a room has at each hub, and how many of those can't be written to. Runs on the home's loop. */
final class HubMembers {
    private final Map<Integer, Integer> members = new HashMap<>();
    private final Map<Integer, Integer> lagging = new HashMap<>();

    boolean areAt(int hub) {
        return members.containsKey(hub);
    }

    /** The hubs with members. */
    Set<Integer> hubs() {
        return members.keySet();
    }

    void joined(int hub) {
        members.merge(hub, 1, Integer::sum);
    }

    void departed(int hub) {
        members.computeIfPresent(hub, (at, count) -> count == 1 ? null : count - 1);
    }

    /** The members are these, and no others. */
    void are(RoomState room) {
        members.clear();
        for (Member member : room.roster().sessions()) {
            joined(SessionId.hub(member.session()));
        }
    }

    void lagging(int hub, int some) {
        if (some == 0) {
            lagging.remove(hub);
        } else {
            lagging.put(hub, some);
        }
    }

    /** The members that lag at all hubs together. No stream, since each batch of requests asks for it, and mostly nobody lags. */
    int lagging() {
        int all = 0;
        for (int atHub : lagging.values()) {
            all += atHub;
        }
        return all;
    }
}
