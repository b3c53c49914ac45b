package io.hubbub.credential;

import io.hubbub.room.Address;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Slows down whoever guesses: after some tries that failed, a network has to wait before its next one, and longer each time. It is the network that
 * waits and never what it guesses about: an account that could be locked by guessing would be locked by whoever wants its owner out. Who is let
 * in at last has only mistyped, and what failed is forgotten; but once for an account and a while, or whoever has one could guess at others' for
 * ever. Remembers a limited number of networks, the latest. Time is passed in, by a clock for durations. Thread-safe.
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

    /** Accounts of one network that make it forget: more than mistype at once behind one router. */
    static final int FORGIVERS = 16;

    private final Map<String, Failures> byNetwork = new LinkedHashMap<>();

    /** @param forgivers accounts that were let in after failures, and have made them forgotten */
    private record Failures(int count, long lastNs, List<Long> forgivers) {
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
        remember(
                network,
                before == null
                        ? new Failures(1, nowNs, List.of())
                        : new Failures(before.count() + 1, nowNs, before.forgivers()));
    }

    /** A try succeeded: what failed before were mistakes, unless the same account has said so already. */
    public synchronized void succeeded(String host, long account, long nowNs) {
        String network = Address.neighbourhood(host);
        Failures before = known(network, nowNs);
        if (before == null) {
            byNetwork.remove(network);
        } else if (before.count() > 0 && before.forgivers().size() < FORGIVERS && !before.forgivers().contains(account)) {
            List<Long> forgivers = new ArrayList<>(before.forgivers());
            forgivers.add(account);
            remember(network, new Failures(0, nowNs, List.copyOf(forgivers)));
        }
    }

    private void remember(String network, Failures failures) {
        byNetwork.remove(network);
        byNetwork.put(network, failures);
        if (byNetwork.size() > NETWORKS) {
            byNetwork.remove(byNetwork.keySet().iterator().next());
        }
    }

    private Failures known(String network, long nowNs) {
        Failures failures = byNetwork.get(network);
        return failures == null || nowNs - failures.lastNs() >= LONGEST_NS ? null : failures;
    }
}
