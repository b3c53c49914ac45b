package io.hubbub.door.web;

import io.hubbub.net.RepeatLimiter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Addresses that got a token wrong lately, at whatever door, and how often. Remembers a limited number of them. Time is passed
 * in, by a clock for durations. Thread-safe.
 */
public final class WrongTokens {
    /** Wrong ones until they are too many. */
    static final int MOST = 5;

    /**
     * Wrong ones from one peer, whomever it says it asks for, until they are too many: more than {@link #MOST}, since a proxy is
     * the peer of everybody behind it; and so few that inventing such headers is of no use for guessing.
     */
    static final int MOST_OF_A_PEER = 100;

    /** How long that lasts, and after which time without a wrong one it begins anew. */
    static final long FORGOTTEN_AFTER_NS = TimeUnit.MINUTES.toNanos(1);

    static final int ADDRESSES = 1000;

    private final Map<String, Tries> byAddress = new LinkedHashMap<>();
    private final RepeatLimiter lines = new RepeatLimiter(FORGOTTEN_AFTER_NS, ADDRESSES);

    private record Tries(int wrong, long lastNs) {}

    /** Whether it says wrong ones so often that it looks like guessing. */
    synchronized boolean areTooMany(AdminAccess.Source source, long nowNs) {
        return wrong(source.toString(), nowNs) >= MOST || wrong(all(source), nowNs) >= MOST_OF_A_PEER;
    }

    /** The name under which a peer's are counted together. */
    private static String all(AdminAccess.Source source) {
        return "all of " + source.peer();
    }

    /** Whether the log was not told of a peer within a minute; if not, it counts as told now. */
    boolean isWorthALine(AdminAccess.Source source, long nowNs) {
        return lines.isDue(source.peer(), nowNs);
    }

    /** Counts one, and returns how many came from there. */
    synchronized int add(AdminAccess.Source source, long nowNs) {
        count(all(source), nowNs);
        return count(source.toString(), nowNs);
    }

    private int count(String address, long nowNs) {
        int wrong = wrong(address, nowNs) + 1;
        byAddress.remove(address);
        byAddress.put(address, new Tries(wrong, nowNs));
        if (byAddress.size() > ADDRESSES) {
            byAddress.remove(byAddress.keySet().iterator().next());
        }
        return wrong;
    }

    private int wrong(String address, long nowNs) {
        Tries tries = byAddress.get(address);
        return tries == null || nowNs - tries.lastNs() >= FORGOTTEN_AFTER_NS ? 0 : tries.wrong();
    }
}
