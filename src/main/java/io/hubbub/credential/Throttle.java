package io.hubbub.credential;

import io.hubbub.room.Address;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Slows down whoever guesses: after some tries that failed, a network has to wait before its next one, and longer each time. It is the network that
 * waits and never what it guesses about: an account that could be locked by guessing would be locked by whoever wants its owner out. Remembers a
 * limited number of networks, the latest. Time is passed in, by a clock for durations. Thread-safe.
 */
public final class Throttle {
    /** Tries that may fail before the first wait: as many as somebody needs who mistypes, or has forgotten which password it was. */
    static final int FREE = 5;

    /** The first wait; each later one is twice as long. */
    static final long FIRST_NS = TimeUnit.SECONDS.toNanos(1);

    /** The longest wait, and how long it takes until failures are forgotten. */
    static final long LONGEST_NS = TimeUnit.MINUTES.toNanos(15);

    /** So many take about a megabyte. */
    static final int NETWORKS = 10_000;

    private final Map<String, Failures> byNetwork = new LinkedHashMap<>();

    private record Failures(int count, long lastNs) {
        long waitNs() {
            int doublings =
                    Math.min(count - FREE, Long.numberOfTrailingZeros(Long.highestOneBit(LONGEST_NS / FIRST_NS)) + 1);
            return count < FREE ? 0 : Math.min(LONGEST_NS, FIRST_NS << doublings);
        }
    }

    /** How long a host has to wait before its next try, in nanoseconds; 0 if it may try now. */
    public synchronized long waitNs(String host, long nowNs) {
        Failures failures = known(Address.neighbourhood(host), nowNs);
        return failures == null ? 0 : Math.max(0, failures.waitNs() - (nowNs - failures.lastNs()));
    }

    /** A try failed. */
    public synchronized void failed(String host, long nowNs) {
        String network = Address.neighbourhood(host);
        Failures before = known(network, nowNs);
        byNetwork.remove(network);
        byNetwork.put(network, new Failures(before == null ? 1 : before.count() + 1, nowNs));
        if (byNetwork.size() > NETWORKS) {
            byNetwork.remove(byNetwork.keySet().iterator().next());
        }
    }

    /** A try succeeded: what failed before were mistakes. */
    public synchronized void succeeded(String host) {
        byNetwork.remove(Address.neighbourhood(host));
    }

    private Failures known(String network, long nowNs) {
        Failures failures = byNetwork.get(network);
        return failures == null || nowNs - failures.lastNs() >= LONGEST_NS ? null : failures;
    }
}
