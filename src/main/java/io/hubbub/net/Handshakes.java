package io.hubbub.net;

import io.netty.channel.Channel;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts the connections at doors with TLS that have not agreed on it yet: those of all doors and instances. No limiter knows of
 * them before they have. When there are too many, the one that has waited longest is closed, since an honest one is done soon. Thread-safe.
 */
public final class Handshakes {
    /**
     * How many there may be: a hundred new clients a second on lines so slow that each takes all of the time that it has. They cost
     * 40 KiB each.
     */
    public static final int MOST = 1000;

    private static final Logger LOG = LoggerFactory.getLogger(Handshakes.class);

    private final int most;
    private final LongSupplier clockNs;
    private final RepeatLimiter complaints = new RepeatLimiter(TimeUnit.MINUTES.toNanos(1), 1);

    /** Their addresses, in the order in which they came. Guarded by this. */
    private final Map<Channel, String> waiting = new LinkedHashMap<>();

    /**
     * @param most how many there may be: {@link #MOST}, or fewer if the process may open few files
     * @param clockNs a clock for durations
     */
    public Handshakes(int most, LongSupplier clockNs) {
        this.most = most;
        this.clockNs = clockNs;
    }

    /** One begins; {@link #ended} is owed for it. */
    void began(Channel channel, String address) {
        add(channel, address).ifPresent(oldest -> {
            if (complaints.isDue("", clockNs.getAsLong())) {
                LOG.warn(
                        "Too many connections have not agreed on TLS yet, the last one from {}:"
                                + " the one that has waited longest is closed for each more",
                        address);
            }
            oldest.close();
        });
    }

    private synchronized Optional<Channel> add(Channel channel, String address) {
        waiting.put(channel, address);
        boolean full = waiting.size() > most;
        Optional<Channel> tooMany = full || from(address) > mostFromOne()
                ? waiting.keySet().stream()
                        .filter(each -> full || waiting.get(each).equals(address))
                        .findFirst()
                : Optional.empty();
        tooMany.ifPresent(waiting::remove);
        return tooMany;
    }

    private long from(String address) {
        return waiting.values().stream().filter(address::equals).count();
    }

    /** Half of all, as {@code HttpConnections} has it: nobody can take the rest from the others. */
    private int mostFromOne() {
        return Math.max(1, most / 2);
    }

    synchronized int waiting() {
        return waiting.size();
    }

    synchronized void ended(Channel channel) {
        waiting.remove(channel);
    }
}
