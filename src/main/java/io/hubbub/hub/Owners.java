package io.hubbub.hub;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which of a hub's sessions are logged in to which accounts, by their numbers. Runs on the hub's loop. */
final class Owners {
    private final Map<Long, Set<Long>> sessions = new HashMap<>();

    /** A session is logged in to another account; 0 for none. */
    void moved(long session, long from, long to) {
        if (from == to) {
            return;
        }
        Set<Long> left = sessions.get(from);
        if (left != null && left.remove(session) && left.isEmpty()) {
            sessions.remove(from);
        }
        if (to != 0) {
            sessions.computeIfAbsent(to, account -> new LinkedHashSet<>(1)).add(session);
        }
    }

    /** A copy. */
    List<Long> of(long account) {
        Set<Long> there = sessions.get(account);
        return there == null ? List.of() : new ArrayList<>(there);
    }
}
