package io.hubbub.history;

import io.hubbub.home.Journal;
import io.hubbub.room.Event;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Carries out the orders to forget a nick, in small steps with a commit each, after each of which it pauses as long as the step took. An
 * order is in the database with the place that it has come to, so whoever has the database next goes on with it. Runs on the thread of
 * the one who writes: a server's writer, between its commits, or a tool while there is no server.
 */
final class Forgetting {
    /** Events that one step looks at. */
    static final int STEP = 500;

    /** How often it looks for new orders. */
    private static final long ROUND_NS = TimeUnit.SECONDS.toNanos(1);

    private static final long FAILURE_NS = TimeUnit.SECONDS.toNanos(10);

    private final Dialect dialect;
    private final Forgotten forgotten;
    private final LongSupplier nowMs;
    private final LongSupplier clockNs;
    private final Set<Long> taken = new HashSet<>();
    private final Deque<ForgetOrder> open = new ArrayDeque<>();

    /** What removes the messages of the first order from mailboxes; null before it comes to that. */
    private MailForgetting mail;

    /** What removes the rest of the first order; null before it comes to that. */
    private Removal removal;

    private long nextRoundNs;
    private long nextStepNs;

    Forgetting(Dialect dialect, Forgotten forgotten, LongSupplier nowMs, LongSupplier clockNs) {
        this.dialect = dialect;
        this.forgotten = forgotten;
        this.nowMs = nowMs;
        this.clockNs = clockNs;
        this.nextRoundNs = clockNs.getAsLong();
        this.nextStepNs = nextRoundNs;
    }

    /** How long until there is something to do. */
    long waitNs() {
        long nowNs = clockNs.getAsLong();
        long waitNs = nextRoundNs - nowNs;
        return Math.max(0, open.isEmpty() ? waitNs : Math.min(waitNs, nextStepNs - nowNs));
    }

    /** Whether an order is not carried out, as far as it knows. */
    boolean isBusy() {
        return !open.isEmpty();
    }

    /** Something has failed, and may fail each time; what is known of the orders is what the database says of them. */
    void postpone() {
        nextRoundNs = clockNs.getAsLong() + FAILURE_NS;
        open.clear();
        mail = null;
        removal = null;
    }

    /** Does what it is time for: looks for new orders, or does a step of the oldest one. */
    void goOn(Connection connection) throws SQLException {
        long startNs = clockNs.getAsLong();
        if (startNs - nextRoundNs >= 0) {
            look(connection);
            nextRoundNs = clockNs.getAsLong() + ROUND_NS;
        }
        if (!open.isEmpty() && startNs - nextStepNs >= 0) {
            step(connection);
            long endNs = clockNs.getAsLong();
            nextStepNs = endNs + (endNs - startNs);
        }
    }

    /** From the moment in which an order is taken up, nothing is stored that it is about. */
    private void look(Connection connection) throws SQLException {
        dialect.toWrite(connection);
        ForgetOrders orders = new ForgetOrders(connection);
        Deque<ForgetOrder> found = new ArrayDeque<>();
        for (ForgetOrder order : orders.open()) {
            boolean isNew = order.untilMs() == 0;
            ForgetOrder begun = isNew ? order.until(nowMs.getAsLong() + 1) : order;
            if (isNew) {
                orders.update(begun);
            }
            found.add(begun);
        }
        connection.commit();
        for (ForgetOrder order : found) {
            if (order.phase() == ForgetOrder.Phase.EVENTS && taken.add(order.id())) {
                forgotten.add(order);
            }
        }
        open.clear();
        open.addAll(found);
    }

    private void step(Connection connection) throws SQLException {
        ForgetOrder order = open.remove();
        ForgetOrder now =
                order.phase() == ForgetOrder.Phase.EVENTS ? change(connection, order) : tidy(connection, order);
        if (now.phase() != ForgetOrder.Phase.DONE) {
            open.addFirst(now);
        }
    }

    private ForgetOrder change(Connection connection, ForgetOrder order) throws SQLException {
        dialect.toWrite(connection);
        ForgetOrders orders = new ForgetOrders(connection);
        try (Changes changes = new Changes(dialect, connection)) {
            ForgetOrder now = new ForgetScan(connection).goOn(order, STEP, changes);
            if (now.isThrough() && removeMail(connection, now, changes)) {
                now = now.in(ForgetOrder.Phase.TIDYING);
            }
            orders.update(now);
            changes.count(orders, order.id());
            connection.commit();
            return now;
        }
    }

    /** Returns whether nothing is left to be removed. What is said in one room alone is in no mailbox. */
    private boolean removeMail(Connection connection, ForgetOrder order, Changes changes) throws SQLException {
        if (!order.room().isEmpty()) {
            return true;
        }
        mail = mail != null && mail.isOf(order) ? mail : new MailForgetting(order);
        changes.removed(mail.goOn(connection));
        return mail.isDone();
    }

    private ForgetOrder tidy(Connection connection, ForgetOrder order) throws SQLException {
        removal = removal == null ? dialect.removal() : removal;
        if (removal.goOn(connection)) {
            return order;
        }
        removal = null;
        ForgetOrder done = order.in(ForgetOrder.Phase.DONE);
        new ForgetOrders(connection).update(done);
        connection.commit();
        return done;
    }

    /** Writes what was found, and counts it by logs. */
    private static final class Changes implements ForgetScan.Finder, AutoCloseable {
        private final PreparedStatement setEvent;
        private final PreparedStatement dropWords;
        private final PreparedStatement setRoom;
        private final ForgetCounts counts = new ForgetCounts();
        private int mail;

        Changes(Dialect dialect, Connection connection) throws SQLException {
            setEvent = connection.prepareStatement("update event set kind = ?, nick = ?, body = ? where id = ?");
            dropWords = connection.prepareStatement(dialect.dropWords());
            setRoom = connection.prepareStatement("update log set state = ? where id = ?");
        }

        @Override
        public void room(long log, Journal.Past left) throws SQLException {
            setRoom.setBytes(1, Pasts.encode(left));
            setRoom.setLong(2, log);
            setRoom.executeUpdate();
        }

        @Override
        public void event(Event left, boolean isMessage) throws SQLException {
            setEvent.setInt(1, Bodies.kind(left));
            setEvent.setString(2, Bodies.nick(left));
            setEvent.setBytes(3, Bodies.encode(left));
            setEvent.setLong(4, left.key());
            setEvent.executeUpdate();
            if (isMessage) {
                dropWords.setLong(1, left.key());
                dropWords.executeUpdate();
            }
            counts.add(left, isMessage);
        }

        /** So many messages were removed from mailboxes. */
        void removed(int messages) {
            mail += messages;
        }

        void count(ForgetOrders orders, long order) throws SQLException {
            if (mail > 0) {
                orders.count(order, MailForgetting.LOG, mail, 0);
            }
            counts.each((log, messages, others) -> orders.count(order, log, messages, others));
        }

        @Override
        public void close() throws SQLException {
            setEvent.close();
            dropWords.close();
            setRoom.close();
        }
    }
}
