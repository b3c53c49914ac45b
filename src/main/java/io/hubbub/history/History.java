package io.hubbub.history;

import io.hubbub.home.Journal;
import io.hubbub.home.Journals;
import io.hubbub.hub.Archive;
import io.hubbub.hub.Holdings;
import io.hubbub.hub.Mailboxes;
import io.hubbub.room.Event;
import io.hubbub.room.MessageId;
import io.hubbub.room.Recording;
import io.hubbub.stats.Mistakes;
import io.hubbub.stats.StorageHealth;
import io.hubbub.store.Database;
import io.hubbub.store.Schema;
import io.hubbub.store.StorageException;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/**
 * What is kept of the rooms of one server, in a database: homes write it through their {@link Journal}s, and hubs read it as an {@link
 * Archive}. Thread-safe.
 */
public final class History implements Journals, Archive {
    private static final int READERS = 2;

    private final HistorySettings settings;
    private final Database database;
    private final Logbook logbook;
    private final KeptHoldings holdings;
    private final Mailroom mail;
    private final Spool spool;
    private final Writer writer;
    private final Readers readers;

    /** A search takes longer than a page, so nobody waits for it who wants one. */
    private final Readers searchers;

    private final LongSupplier clockNs;

    private History(
            HistorySettings settings,
            Database database,
            Logbook logbook,
            KeptHoldings holdings,
            Mailroom mail,
            Spool spool,
            Writer writer,
            Readers readers,
            Readers searchers,
            LongSupplier clockNs) {
        this.settings = settings;
        this.database = database;
        this.logbook = logbook;
        this.holdings = holdings;
        this.mail = mail;
        this.spool = spool;
        this.writer = writer;
        this.readers = readers;
        this.searchers = searchers;
        this.clockNs = clockNs;
    }

    /**
     * Opens the database, makes its tables if there are none, and reads what is known of the rooms. Takes its time.
     *
     * @param mistakes where mistakes of ours are told of
     * @param nowMs the time of day, in milliseconds since 1970
     * @param clockNs a clock for durations, in nanoseconds
     * @throws StorageException if it can't be used
     */
    public static History open(HistorySettings settings, Mistakes mistakes, LongSupplier nowMs, LongSupplier clockNs) {
        Database database = Database.of(settings.uri(), settings.isDurable());
        try {
            return open(database, settings, mistakes, nowMs, clockNs);
        } catch (SQLException failure) {
            database.close();
            throw new StorageException(database.complaint(failure), failure);
        } catch (RuntimeException failure) {
            database.close();
            throw failure;
        }
    }

    /** The same for a database that is open; it is left to the caller to close it if that fails. */
    static History open(
            Database database, HistorySettings settings, Mistakes mistakes, LongSupplier nowMs, LongSupplier clockNs)
            throws SQLException {
        Connection connection = database.writer();
        try {
            new Schema(database).bringUpToDate(connection);
            Logbook logbook = new Logbook(settings, nowMs);
            Spool spool = new Spool(settings.queueBytes(), clockNs);
            KeptHoldings holdings = new KeptHoldings(log -> logbook.find(log).isPresent(), spool, nowMs);
            long run = load(connection, database, settings, logbook, holdings, nowMs);
            Readers readers = new Readers("reader", READERS, database, mistakes, () -> null);
            Mailroom mail = new Mailroom(settings, logbook.forgotten(), spool, readers);
            Writer writer = new Writer(
                    database, connection, run, settings, spool, logbook, holdings, mail, mistakes, nowMs, clockNs);
            Readers searchers =
                    new Readers("searcher", 1, database, mistakes, new Tidying(Dialect.of(database), writer::stored));
            Thread thread = new Thread(writer, "hubbub-history-writer");
            thread.setDaemon(true);
            thread.start();
            readers.start();
            searchers.start();
            return new History(settings, database, logbook, holdings, mail, spool, writer, readers, searchers, clockNs);
        } catch (SQLException | RuntimeException failure) {
            connection.close();
            throw failure;
        }
    }

    private static long load(
            Connection connection,
            Database database,
            HistorySettings settings,
            Logbook logbook,
            KeptHoldings holdings,
            LongSupplier nowMs)
            throws SQLException {
        connection.setAutoCommit(false);
        try (Statements statements = new Statements(connection, database)) {
            long run = new Loading(connection, statements, settings, logbook, nowMs.getAsLong()).load();
            holdings.load(connection);
            connection.commit();
            return run;
        }
    }

    // Writing.

    @Override
    public Journal journal(int home, int homes) {
        return new HomeJournal(logbook, spool);
    }

    @Override
    public Future<Void> close() {
        mail.close();
        spool.close();
        return writer.closed().eventually(() -> {
            readers.close();
            searchers.close();
            return Future.succeededFuture();
        });
    }

    // Reading.

    @Override
    public Mailboxes mailboxes() {
        return mail;
    }

    @Override
    public boolean keeps(long log) {
        return logbook.find(log).isPresent();
    }

    @Override
    public Optional<Recording> recording(String room) {
        return Optional.of(settings.of(room).recording());
    }

    @Override
    public Optional<Recording> recording() {
        return recording("");
    }

    @Override
    public long failingSinceMs() {
        Writer.Trouble trouble = writer.trouble();
        return trouble == null ? 0 : Math.max(1, trouble.sinceMs());
    }

    @Override
    public Future<Page> read(Range range) {
        KeptLog log = logbook.find(range.log()).orElse(null);
        if (log == null) {
            return readAll(range);
        }
        Map<Long, Event.Erased> erased = log.erasures.now();
        return read(range, log).map(page -> Erasures.without(erased, page));
    }

    private Future<Page> read(Range range, KeptLog log) {
        if (!mayBeFull(range, log)) {
            return readAll(range);
        }
        Pages.Tail stored = new Pages.Tail(log.stored, 0);
        return readers.read(pages -> pages.page(range, stored))
                .compose(page -> page.isEnd() ? readAll(range) : Future.succeededFuture(page));
    }

    /**
     * Whether a page may be full of what is stored already: then nothing has to be committed for it, and a member who is given much in a
     * busy room gets on faster than the room.
     */
    private static boolean mayBeFull(Range range, KeptLog log) {
        return range.side() == Side.OLDEST && range.from() + range.most() <= log.stored;
    }

    private Future<Page> readAll(Range range) {
        return tail(range.log()).compose(tail -> readers.read(pages -> pages.page(range, tail)));
    }

    @Override
    public Future<OptionalLong> firstAfter(long log, long timeMs) {
        return tail(log).compose(tail -> readers.read(pages -> pages.firstAfter(log, timeMs, tail)));
    }

    @Override
    public Future<Found> search(Search search) {
        Map<Long, Event.Erased> erased = new HashMap<>();
        search.parts().forEach(part -> logbook.find(part.log()).ifPresent(log -> erased.putAll(log.erasures.now())));
        Map<Long, Future<Pages.Tail>> tails = new HashMap<>();
        search.parts().forEach(part -> tails.computeIfAbsent(part.log(), this::tail));
        return Future.all(List.copyOf(tails.values())).compose(all -> {
            Map<Long, Pages.Tail> known = new HashMap<>();
            tails.forEach((log, tail) -> known.put(log, tail.result()));
            return searchers
                    .read(pages -> pages.search(search, known, clockNs))
                    .map(found -> Erasures.without(erased, found));
        });
    }

    @Override
    public Future<OptionalLong> firstOfLast(Range range) {
        return tail(range.log()).compose(tail -> readers.read(pages -> pages.firstOfLast(range, tail)));
    }

    @Override
    public Future<List<Gap>> gaps(long log, long from, long to) {
        return tail(log).compose(tail -> readers.read(pages -> pages.gaps(log, from, to, tail)));
    }

    /** Makes the writer commit what it was given of a log, and tells what can be read by then. */
    private Future<Pages.Tail> tail(long number) {
        KeptLog log = logbook.find(number).orElse(null);
        if (log == null) {
            return Future.succeededFuture(new Pages.Tail(MessageId.MAX_SEQ, 0));
        }
        Promise<Void> stored = Promise.promise();
        if (!spool.barrier(log, stored)) {
            return Future.succeededFuture(new Pages.Tail(log.stored, 0));
        }
        return stored.future()
                .map(done -> new Pages.Tail(log.stored, 0))
                .otherwise(failed -> new Pages.Tail(log.stored, log.isImmediate() ? log.given : 0));
    }

    /** What is kept of those who hold a claim. */
    public Holdings holdings() {
        return holdings;
    }

    // Watching.

    /** How the database does. */
    public StorageHealth health() {
        Writer.Trouble trouble = writer.trouble();
        return new StorageHealth(
                trouble == null ? "" : trouble.sentence(),
                trouble == null ? 0 : trouble.sinceMs(),
                spool.bytes(),
                writer.stored(),
                spool.lost() + mail.lost(),
                writer.failures(),
                writer.commits(),
                writer.lastCommitNs());
    }

    /** Where it is kept, for people: no password is in it. */
    @Override
    public String toString() {
        return database.toString();
    }
}
