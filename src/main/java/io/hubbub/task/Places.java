package io.hubbub.task;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The runs that have a worker and those that wait for one, first come, first served: the bound on what tasks may take. Thread-safe; no
 * method takes longer than a few instructions, so event loops may call them.
 */
final class Places<T> {
    /** The outcome of {@link #enter}. */
    enum Admission {
        WORKS,
        WAITS,
        FULL,
        CLOSED
    }

    private final int workers;
    private final int queue;

    // Guarded by this. Nobody waits while a worker is free.
    private final Set<T> working = new HashSet<>();
    private final Set<T> waiting = new LinkedHashSet<>();
    private boolean closed;

    Places(int workers, int queue) {
        if (workers < 1 || queue < 0) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT, "expected at least 1 worker and a queue of 0 or more, got %d and %d", workers, queue));
        }
        this.workers = workers;
        this.queue = queue;
    }

    int workers() {
        return workers;
    }

    int queue() {
        return queue;
    }

    /** The newcomer has a worker, waits for one, or has no place at all. */
    synchronized Admission enter(T newcomer) {
        if (closed) {
            return Admission.CLOSED;
        }
        if (working.size() < workers) {
            working.add(newcomer);
            return Admission.WORKS;
        }
        if (waiting.size() < queue) {
            waiting.add(newcomer);
            return Admission.WAITS;
        }
        return Admission.FULL;
    }

    /** Returns whether it was waiting; it then gets no worker any more. */
    synchronized boolean leaveQueue(T waiter) {
        return waiting.remove(waiter);
    }

    /** Gives a worker back, and returns who has it now; has no effect if it was given back before. */
    synchronized Optional<T> leaveWorker(T worker) {
        if (!working.remove(worker) || waiting.isEmpty()) {
            return Optional.empty();
        }
        Iterator<T> queue = waiting.iterator();
        T next = queue.next();
        queue.remove();
        working.add(next);
        return Optional.of(next);
    }

    /** Lets nobody in any more, empties the queue, and returns everybody who was here. */
    synchronized List<T> close() {
        closed = true;
        List<T> all = new ArrayList<>(working);
        all.addAll(waiting);
        waiting.clear();
        return all;
    }

    synchronized int working() {
        return working.size();
    }

    synchronized int waiting() {
        return waiting.size();
    }
}
