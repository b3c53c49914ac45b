package io.hubbub.history;

import io.hubbub.stats.Mistakes;
import io.hubbub.store.Database;
import io.hubbub.store.StorageException;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Threads that read, with a connection each. What waits for them is bounded: a reader asks again. */
final class Readers {
    private static final Logger LOG = LoggerFactory.getLogger(Readers.class);

    /** Reads that may wait: at a millisecond each, a second's worth. */
    static final int MOST_WAITING = 1024;

    private static final int IDLE_SECONDS = 1;

    private final Database database;
    private final Mistakes mistakes;
    private final BlockingQueue<Read<?>> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private final List<Thread> threads = new ArrayList<>();
    private final Supplier<Query<Void>> idle;
    private volatile boolean isClosing;

    /** What is done with a connection. */
    interface Query<T> {
        T run(Pages pages) throws SQLException;
    }

    private record Read<T>(Query<T> query, Promise<T> done) {
        void run(Pages pages) throws SQLException {
            done.complete(query.run(pages));
        }
    }

    /**
     * @param name what the threads are called in logs
     * @param idle gives what is to be done when nobody has asked anything for a second; null for nothing
     */
    Readers(String name, int count, Database database, Mistakes mistakes, Supplier<Query<Void>> idle) {
        this.database = database;
        this.mistakes = mistakes;
        this.idle = idle;
        for (int i = 0; i < count; i++) {
            Thread thread = new Thread(this::work, "hubbub-history-" + name + "-" + i);
            thread.setDaemon(true);
            threads.add(thread);
        }
    }

    void start() {
        threads.forEach(Thread::start);
    }

    <T> Future<T> read(Query<T> query) {
        Promise<T> done = Promise.promise();
        if (isClosing) {
            done.fail(new StorageException("the history is closed"));
        } else if (!waiting.offer(new Read<>(query, done))) {
            done.fail(new StorageException(MOST_WAITING + " others wait to read the history; try again later"));
        }
        return done.future();
    }

    private void work() {
        Pages pages = null;
        try {
            while (!isClosing) {
                Read<?> next = waiting.poll(IDLE_SECONDS, TimeUnit.SECONDS);
                Query<Void> chore = next == null ? idle.get() : null;
                if (next != null) {
                    pages = read(next, pages);
                } else if (chore != null) {
                    pages = read(new Read<>(chore, Promise.promise()), pages);
                }
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } finally {
            close(pages);
        }
    }

    /** Returns the connection to go on with; null for none. A connection that was left alone for long may be broken: then another one reads. */
    private Pages read(Read<?> read, Pages old) {
        Pages pages = old;
        SQLException failure = null;
        for (int attempt = 0; attempt < 2; attempt++) {
            try {
                pages = pages == null ? new Pages(database) : pages;
                read.run(pages);
                return pages;
            } catch (SQLException broken) {
                failure = broken;
                close(pages);
                pages = null;
            } catch (Throwable mistake) {
                mistakes.made("reading the history", mistake);
                read.done().tryFail(mistake);
                return pages;
            }
        }
        read.done().tryFail(new StorageException(database.complaint(failure), failure));
        return null;
    }

    private static void close(Pages pages) {
        if (pages != null) {
            try {
                pages.close();
            } catch (SQLException broken) {
                LOG.debug("a connection to the database was broken", broken);
            }
        }
    }

    /** Whoever waits is told so. */
    void close() {
        isClosing = true;
        threads.forEach(Thread::interrupt);
        List<Read<?>> left = new ArrayList<>();
        waiting.drainTo(left);
        left.forEach(read -> read.done().tryFail(new StorageException("the history is closed")));
    }
}
