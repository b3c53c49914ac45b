package io.hubbub.history;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * How much waits for the writer, and so who has to wait: those who speak, while more is said than the database stores. Then no more than
 * some rounds of commits wait at any time, a room opens soon nevertheless, and a server that dies takes little with it. Under the spool's
 * lock, but for {@link #ready}.
 */
final class Load {
    /** Events that wait before those who speak do: two rounds' worth. */
    static final int EVENTS_BEHIND = 2 * Spool.MOST_EVENTS;

    /** After how long without a commit nobody waits any more: a database that is only slow has done something by then. */
    static final long STALL_NS = TimeUnit.SECONDS.toNanos(2);

    private static final Future<Void> READY = Future.succeededFuture();

    private final long mostBytes;
    private final LongSupplier clockNs;
    private long bytes;
    private int events;

    /** When the writer last took or finished something. */
    private long gotOnNs;

    /** Whether it was full and is not half empty again: else a hole would follow the other. */
    private boolean isOverflowing;

    /** Completed when little waits again; null while nobody has to wait. */
    private Promise<Void> relief;

    private volatile Future<Void> ready = READY;

    /** @param mostBytes what may wait at all, by the weight of the events; where half of it waits, it is too much */
    Load(long mostBytes, LongSupplier clockNs) {
        this.mostBytes = mostBytes;
        this.clockNs = clockNs;
        getsOn();
    }

    /** The writer has taken or finished something. */
    void getsOn() {
        gotOnNs = clockNs.getAsLong();
    }

    long bytes() {
        return bytes;
    }

    /** Whether something that nobody has seen may wait, too. */
    boolean admits(long weight) {
        return bytes + weight <= mostBytes;
    }

    /** Whether something that everybody sees already may wait, too; if not, it is lost. */
    boolean relays(long weight) {
        isOverflowing |= !admits(weight);
        return !isOverflowing;
    }

    void add(Batch.Item item) {
        bytes += item.weight();
        events += item.events().size();
        if (item.log() != null) {
            item.log().queued++;
        }
    }

    void remove(Batch.Item item) {
        bytes -= item.weight();
        events -= item.events().size();
        if (item.log() != null) {
            item.log().queued--;
        }
        isOverflowing &= bytes > mostBytes / 2;
    }

    /** Nothing waits any more. */
    void clear() {
        bytes = 0;
        events = 0;
    }

    /** Done while those who speak need not wait. From any thread. */
    Future<Void> ready() {
        return ready;
    }

    /**
     * Decides anew who waits. Whoever is relieved is told on this thread, and does nothing there but to note it.
     *
     * @param isStoring whether what waits is being stored: else it is no use to wait
     */
    void weigh(boolean isStoring) {
        boolean helps = isStoring && clockNs.getAsLong() - gotOnNs < STALL_NS;
        boolean isMuch = events > EVENTS_BEHIND || bytes > mostBytes / 2;
        boolean isLittle = events <= EVENTS_BEHIND / 2 && bytes <= mostBytes / 4;
        if (relief == null && helps && isMuch) {
            relief = Promise.promise();
            ready = relief.future();
        } else if (relief != null && (!helps || isLittle)) {
            Promise<Void> relieved = relief;
            relief = null;
            ready = READY;
            relieved.complete();
        }
    }
}
