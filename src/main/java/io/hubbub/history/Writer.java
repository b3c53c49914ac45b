package io.hubbub.history;

import io.hubbub.stats.Mistakes;
import io.hubbub.store.Database;
import io.hubbub.store.Meta;
import io.hubbub.store.StorageException;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that writes. Takes whatever has come since the last commit and commits it together: the busier the rooms, the less a
 * commit costs each event. While the database fails, it tries again and again, more and more seldom, in the same order.
 */
final class Writer implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(Writer.class);

    private static final long LEAST_PAUSE_NS = TimeUnit.MILLISECONDS.toNanos(250);
    private static final long MOST_PAUSE_NS = TimeUnit.SECONDS.toNanos(5);

    /** How often it looks for logs whose time is over. */
    private static final long ROUND_NS = TimeUnit.SECONDS.toNanos(1);

    private final Database database;
    private final long flushNs;
    private final Spool spool;
    private final Logbook logbook;
    private final KeptHoldings holdings;
    private final Mailroom mail;
    private final Dialect dialect;
    private final Mistakes mistakes;
    private final LongSupplier nowMs;
    private final LongSupplier clockNs;
    private final Retention retention;
    private final Forgetting forgetting;
    private final Promise<Void> closed = Promise.promise();
    private final LongAdder stored = new LongAdder();
    private final LongAdder commits = new LongAdder();
    private final LongAdder failures = new LongAdder();

    private final WritingConnection connection;

    /** What was taken and is not committed. */
    private Batch batch = Batch.EMPTY;

    private long pauseNs = LEAST_PAUSE_NS;
    private long roundNs;
    private volatile long lastCommitNs;
    private volatile Trouble trouble;

    /** What is wrong, and since when. */
    record Trouble(String sentence, long sinceMs) {}

    /**
     * @param connection with nothing begun
     * @param run the number that tells this run of a server from others
     */
    Writer(
            Database database,
            Connection connection,
            long run,
            HistorySettings settings,
            Spool spool,
            Logbook logbook,
            KeptHoldings holdings,
            Mailroom mail,
            Mistakes mistakes,
            LongSupplier nowMs,
            LongSupplier clockNs)
            throws SQLException {
        this.database = database;
        this.flushNs = TimeUnit.MILLISECONDS.toNanos(settings.flushMillis());
        this.spool = spool;
        this.logbook = logbook;
        this.holdings = holdings;
        this.mail = mail;
        this.dialect = Dialect.of(database);
        this.mistakes = mistakes;
        this.nowMs = nowMs;
        this.clockNs = clockNs;
        this.roundNs = clockNs.getAsLong();
        this.retention = new Retention(settings, logbook, spool, dialect, nowMs, clockNs);
        this.forgetting = new Forgetting(dialect, logbook.forgotten(), nowMs, clockNs);
        this.connection = new WritingConnection(database, connection, fresh -> checkRun(fresh, run));
    }

    private void checkRun(Connection fresh, long run) throws SQLException {
        if (Meta.of(fresh, Loading.RUN) != run) {
            throw new StorageException(database + ": another server has written to it meanwhile; start this one again");
        }
    }

    @Override
    public void run() {
        try {
            while (!spool.isDone() || !batch.isEmpty()) {
                turn();
            }
            close();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            closed.tryFail(new StorageException("the writer was interrupted"));
        } catch (Throwable mistake) {
            mistakes.made("the history's writer", mistake);
            closed.tryFail(mistake);
        } finally {
            connection.disconnect();
            database.close();
            closed.tryComplete();
        }
    }

    private void turn() throws InterruptedException {
        if (batch.isEmpty()) {
            batch = spool.take(flushNs, Math.min(ROUND_NS, Math.min(retention.waitNs(), forgetting.waitNs())));
        }
        if (!batch.isEmpty() || trouble != null) {
            attempt();
        } else {
            retain();
        }
        if (trouble == null && forgetting.waitNs() == 0) {
            forget();
        }
        if (clockNs.getAsLong() - roundNs >= ROUND_NS) {
            roundNs = clockNs.getAsLong();
            logbook.expire().forEach(log -> spool.row(log, null, null));
            holdings.tidy();
        }
    }

    private void attempt() throws InterruptedException {
        Throwable failure = failureOf(this::commit);
        if (failure != null) {
            fails(failure);
        }
    }

    /** Something that is done with the connection. */
    private interface Step {
        void run() throws SQLException;
    }

    /**
     * Does something, and once more on another connection if one breaks that worked until now: the database may only have been started
     * again meanwhile. Returns why it could not be done; null if it was.
     */
    private Throwable failureOf(Step step) {
        boolean hadConnection = connection.isThere();
        Throwable failure = failureOnce(step);
        boolean isStale = failure != null && trouble == null && hadConnection && !connection.isThere();
        return isStale ? failureOnce(step) : failure;
    }

    private Throwable failureOnce(Step step) {
        try {
            connection.connect();
            step.run();
            return null;
        } catch (SQLException | RuntimeException failure) {
            connection.rollBack();
            return failure;
        }
    }

    private void commit() throws SQLException {
        database.check();
        long startNs = clockNs.getAsLong();
        Transaction transaction =
                new Transaction(connection.statements(), logbook.forgotten(), mistakes, nowMs.getAsLong(), false);
        for (Batch.Item item : batch.items()) {
            transaction.add(item);
        }
        transaction.finish();
        HoldingRows.Changes held = holdings.unwritten();
        HoldingRows.write(connection.jdbc(), held);
        mail.write(dialect, connection.jdbc(), Mailroom.MOST_AT_ONCE);
        long numbers = logbook.wantsNumbers();
        if (numbers > 0 || batch.isEmpty()) {
            connection.statements().meta(Loading.NEXT_LOG, Math.max(numbers, logbook.limit()));
        }
        commit(transaction);
        holdings.written(held);
        mail.written();
        logbook.hasNumbers(numbers);
        lastCommitNs = clockNs.getAsLong() - startNs;
        commits.increment();
        stored.add(transaction.events());
        works();
    }

    private void commit(Transaction transaction) throws SQLException {
        try {
            connection.jdbc().commit();
        } catch (SQLException unknown) {
            transaction.isDoubtful();
            throw unknown;
        }
        transaction.committed();
    }

    private void works() {
        Batch done = batch;
        batch = Batch.EMPTY;
        pauseNs = LEAST_PAUSE_NS;
        spool.committed(done);
        if (trouble != null) {
            trouble = null;
            LOG.info("The history is stored again in {}", database);
        }
        done.complete();
    }

    private void fails(Throwable failure) throws InterruptedException {
        StorageException noticed = notice(failure);
        batch = spool.failed(batch, noticed);
        mail.failed(noticed);
        if (spool.isClosing()) {
            long left = batch.events() + spool.drain() + mail.drain();
            batch = Batch.EMPTY;
            closed.tryFail(new StorageException(noticed.getMessage() + "; " + left + " events are lost"));
        } else {
            pause();
        }
    }

    private StorageException notice(Throwable failure) {
        String sentence = sentence(failure);
        if (trouble == null) {
            failures.increment();
            trouble = new Trouble(sentence, nowMs.getAsLong());
            LOG.error("The history can't be stored, which is tried again until it works: {}", sentence);
        } else {
            trouble = new Trouble(sentence, trouble.sinceMs());
        }
        return new StorageException(sentence, failure);
    }

    private void pause() throws InterruptedException {
        spool.pause(pauseNs);
        pauseNs = Math.min(2 * pauseNs, MOST_PAUSE_NS);
    }

    private String sentence(Throwable failure) {
        if (failure instanceof SQLException sql) {
            return database.complaint(sql);
        } else if (failure instanceof StorageException storage) {
            return storage.getMessage();
        }
        mistakes.made("storing the history", failure);
        return database + ": " + failure;
    }

    /**
     * A step that fails says of the database only that it may fail: whether events can be stored is found out by the next attempt, which
     * comes after the pause, and until then nothing is refused or given up.
     */
    private void retain() throws InterruptedException {
        Throwable failure = failureOf(() -> retention.step(connection.jdbc(), connection.statements()));
        if (failure != null) {
            retention.postpone();
            notice(failure);
            pause();
        }
    }

    /** Whether events can be stored is found out by those, as before. */
    private void forget() {
        Throwable failure = failureOnce(() -> {
            database.check();
            forgetting.goOn(connection.jdbc());
        });
        if (failure != null) {
            boolean isBusy = forgetting.isBusy();
            forgetting.postpone();
            String sentence = sentence(failure);
            if (isBusy) {
                LOG.warn("A nick can't be forgotten, which is tried again until it works: {}", sentence);
            }
        }
    }

    /** Everything is stored: what the logs' rows say of numbers that may have been given is true no more. */
    private void close() {
        if (closed.future().isComplete()) {
            return;
        }
        Throwable failure = failureOf(this::tidy);
        if (failure != null) {
            closed.tryFail(new StorageException(sentence(failure), failure));
        }
    }

    private void tidy() throws SQLException {
        Transaction last =
                new Transaction(connection.statements(), logbook.forgotten(), mistakes, nowMs.getAsLong(), true);
        for (KeptLog log : logbook.all()) {
            KeptLog.Span lost = spool.lost(log);
            if ((log.hasRow && (!log.isTidy || lost != null)) || log.isDoubtful) {
                last.tidy(log, lost);
            }
        }
        last.finish();
        HoldingRows.write(connection.jdbc(), holdings.unwritten());
        mail.write(dialect, connection.jdbc(), Integer.MAX_VALUE);
        connection.statements().meta(Loading.NEXT_LOG, logbook.nextNumber());
        connection.statements().meta(Loading.RUN, 0);
        connection.jdbc().commit();
        mail.written();
    }

    // Any thread.

    /** Done once all that was given before is stored, and nothing is open any more. */
    Future<Void> closed() {
        return closed.future();
    }

    Trouble trouble() {
        return trouble;
    }

    long stored() {
        return stored.sum();
    }

    long failures() {
        return failures.sum();
    }

    long commits() {
        return commits.sum();
    }

    long lastCommitNs() {
        return lastCommitNs;
    }
}
