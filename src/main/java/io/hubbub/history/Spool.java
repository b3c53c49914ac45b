package io.hubbub.history;

import io.hubbub.home.Journal;
import io.hubbub.room.Event;
import io.vertx.core.Promise;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What waits for the writer, in the order in which it came; bounded in bytes. Thread-safe: homes put in, the writer takes out. While the
 * database fails, what must be stored before anybody sees it is refused at once, and the rest waits.
 */
final class Spool {
    /** Events that are committed together at most: more make a commit no cheaper for each, and the others wait for it. */
    static final int MOST_EVENTS = 4096;

    /** The weight of what carries no events. */
    private static final int LIGHT = 128;

    private final long mostBytes;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();

    // Under the lock.
    private final Deque<Item> items = new ArrayDeque<>();
    private long bytes;
    private long oldestNs;
    private boolean isUrgent;

    /** Whether it was full and is not half empty again: else a hole would follow the other. */
    private boolean isOverflowing;

    private boolean isFailing;
    private boolean isClosing;
    private long lost;

    /**
     * Something for the writer to do.
     *
     * @param log null if it is about none
     * @param events none if it is only about the log's row, or about what came before
     * @param past the room with these events; null if nothing has changed that lasts
     * @param lost numbers before these that are not kept; null for none
     * @param isRow whether the log's row is to be written in any case
     * @param done null if nobody waits for it
     */
    record Item(
            KeptLog log,
            List<Event> events,
            long weight,
            Journal.Past past,
            KeptLog.Span lost,
            boolean isRow,
            Promise<Void> done) {}

    /** What the writer is to commit together. */
    record Batch(List<Item> items, long weight) {
        static final Batch EMPTY = new Batch(List.of(), 0);

        boolean isEmpty() {
            return items.isEmpty();
        }
    }

    /** @param mostBytes of events that wait, by their weight */
    Spool(long mostBytes) {
        this.mostBytes = mostBytes;
    }

    // Homes.

    /** Takes events that everybody sees already. If there is no room for them, they are lost, and their numbers will be in a gap. */
    void relay(KeptLog log, List<Event> events, long weight, Journal.Past past) {
        lock.lock();
        try {
            if (isClosing || isOverflowing || bytes + weight > mostBytes) {
                isOverflowing = true;
                lose(log, events);
            } else {
                add(new Item(log, events, weight, past, log.lost, false, null), false);
                log.lost = null;
                log.needsPast = false;
            }
        } finally {
            lock.unlock();
        }
    }

    private void lose(KeptLog log, List<Event> events) {
        long from = log.lost == null ? events.get(0).seq() : log.lost.from();
        log.lost = new KeptLog.Span(from, events.get(events.size() - 1).seq());
        log.needsPast = true;
        lost += events.size();
    }

    /** Takes events that nobody sees before they are stored. */
    void store(KeptLog log, List<Event> events, long weight, Journal.Past past, Promise<Void> done) {
        String refusal = null;
        lock.lock();
        try {
            long from = events.get(0).seq();
            if (isFailing) {
                refusal = "the database fails";
            } else if (isClosing) {
                refusal = "the history is closed";
            } else if (bytes + weight > mostBytes) {
                refusal = "too much waits to be stored";
            } else if (from != log.expected) {
                refusal = "something before it could not be stored";
            } else {
                log.expected = from + events.size();
                log.needsPast = false;
                add(new Item(log, events, weight, past, null, false, done), true);
            }
        } finally {
            lock.unlock();
        }
        if (refusal != null) {
            done.fail(new StorageException(refusal));
        }
    }

    /** The row of a log is to be written. Never refused: while the database fails, nobody waits for it. */
    void row(KeptLog log, KeptLog.Span span, Promise<Void> done) {
        lock.lock();
        try {
            if (span != null) {
                log.expected = span.to() + 1;
            }
            add(new Item(log, List.of(), LIGHT, null, span, true, done), true);
        } finally {
            lock.unlock();
        }
    }

    /** What could not be queued is to be in a gap, and nothing more is given for a while. */
    KeptLog.Span takeLost(KeptLog log) {
        lock.lock();
        try {
            KeptLog.Span taken = log.lost;
            log.lost = null;
            return taken;
        } finally {
            lock.unlock();
        }
    }

    // Readers, and whoever needs the writer.

    /**
     * Done once everything that was given of a log is stored; fails if it can't be.
     *
     * @return whether there is anything to wait for
     */
    boolean barrier(KeptLog log, Promise<Void> done) {
        boolean waits;
        boolean fails;
        lock.lock();
        try {
            waits = log.queued > 0 || log.lost != null;
            fails = waits && isFailing;
            if (waits && !fails) {
                add(new Item(log, List.of(), LIGHT, null, log.lost, false, done), true);
                log.lost = null;
            }
        } finally {
            lock.unlock();
        }
        if (fails) {
            done.fail(new StorageException("the database fails"));
        }
        return waits;
    }

    /** The writer is to commit something, be it nothing but what it has to write itself. */
    void wake() {
        lock.lock();
        try {
            add(new Item(null, List.of(), LIGHT, null, null, false, null), true);
        } finally {
            lock.unlock();
        }
    }

    private void add(Item item, boolean urgent) {
        boolean wasWaiting = !items.isEmpty();
        if (!wasWaiting) {
            oldestNs = System.nanoTime();
        }
        items.add(item);
        bytes += item.weight();
        if (item.log() != null) {
            item.log().queued++;
        }
        if (urgent && !isUrgent) {
            isUrgent = true;
            news.signalAll();
        } else if (!wasWaiting) {
            news.signalAll();
        }
    }

    boolean isFailing() {
        lock.lock();
        try {
            return isFailing;
        } finally {
            lock.unlock();
        }
    }

    long bytes() {
        lock.lock();
        try {
            return bytes;
        } finally {
            lock.unlock();
        }
    }

    /** How many events were lost since there was no room for them. */
    long lost() {
        lock.lock();
        try {
            return lost;
        } finally {
            lock.unlock();
        }
    }

    /** Nothing more comes. */
    void close() {
        lock.lock();
        try {
            isClosing = true;
            news.signalAll();
        } finally {
            lock.unlock();
        }
    }

    // The writer.

    /**
     * Waits for something to commit.
     *
     * @param flushNs how long the oldest may wait for more that is committed with it
     * @param patienceNs after which the writer wants to do something else; then the batch is empty
     */
    Batch take(long flushNs, long patienceNs) throws InterruptedException {
        long endNs = System.nanoTime() + patienceNs;
        lock.lock();
        try {
            while (true) {
                long nowNs = System.nanoTime();
                long dueNs = items.isEmpty() ? endNs : oldestNs + flushNs;
                if (!items.isEmpty() && (isUrgent || isClosing || dueNs - nowNs <= 0)) {
                    return next();
                } else if (isClosing || endNs - nowNs <= 0) {
                    return Batch.EMPTY;
                }
                news.awaitNanos(Math.min(dueNs - nowNs, endNs - nowNs));
            }
        } finally {
            lock.unlock();
        }
    }

    private Batch next() {
        List<Item> taken = new ArrayList<>();
        long weight = 0;
        int events = 0;
        while (!items.isEmpty() && events < MOST_EVENTS) {
            Item item = items.remove();
            taken.add(item);
            weight += item.weight();
            events += item.events().size();
        }
        isUrgent = !items.isEmpty();
        return new Batch(taken, weight);
    }

    /** A batch is committed. */
    void committed(Batch batch) {
        lock.lock();
        try {
            isFailing = false;
            batch.items().forEach(this::dealtWith);
        } finally {
            lock.unlock();
        }
    }

    private void dealtWith(Item item) {
        bytes -= item.weight();
        if (item.log() != null) {
            item.log().queued--;
        }
        if (isOverflowing && bytes <= mostBytes / 2) {
            isOverflowing = false;
        }
    }

    /**
     * A batch can't be committed. Returns what is left of it: what nobody waits for. Everything that somebody waits for is refused, of the
     * whole spool.
     */
    Batch failed(Batch batch, Throwable cause) {
        List<Item> refused = new ArrayList<>();
        List<Item> left = new ArrayList<>();
        lock.lock();
        try {
            isFailing = true;
            for (Item item : batch.items()) {
                (item.done() == null ? left : refused).add(item);
            }
            items.stream().filter(item -> item.done() != null).forEach(refused::add);
            items.removeIf(item -> item.done() != null);
            isUrgent = false;
            refused.forEach(this::takeBack);
            // Its row is to be written all the same, and its gap.
            refused.stream()
                    .filter(item -> item.isRow() || item.lost() != null)
                    .map(item -> new Item(item.log(), List.of(), LIGHT, null, item.lost(), item.isRow(), null))
                    .forEach(item -> add(item, false));
        } finally {
            lock.unlock();
        }
        refused.forEach(item -> item.done().tryFail(cause));
        return new Batch(left, left.stream().mapToLong(Item::weight).sum());
    }

    private void takeBack(Item item) {
        dealtWith(item);
        if (!item.events().isEmpty()) {
            item.log().expected =
                    Math.min(item.log().expected, item.events().get(0).seq());
            item.log().isDoubtful = true;
            item.log().needsPast = true;
        }
    }

    /** Waits before the next attempt; not if the server stops meanwhile. */
    void pause(long ns) throws InterruptedException {
        long endNs = System.nanoTime() + ns;
        lock.lock();
        try {
            long leftNs = ns;
            while (!isClosing && leftNs > 0) {
                news.awaitNanos(leftNs);
                leftNs = endNs - System.nanoTime();
            }
        } finally {
            lock.unlock();
        }
    }

    boolean isClosing() {
        lock.lock();
        try {
            return isClosing;
        } finally {
            lock.unlock();
        }
    }

    /** Gives up what is left; returns how many events that is. */
    long drain() {
        lock.lock();
        try {
            long events = items.stream().mapToLong(item -> item.events().size()).sum();
            items.clear();
            bytes = 0;
            return events;
        } finally {
            lock.unlock();
        }
    }

    /** Whether nothing more comes and nothing is left. */
    boolean isDone() {
        lock.lock();
        try {
            return isClosing && items.isEmpty();
        } finally {
            lock.unlock();
        }
    }
}
