package io.hubbub.door.web;

import io.hubbub.room.CloseReason;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Counts the connections over which files are fetched, health is asked for and figures are read, but no conversation goes: those
 * of all web doors and instances. A server that has all the conversations it takes still has room for these. Thread-safe.
 */
public final class HttpConnections {
    /**
     * How many there may be. Each is there for a request and 30 seconds at most, so it is enough for some hundred people who open
     * the page at once, and with {@code headerBytes} and {@code urlBytes} at their defaults it bounds their memory to 100 MiB.
     */
    public static final int MOST = 1000;

    private final int most;
    private final AtomicInteger open = new AtomicInteger();
    private final Map<String, Integer> openByAddress = new ConcurrentHashMap<>();

    /** @param most how many there may be: {@link #MOST}, or fewer if the process may open few files */
    public HttpConnections(int most) {
        this.most = most;
    }

    /** How many there are. */
    public int open() {
        return open.get();
    }

    /** A connection was opened; {@link #leave} is owed for it. Says why one has to go for it, if one must. */
    Optional<CloseReason> enter(String address) {
        int fromAddress = openByAddress.merge(address, 1, Integer::sum);
        if (open.incrementAndGet() > most) {
            return Optional.of(CloseReason.SERVER_FULL);
        }
        return fromAddress > mostFromOne() ? Optional.of(CloseReason.ADDRESS_FULL) : Optional.empty();
    }

    /** Half of all: a proxy is one address for everybody, so it is much; and nobody can take the rest from the others. */
    private int mostFromOne() {
        return Math.max(1, most / 2);
    }

    /** It is closed, or a conversation now. */
    void leave(String address) {
        open.decrementAndGet();
        openByAddress.computeIfPresent(address, (same, count) -> count == 1 ? null : count - 1);
    }
}
