package io.hubbub.history;

import io.hubbub.home.Journal;
import io.hubbub.room.Event;
import io.hubbub.room.Names;
import io.hubbub.store.BesideServer;
import io.hubbub.store.Database;
import io.hubbub.store.StorageException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Has a nick forgotten, for a tool: leaves an order in the database, which is carried out by the server that has the database, or by this
 * process while none has. An order that was left stays until it is carried out, whatever becomes of this process. Not thread-safe.
 */
public final class Forgetter implements AutoCloseable {
    /** What stands for a room's name where messages were counted that were said to one person alone. */
    public static final String MAIL = "direct messages";

    /** How often it looks for what the server has done. */
    private static final long POLL_NS = TimeUnit.MILLISECONDS.toNanos(200);

    /** How long it waits for a server that does nothing: it looks for orders once a second, and does a step in far less. */
    private static final long PATIENCE_NS = TimeUnit.SECONDS.toNanos(60);

    /** How long the counts of an order are there for whoever ordered it. */
    private static final long COUNTS_MS = TimeUnit.DAYS.toMillis(1);

    private final BesideServer beside;
    private final Database database;
    private final Connection connection;
    private final ForgetOrders orders;
    private final LongSupplier nowMs;
    private final LongSupplier clockNs;

    /** Null while another process writes. */
    private Connection writer;

    private Forgetting forgetting;

    /**
     * What is to be forgotten.
     *
     * @param room the only room; empty for all
     * @param fromMs the first time, in milliseconds since 1970; 0 for the beginning
     * @param untilMs the time before which it happened; 0 for the moment in which the order is taken up
     */
    public record Wanted(String nick, String room, long fromMs, long untilMs) {
        ForgetOrder order(long id) {
            return new ForgetOrder(
                    id, Names.fold(nick), Names.fold(room), fromMs, untilMs, 0, 0, ForgetOrder.Phase.EVENTS);
        }
    }

    /**
     * What became of the events of a room.
     *
     * @param room as it is written; empty if there is no such room any more
     * @param messages how many were emptied
     * @param others in how many other events the nick was
     */
    public record Count(String room, long messages, long others) {}

    /**
     * How far it is.
     *
     * @param isHere whether it is done by this process
     * @param looked how many events were looked at
     * @param isTidying whether all of them were
     */
    public record Progress(boolean isHere, long looked, boolean isTidying) {}

    /**
     * What came of it.
     *
     * @param counts those of each room, in the order in which they were founded
     * @param refusal why the rest of what was deleted could not be removed from the database; empty if it was
     */
    public record Outcome(List<Count> counts, String refusal) {}

    private Forgetter(BesideServer beside, LongSupplier nowMs, LongSupplier clockNs) {
        this.beside = beside;
        this.database = beside.database();
        this.connection = beside.connection();
        this.nowMs = nowMs;
        this.clockNs = clockNs;
        this.orders = new ForgetOrders(connection);
    }

    /**
     * Opens a database that is there.
     *
     * @param uri as {@link HistorySettings#uri}
     * @param nowMs milliseconds since 1970
     * @param clockNs a clock for durations
     * @throws StorageException if it isn't, or is none of ours
     */
    public static Forgetter open(String uri, LongSupplier nowMs, LongSupplier clockNs) {
        return BesideServer.open(uri, Database::besideWriter, beside -> new Forgetter(beside, nowMs, clockNs));
    }

    /** Whether anything is kept of a room. */
    public boolean hasRoom(String room) {
        return beside.query(() -> {
            try (PreparedStatement query =
                    connection.prepareStatement("select 1 from log where kind = 0 and key = ?")) {
                query.setString(1, Names.fold(room));
                try (ResultSet found = query.executeQuery()) {
                    return found.next();
                }
            }
        });
    }

    /** What would become of the events that are stored by now. Changes nothing. */
    public List<Count> counts(Wanted wanted) {
        return beside.run(() -> {
            ForgetOrder order = wanted.order(0);
            order = order.untilMs() == 0 ? order.until(nowMs.getAsLong() + 1) : order;
            Counting counting = new Counting();
            ForgetScan scan = new ForgetScan(connection);
            while (!order.isThrough()) {
                order = scan.goOn(order, Forgetting.STEP, counting);
                connection.rollback();
            }
            List<Count> counts = new ArrayList<>();
            long mail = order.room().isEmpty() ? MailForgetting.count(connection, order) : 0;
            connection.rollback();
            if (mail > 0) {
                counts.add(new Count(MAIL, mail, 0));
            }
            counting.counts.each((log, messages, others) -> counts.add(new Count(name(log), messages, others)));
            return summed(counts);
        });
    }

    private static final class Counting implements ForgetScan.Finder {
        private final ForgetCounts counts = new ForgetCounts();

        @Override
        public void room(long log, Journal.Past left) {
            // Only events are counted.
        }

        @Override
        public void event(Event left, boolean isMessage) {
            counts.add(left, isMessage);
        }
    }

    private String name(long log) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("select name from log where id = ?")) {
            query.setLong(1, log);
            try (ResultSet found = query.executeQuery()) {
                return found.next() ? found.getString(1) : "";
            }
        }
    }

    /** The incarnations of a room together. */
    private static List<Count> summed(List<Count> counts) {
        Map<String, Count> rooms = new LinkedHashMap<>();
        for (Count each : counts) {
            rooms.merge(
                    Names.fold(each.room()),
                    each,
                    (one, other) ->
                            new Count(other.room(), one.messages() + other.messages(), one.others() + other.others()));
        }
        return List.copyOf(rooms.values());
    }

    /** Leaves an order; returns its number. */
    public long order(Wanted wanted) {
        return beside.run(() -> {
            long now = nowMs.getAsLong();
            long id = new SplittableRandom().nextLong(1, Long.MAX_VALUE);
            orders.deleteDone(now - COUNTS_MS);
            orders.insert(wanted.order(id), now);
            connection.commit();
            return id;
        });
    }

    /**
     * Waits for an order to be carried out, and does so itself while nobody else can.
     *
     * @throws StorageException if the database fails, or its server does nothing: the order stands nevertheless
     */
    public Outcome carryOut(long order, Consumer<Progress> progress) {
        return beside.run(() -> {
            await(order, progress);
            List<Count> counts = summed(orders.counts(order));
            orders.delete(order);
            connection.commit();
            return new Outcome(counts, Dialect.of(database).sweep(connection));
        });
    }

    private void await(long id, Consumer<Progress> progress) throws SQLException {
        ForgetOrder last = null;
        long lastNs = clockNs.getAsLong();
        Optional<ForgetOrder> now = find(id);
        while (now.isPresent() && now.get().phase() != ForgetOrder.Phase.DONE) {
            boolean hasGoneOn = !now.get().equals(last) || now.get().phase() == ForgetOrder.Phase.TIDYING;
            last = now.get();
            lastNs = hasGoneOn ? clockNs.getAsLong() : lastNs;
            goOn(clockNs.getAsLong() - lastNs);
            progress.accept(new Progress(writer != null, last.looked(), last.phase() == ForgetOrder.Phase.TIDYING));
            now = find(id);
        }
    }

    private Optional<ForgetOrder> find(long id) throws SQLException {
        Optional<ForgetOrder> order = orders.find(id);
        connection.rollback();
        return order;
    }

    private void goOn(long idleNs) throws SQLException {
        if (writer == null) {
            becomeWriter();
        }
        if (writer != null) {
            forgetting.goOn(writer);
        } else if (idleNs > PATIENCE_NS) {
            throw new StorageException(
                    database + ": the server that has it does nothing about the order for "
                            + TimeUnit.NANOSECONDS.toSeconds(PATIENCE_NS)
                            + " seconds; it stands, and is carried out once that server does, or by this command after its end");
        }
        LockSupport.parkNanos(writer == null ? POLL_NS : forgetting.waitNs());
    }

    private void becomeWriter() throws SQLException {
        writer = database.writerIfFree();
        if (writer != null) {
            writer.setAutoCommit(false);
            forgetting = new Forgetting(Dialect.of(database), new Forgotten(), nowMs, clockNs);
        }
    }

    @Override
    public void close() {
        try (beside) {
            BesideServer.close(writer);
        }
    }
}
