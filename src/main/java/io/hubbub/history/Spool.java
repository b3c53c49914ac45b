package io.hubbub.history;

import io.hubbub.home.Journal;
import io.hubbub.room.Event;
import io.hubbub.store.StorageException;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * What waits for the writer, in the order in which it came; bounded in bytes. Thread-safe: homes put in, the writer takes out. While the
 * database fails, what must be stored before anybody sees it is refused at once, and the rest waits.
 */
final class Spool {
    /**
     * Events that are committed together at most. A commit may take a disk 20 ms, as long as a thousand events take a database; but what
     * comes meanwhile waits, and a crash takes it along.
     */
    static final int MOST_EVENTS = 8192;

    /** The weight of what carries no events. */
    private static final int LIGHT = 128;

    /** Has the writer commit, though nothing was given to it. */
    private static final Batch.Item NOTHING = new Batch.Item(null, List.of(), LIGHT, null, null, false, null);

    private final LongSupplier clockNs;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();

    // Under the lock.
    private final Deque<Batch.Item> items = new ArrayDeque<>();
    private long oldestNs;
    private boolean isUrgent;

    private boolean isFailing;
    private boolean isClosing;
    private long lost;

    private final Load load;

    /** @param mostBytes of events that wait, by their weight */
    Spool(long mostBytes, LongSupplier clockNs) {
        this.load = new Load(mostBytes, clockNs);
        this.clockNs = clockNs;
    }

    // Homes.

    /** Takes events that everybody sees already. If there is no room for them, they are lost, and their numbers will be in a gap. */
    void relay(KeptLog log, List<Event> events, long weight, Journal.Past past) {
        locked(() -> {
            if (isClosing || !(load.relays(weight) || Batch.erases(events))) {
                log.lose(events);
                lost += events.size();
            } else {
                add(new Batch.Item(log, events, weight, past, log.takeLost(), false, null), false);
                log.needsPast = false;
            }
        });
    }

    /** Takes events that nobody sees before they are stored. */
    void store(KeptLog log, List<Event> events, long weight, Journal.Past past, Promise<Void> done) {
        String refusal = locked(() -> {
            long from = events.get(0).seq();
            String why = refusal(log, from, weight);
            if (why == null) {
                log.expected = from + events.size();
                log.needsPast = false;
                add(new Batch.Item(log, events, weight, past, null, false, done), true);
            }
            return why;
        });
        if (refusal != null) {
            done.fail(new StorageException(refusal));
        }
    }

    private String refusal(KeptLog log, long from, long weight) {
        if (isFailing) {
            return "the database fails";
        } else if (isClosing) {
            return "the history is closed";
        } else if (!load.admits(weight)) {
            return "too much waits to be stored";
        }
        return from == log.expected ? null : "something before it could not be stored";
    }

    /** The row of a log is to be written. Never refused: while the database fails, nobody waits for it. */
    void row(KeptLog log, KeptLog.Span span, Promise<Void> done) {
        locked(() -> {
            if (span != null) {
                log.expected = span.to() + 1;
            }
            add(new Batch.Item(log, List.of(), LIGHT, null, span, true, done), true);
        });
    }

    /** What could not be queued is to be in a gap, and nothing more is given for a while. */
    KeptLog.Span takeLost(KeptLog log) {
        return locked(log::takeLost);
    }

    /** The same, which stays. */
    KeptLog.Span lost(KeptLog log) {
        return locked(() -> log.lost);
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
                add(new Batch.Item(log, List.of(), LIGHT, null, log.takeLost(), false, done), true);
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
        locked(() -> add(NOTHING, true));
    }

    /** The writer has something to write itself, with whatever else comes within the time in which events wait for others. */
    void nudge() {
        locked(() -> add(NOTHING, false));
    }

    private void add(Batch.Item item, boolean urgent) {
        boolean wasWaiting = !items.isEmpty();
        if (!wasWaiting) {
            oldestNs = clockNs.getAsLong();
        }
        items.add(item);
        load.add(item);
        weigh();
        if (urgent && !isUrgent) {
            isUrgent = true;
            news.signalAll();
        } else if (!wasWaiting) {
            news.signalAll();
        }
    }

    /** Done while not too much waits, and while the database fails or does not answer: then it is no use to wait. To be asked again. */
    Future<Void> ready() {
        if (!load.ready().isComplete()) {
            locked(this::weigh);
        }
        return load.ready();
    }

    /** Under the lock. */
    private void weigh() {
        load.weigh(!isFailing && !isClosing);
    }

    boolean isFailing() {
        return locked(() -> isFailing);
    }

    long bytes() {
        return locked(load::bytes);
    }

    /** How many events were lost since there was no room for them. */
    long lost() {
        return locked(() -> lost);
    }

    /** Nothing more comes. */
    void close() {
        locked(() -> {
            isClosing = true;
            weigh();
            news.signalAll();
        });
    }

    // The writer.

    /**
     * Waits for something to commit.
     *
     * @param flushNs how long the oldest may wait for more that is committed with it
     * @param patienceNs after which the writer wants to do something else; then the batch is empty
     */
    Batch take(long flushNs, long patienceNs) throws InterruptedException {
        long endNs = clockNs.getAsLong() + patienceNs;
        lock.lock();
        try {
            while (true) {
                long nowNs = clockNs.getAsLong();
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
        List<Batch.Item> taken = new ArrayList<>();
        long weight = 0;
        int count = 0;
        while (!items.isEmpty() && count < MOST_EVENTS) {
            Batch.Item item = items.remove();
            taken.add(item);
            weight += item.weight();
            count += item.events().size();
        }
        isUrgent = !items.isEmpty();
        load.getsOn();
        return new Batch(taken, weight);
    }

    /** A batch is committed. */
    void committed(Batch batch) {
        locked(() -> {
            isFailing = false;
            load.getsOn();
            batch.items().forEach(load::remove);
            weigh();
        });
    }

    /**
     * A batch can't be committed. Returns what is left of it: what nobody waits for. Everything that somebody waits for is refused, of the
     * whole spool.
     */
    Batch failed(Batch batch, Throwable cause) {
        List<Batch.Item> refused = new ArrayList<>();
        List<Batch.Item> left = locked(() -> {
            isFailing = true;
            isUrgent = false;
            weigh();
            List<Batch.Item> waiting = List.copyOf(items);
            List<Batch.Item> remaining = remaining(batch.items(), refused);
            items.clear();
            items.addAll(remaining(waiting, refused));
            return remaining;
        });
        refused.forEach(item -> item.done().tryFail(cause));
        return Batch.of(left);
    }

    /**
     * Takes out what somebody waits for. A log's row is to be written all the same, and its gap, in its place: after later events of its
     * log it would be too late for a gap.
     */
    private List<Batch.Item> remaining(List<Batch.Item> all, List<Batch.Item> refused) {
        List<Batch.Item> left = new ArrayList<>();
        for (Batch.Item item : all) {
            if (item.done() == null) {
                left.add(item);
                continue;
            }
            refused.add(item);
            load.remove(item);
            item.log().takeBack(item.events());
            if (item.isRow() || item.lost() != null) {
                Batch.Item rest = new Batch.Item(item.log(), List.of(), LIGHT, null, item.lost(), item.isRow(), null);
                load.add(rest);
                left.add(rest);
            }
        }
        return left;
    }

    /** Waits before the next attempt; not if the server stops meanwhile. */
    void pause(long ns) throws InterruptedException {
        long endNs = clockNs.getAsLong() + ns;
        lock.lock();
        try {
            long leftNs = ns;
            while (!isClosing && leftNs > 0) {
                news.awaitNanos(leftNs);
                leftNs = endNs - clockNs.getAsLong();
            }
        } finally {
            lock.unlock();
        }
    }

    boolean isClosing() {
        return locked(() -> isClosing);
    }

    /** Gives up what is left; returns how many events that is. */
    long drain() {
        return locked(() -> {
            long left = Batch.of(List.copyOf(items)).events();
            items.clear();
            load.clear();
            return left;
        });
    }

    /** Whether nothing more comes and nothing is left. */
    boolean isDone() {
        return locked(() -> isClosing && items.isEmpty());
    }

    private void locked(Runnable action) {
        locked(() -> {
            action.run();
            return null;
        });
    }

    private <T> T locked(Supplier<T> question) {
        lock.lock();
        try {
            return question.get();
        } finally {
            lock.unlock();
        }
    }
}
