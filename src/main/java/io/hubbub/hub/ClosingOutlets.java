package io.hubbub.hub;

import io.hubbub.stats.Mistakes;
import java.util.LinkedHashMap;
import java.util.Map;

/** The outlets of one hub that are to be closed, and have not told yet that they are. Runs on the hub's loop. */
final class ClosingOutlets {
    private final String where;
    private final Mistakes mistakes;

    /** Until when each has time, by the hub's clock. */
    private final Map<Outlet, Long> deadlinesNs = new LinkedHashMap<>();

    /** @param where how mistakes here are told of */
    ClosingOutlets(String where, Mistakes mistakes) {
        this.where = where;
        this.mistakes = mistakes;
    }

    void add(Outlet outlet, long deadlineNs) {
        deadlinesNs.put(outlet, deadlineNs);
    }

    void remove(Outlet outlet) {
        deadlinesNs.remove(outlet);
    }

    void abortOverdue(long nowNs) {
        for (var each = deadlinesNs.entrySet().iterator(); each.hasNext(); ) {
            var entry = each.next();
            if (nowNs - entry.getValue() > 0) {
                each.remove();
                mistakes.contain(where + ": an outlet", entry.getKey()::abort);
            }
        }
    }
}
