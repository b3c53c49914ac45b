package io.hubbub.accounts;

import io.hubbub.stats.Mistakes;
import io.hubbub.store.Database;
import io.hubbub.store.LastingConnection;
import io.hubbub.store.StorageException;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that reads and writes accounts, on a connection of its own: what is asked for is done in that order, and what it changes is
 * committed before the answer. A login waits here for the database; nobody else does. A bounded number may wait. Thread-safe.
 */
final class Desk implements AutoCloseable {
    /** More logins than come back at once after a restart, and seconds of work: those that are refused come again. */
    static final int MOST_WAITING = 4096;

    private static final Logger LOG = LoggerFactory.getLogger(Desk.class);

    private final Database database;
    private final LastingConnection connection;
    private final Mistakes mistakes;
    private final long everyNs;
    private final Work<Void> regular;
    private final LongSupplier clockNs;
    private final BlockingQueue<Job<?>> waiting = new LinkedBlockingQueue<>(MOST_WAITING);
    private final Thread thread = new Thread(this::work, "hubbub-accounts");
    private volatile boolean isClosing;

    /** Something that is asked of the accounts, or done with them; committed after it. */
    interface Work<T> {
        T with(Connection connection) throws SQLException;
    }

    private record Job<T>(Work<T> work, Consumer<T> committed, Promise<T> done) {}

    /**
     * @param everyMs how often {@code regular} is done, whatever else there is to do
     * @param clockNs a clock for durations
     */
    Desk(Database database, Mistakes mistakes, long everyMs, Work<Void> regular, LongSupplier clockNs) {
        this.database = database;
        this.connection = new LastingConnection(database::besideWriter);
        this.mistakes = mistakes;
        this.everyNs = TimeUnit.MILLISECONDS.toNanos(everyMs);
        this.regular = regular;
        this.clockNs = clockNs;
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** Fails with a {@link StorageException} whose sentence a person may read. Completes on the desk's thread. */
    <T> Future<T> ask(Work<T> work) {
        return ask(work, nothing -> {});
    }

    /**
     * The same.
     *
     * @param committed told once it is committed, before anything else is done; on the desk's thread
     */
    <T> Future<T> ask(Work<T> work, Consumer<T> committed) {
        Promise<T> done = Promise.promise();
        if (isClosing) {
            done.fail(new StorageException("the server stops"));
        } else if (!waiting.offer(new Job<>(work, committed, done))) {
            done.fail(new StorageException(MOST_WAITING + " others wait; try again later"));
        }
        return done.future();
    }

    private void work() {
        try {
            long dueNs = clockNs.getAsLong() + everyNs;
            while (!isClosing || !waiting.isEmpty()) {
                Job<?> next = waiting.poll(Math.max(0, dueNs - clockNs.getAsLong()), TimeUnit.NANOSECONDS);
                if (next != null) {
                    perform(next);
                }
                if (clockNs.getAsLong() - dueNs >= 0) {
                    perform(new Job<>(regular, nothing -> {}, Promise.promise()));
                    dueNs = clockNs.getAsLong() + everyNs;
                }
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } finally {
            connection.disconnect();
            database.close();
            refuseAll();
        }
    }

    /**
     * Does it, and once more if a connection broke that was left alone for long. Something is done twice only if the connection broke while it
     * was committed: then the second time finds it done.
     */
    private <T> void perform(Job<T> job) {
        SQLException failure = null;
        for (int attempt = 0; attempt < 2; attempt++) {
            boolean isOld = connection.isThere();
            try {
                connection.connect();
                T result = job.work().with(connection.jdbc());
                connection.jdbc().commit();
                job.committed().accept(result);
                job.done().complete(result);
                return;
            } catch (SQLException broken) {
                failure = broken;
                connection.rollBack();
                if (!isOld || connection.isThere()) {
                    break;
                }
            } catch (RuntimeException mistake) {
                connection.rollBack();
                if (!(mistake instanceof StorageException)) {
                    mistakes.made("the accounts", mistake);
                }
                job.done().tryFail(mistake);
                return;
            }
        }
        String sentence = database.complaint(failure);
        LOG.warn("Accounts can't be read or written: {}", sentence);
        job.done().tryFail(new StorageException(sentence, failure));
    }

    private void refuseAll() {
        List<Job<?>> left = new ArrayList<>();
        waiting.drainTo(left);
        left.forEach(job -> job.done().tryFail(new StorageException("the server stops")));
    }

    /** What was asked for is done first. Waits for that. */
    @Override
    public void close() {
        isClosing = true;
        Promise<Void> last = Promise.promise();
        waiting.offer(new Job<>(connection -> null, nothing -> {}, last));
        try {
            thread.join(TimeUnit.SECONDS.toMillis(5));
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
