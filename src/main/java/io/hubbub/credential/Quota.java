package io.hubbub.credential;

import io.hubbub.room.Address;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How often something may be done from each network within a time, and by all together. Remembers a limited number of networks, the latest.
 * Time is passed in, by a clock for durations. Thread-safe.
 */
public final class Quota {
    private final int each;
    private final long eachNs;
    private final int all;
    private final long allNs;
    private final Map<String, Deque<Long>> byNetwork = new LinkedHashMap<>();
    private final Deque<Long> together = new ArrayDeque<>();

    /**
     * @param each how often from one network within {@code eachNs}
     * @param all how often together within {@code allNs}
     */
    public Quota(int each, long eachNs, int all, long allNs) {
        this.each = each;
        this.eachNs = eachNs;
        this.all = all;
        this.allNs = allNs;
    }

    /**
     * Counts that it is done from a host, or about to be, if it may be done now: of many who want it at once no more get it.
     *
     * @return 0 if it may; else how long it takes until it may, in nanoseconds
     */
    public synchronized long take(String host, long nowNs) {
        Deque<Long> own = byNetwork.getOrDefault(Address.neighbourhood(host), new ArrayDeque<>());
        long waitNs = Math.max(waitNs(own, each, eachNs, nowNs), waitNs(together, all, allNs, nowNs));
        if (waitNs == 0) {
            count(host, nowNs);
        }
        return waitNs;
    }

    private static long waitNs(Deque<Long> times, int most, long withinNs, long nowNs) {
        while (!times.isEmpty() && nowNs - times.peekFirst() >= withinNs) {
            times.removeFirst();
        }
        return times.size() < most ? 0 : withinNs - (nowNs - times.peekFirst());
    }

    /** What was taken then was not done after all. */
    public synchronized void giveBack(String host, long takenNs) {
        Deque<Long> own = byNetwork.get(Address.neighbourhood(host));
        if (own != null) {
            own.removeFirstOccurrence(takenNs);
        }
        together.removeFirstOccurrence(takenNs);
    }

    private void count(String host, long nowNs) {
        String network = Address.neighbourhood(host);
        Deque<Long> own = byNetwork.remove(network);
        own = own == null ? new ArrayDeque<>(each) : own;
        own.add(nowNs);
        byNetwork.put(network, own);
        together.add(nowNs);
        if (byNetwork.size() > Throttle.NETWORKS) {
            byNetwork.remove(byNetwork.keySet().iterator().next());
        }
    }
}
