package io.hubbub.door.web;

import io.hubbub.room.Account;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Those who have signed on, until their pages come for what they are logged in by: a minute at most, and so many at most. Thread-safe. */
final class Handovers {
    static final long PATIENCE_NS = TimeUnit.MINUTES.toNanos(1);
    static final int MOST = 1000;

    private final Map<String, Waiting> bySecret = new LinkedHashMap<>();

    private record Waiting(Account account, long sinceNs) {}

    /** @param nowNs by a clock for durations */
    synchronized void add(String secret, Account account, long nowNs) {
        bySecret.put(secret, new Waiting(account, nowNs));
        Iterator<Waiting> oldest = bySecret.values().iterator();
        while (oldest.hasNext() && isOver(oldest.next(), nowNs)) {
            oldest.remove();
        }
        if (bySecret.size() > MOST) {
            bySecret.remove(bySecret.keySet().iterator().next());
        }
    }

    /** Once. */
    synchronized Optional<Account> take(String secret, long nowNs) {
        return Optional.ofNullable(bySecret.remove(secret))
                .filter(waiting -> !isOver(waiting, nowNs))
                .map(Waiting::account);
    }

    private static boolean isOver(Waiting waiting, long nowNs) {
        return nowNs - waiting.sinceNs() >= PATIENCE_NS;
    }
}
