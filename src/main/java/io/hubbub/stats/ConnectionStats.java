package io.hubbub.stats;

import io.hubbub.room.CloseReason;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one place where connections are counted, and where every end of one is counted and logged. One for the whole process,
 * shared by all instances; thread-safe.
 */
public final class ConnectionStats {
    private static final Logger LOG = LoggerFactory.getLogger(ConnectionStats.class);

    private final AtomicInteger open = new AtomicInteger();
    private final Map<String, AtomicInteger> openByAddress = new ConcurrentHashMap<>();
    private final Map<CloseReason, LongAdder> closed = new EnumMap<>(CloseReason.class);
    private final Presence presence = new Presence();
    private final Traffic traffic = new Traffic();
    private final Mistakes mistakes = new Mistakes();
    private final Strays strays = new Strays();
    private final DatagramStats datagrams = new DatagramStats();

    /** Nobody connected, nothing closed. */
    public ConnectionStats() {
        for (CloseReason reason : CloseReason.values()) {
            closed.put(reason, new LongAdder());
        }
    }

    /** How many connections are open now, their sockets included. */
    public int open() {
        return open.get();
    }

    /** How many people and rooms there are now. */
    public Presence presence() {
        return presence;
    }

    /** How much has passed through the rooms. */
    public Traffic traffic() {
        return traffic;
    }

    /** Mistakes of ours, whether they ended a connection or not. */
    public Mistakes mistakes() {
        return mistakes;
    }

    /** Messages that nobody waits for any more. */
    public Strays strays() {
        return strays;
    }

    /** The fates of datagrams. */
    public DatagramStats datagrams() {
        return datagrams;
    }

    /** How many connections are open from an address. */
    public int openFrom(String address) {
        AtomicInteger count = openByAddress.get(address);
        return count == null ? 0 : count.get();
    }

    /** How many connections have ended for this reason. */
    public long closed(CloseReason reason) {
        return closed.get(reason).sum();
    }

    /** A socket was opened; {@link #left} is owed for it. Returns how many there are with it. */
    public int arrived(String address) {
        openByAddress.compute(address, (key, count) -> {
            AtomicInteger counted = count == null ? new AtomicInteger() : count;
            counted.incrementAndGet();
            return counted;
        });
        return open.incrementAndGet();
    }

    /** A socket is gone. */
    public void left(String address) {
        open.decrementAndGet();
        openByAddress.computeIfPresent(address, (key, count) -> count.decrementAndGet() == 0 ? null : count);
    }

    /** A connection without a session ended: a page was fetched, a health check answered, a datagram turned away. Too many to be logged for everybody. */
    public void served(String door, String address, CloseReason reason) {
        closed.get(reason).increment();
        LOG.debug("{}: {} closed: {}: {}", door, address, reason, reason.sentence());
    }

    /** A connection ended, and why. */
    public void ended(String door, String address, String nick, CloseReason reason) {
        closed.get(reason).increment();
        String who = nick.isEmpty() ? address : address + " " + nick;
        LOG.info("{}: {} closed: {}: {}", door, who, reason, reason.sentence());
    }
}
