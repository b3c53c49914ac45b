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

    /** How long a host has to wait until it may be done again, in nanoseconds; 0 if it may be done now. */
    public synchronized long waitNs(String host, long nowNs) {
        Deque<Long> own = byNetwork.getOrDefault(Address.neighbourhood(host), new ArrayDeque<>());
        return Math.max(waitNs(own, each, eachNs, nowNs), waitNs(together, all, allNs, nowNs));
    }

    private static long waitNs(Deque<Long> times, int most, long withinNs, long nowNs) {
        while (!times.isEmpty() && nowNs - times.peekFirst() >= withinNs) {
            times.removeFirst();
        }
        return times.size() < most ? 0 : withinNs - (nowNs - times.peekFirst());
    }

    /** It is done. */
    public synchronized void count(String host, long nowNs) {
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
