package io.hubbub.history;

import io.hubbub.hub.Archive;
import io.hubbub.hub.Mailboxes;
import io.hubbub.room.DirectMessage;
import io.hubbub.room.MessageId;
import io.hubbub.room.Names;
import io.hubbub.store.StorageException;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * The mailboxes in the database. What is to be done with them waits here for the writer, which does it with what it commits anyway and so
 * decides their order; bounded in bytes. Pages are read by the history's readers, behind all that was given before. Thread-safe.
 */
final class Mailroom implements Mailboxes {
    /** Orders of one commit: some milliseconds' worth. */
    static final int MOST_AT_ONCE = 1000;

    /** The weight of a message beside its words: of rooms' events much more waits. */
    private static final long OVERHEAD = 512;

    /** The part of what may wait at all that may be people's words to one another. */
    private static final int SHARE = 8;

    private final long mostBytes;
    private final HistorySettings.Mail limits;
    private final Forgotten forgotten;
    private final Spool spool;
    private final Readers readers;
    private final List<Watcher> watchers = new CopyOnWriteArrayList<>();

    // Guarded by this.
    private final Deque<MailOrder<?>> waiting = new ArrayDeque<>();
    private final MailLosses losses = new MailLosses();
    private long bytes;
    private boolean isFailing;
    private boolean isClosing;

    /** What the writer has taken and not committed. Guarded by this. */
    private final List<MailOrder<?>> taken = new ArrayList<>();

    Mailroom(HistorySettings settings, Forgotten forgotten, Spool spool, Readers readers) {
        this.mostBytes = settings.queueBytes() / SHARE;
        this.limits = settings.mail();
        this.forgotten = forgotten;
        this.spool = spool;
        this.readers = readers;
    }

    @Override
    public boolean areKept() {
        return true;
    }

    @Override
    public void watch(Watcher watcher) {
        watchers.add(watcher);
    }

    // Orders for the writer.

    @Override
    public boolean keep(Mail mail) {
        boolean isFirst;
        synchronized (this) {
            if (isClosing || bytes >= mostBytes) {
                losses.add(mail);
                return false;
            }
            isFirst = add(unawaited(rows -> rows.add(mail), weight(mail.message())));
        }
        if (isFirst) {
            spool.nudge();
        }
        return true;
    }

    private interface Change {
        void in(MailRows rows) throws SQLException;
    }

    /** Something that nobody waits for. */
    private static MailOrder<Void> unawaited(Change change, long weight) {
        return new MailOrder<>(
                rows -> {
                    change.in(rows);
                    return null;
                },
                null,
                done -> {},
                weight);
    }

    private static long weight(DirectMessage message) {
        return OVERHEAD + message.speech().weight();
    }

    @Override
    public Future<Outcome> keepForLater(Mail mail) {
        if (limits.waiting() == 0) {
            return Future.succeededFuture(Outcome.FULL);
        }
        return order(
                rows -> rows.addWaiting(mail),
                outcome -> {
                    if (outcome == Outcome.KEPT) {
                        watchers.forEach(watcher -> watcher.kept(mail.to(), mail.message()));
                    }
                },
                weight(mail.message()));
    }

    @Override
    public Future<OptionalLong> mark(long account, String nick, long timeMs) {
        String peer = Names.fold(nick);
        return order(
                rows -> rows.mark(account, peer, timeMs),
                now -> now.ifPresent(read -> watchers.forEach(watcher -> watcher.read(account, nick, read))),
                OVERHEAD);
    }

    @Override
    public Future<Collected> collect(long account, int most) {
        return order(rows -> rows.collect(account, most), collected -> {}, OVERHEAD);
    }

    @Override
    public void taken(long account, MessageId upTo) {
        boolean isFirst;
        synchronized (this) {
            isFirst = add(unawaited(rows -> rows.taken(account, upTo), OVERHEAD));
        }
        if (isFirst) {
            spool.nudge();
        }
    }

    @Override
    public Future<Boolean> delete(long account, String nick, DirectMessage message, String reason) {
        String peer = Names.fold(nick);
        Future<OptionalLong> deleted = order(
                rows -> rows.delete(account, peer, message),
                gone -> gone.ifPresent(other -> watchers.forEach(watcher -> {
                    watcher.deleted(account, nick, message, reason);
                    if (other != 0 && other != account) {
                        watcher.deleted(other, message.from().nick(), message, reason);
                    }
                })),
                OVERHEAD);
        return deleted.map(OptionalLong::isPresent);
    }

    /** Something that somebody waits for. */
    private <T> Future<T> order(MailOrder.Work<T> work, Consumer<T> whenStored, long weight) {
        Promise<T> done = Promise.promise();
        String refusal;
        synchronized (this) {
            refusal = refusal();
            if (refusal.isEmpty()) {
                add(new MailOrder<>(work, done, whenStored, weight));
            }
        }
        if (refusal.isEmpty()) {
            spool.wake();
            return done.future();
        }
        return Future.failedFuture(new StorageException(refusal));
    }

    private String refusal() {
        if (isFailing) {
            return "the database fails";
        } else if (isClosing) {
            return "the history is closed";
        }
        return bytes >= mostBytes ? "too much waits to be stored" : "";
    }

    /** Under the lock. Returns whether nothing else was waiting. */
    private boolean add(MailOrder<?> order) {
        boolean isFirst = waiting.isEmpty();
        waiting.add(order);
        bytes += order.weight();
        return isFirst;
    }

    // Readers.

    @Override
    public Future<Page> read(Query query) {
        return behindOrders().compose(done -> readers.read(pages -> pages.mail().page(query)));
    }

    @Override
    public Future<List<Correspondent>> correspondents(
            long account, long afterMs, long beforeMs, Archive.Side side, int most) {
        return behindOrders()
                .compose(done ->
                        readers.read(pages -> pages.mail().correspondents(account, afterMs, beforeMs, side, most)));
    }

    @Override
    public Future<OptionalLong> marked(long account, String nick) {
        String peer = Names.fold(nick);
        return behindOrders().compose(done -> readers.read(pages -> pages.mail().marked(account, peer)));
    }

    @Override
    public Future<Optional<DirectMessage>> find(long account, String nick, MessageId message) {
        String peer = Names.fold(nick);
        return behindOrders().compose(done -> readers.read(pages -> pages.mail().find(account, peer, message)));
    }

    /** Done once everything that was given before is stored. */
    private Future<Void> behindOrders() {
        synchronized (this) {
            if (waiting.isEmpty() && taken.isEmpty()) {
                return Future.succeededFuture();
            }
        }
        return order(rows -> null, done -> {}, 0);
    }

    // The writer.

    /** Does some of what is to be done, as part of a transaction; once more if an earlier one was not committed. */
    void write(Dialect dialect, Connection connection, int most) throws SQLException {
        List<MailOrder<?>> orders = take(most);
        if (orders.isEmpty()) {
            return;
        }
        dialect.toWrite(connection);
        try (MailRows rows = new MailRows(connection, forgotten, limits)) {
            for (MailOrder<?> order : orders) {
                order.carryOut(rows);
            }
            rows.finish();
        }
    }

    private synchronized List<MailOrder<?>> take(int most) {
        if (!losses.isEmpty()) {
            for (MailLosses.Loss loss : losses.take()) {
                add(unawaited(rows -> rows.lose(loss), OVERHEAD));
            }
        }
        while (taken.size() < most && !waiting.isEmpty()) {
            taken.add(waiting.remove());
        }
        return List.copyOf(taken);
    }

    /** What was written last is committed. */
    void written() {
        List<MailOrder<?>> done;
        boolean isMore;
        synchronized (this) {
            isFailing = false;
            done = List.copyOf(taken);
            taken.clear();
            done.forEach(order -> bytes -= order.weight());
            isMore = !waiting.isEmpty();
        }
        done.forEach(MailOrder::complete);
        if (isMore) {
            spool.nudge();
        }
    }

    /** It can't be committed: what somebody waits for is refused, the rest waits on. */
    void failed(Throwable cause) {
        List<MailOrder<?>> refused = new ArrayList<>();
        synchronized (this) {
            isFailing = true;
            List<MailOrder<?>> all = new ArrayList<>(taken);
            all.addAll(waiting);
            taken.clear();
            waiting.clear();
            bytes = 0;
            for (MailOrder<?> order : all) {
                if (order.isAwaited()) {
                    refused.add(order);
                } else {
                    add(order);
                }
            }
        }
        refused.forEach(order -> order.fail(cause));
    }

    /** Gives up what is left; returns how much that is. */
    synchronized int drain() {
        int left = waiting.size();
        waiting.clear();
        return left;
    }

    /** Nothing more comes. */
    synchronized void close() {
        isClosing = true;
    }

    /** How many messages could not be kept. */
    synchronized long lost() {
        return losses.all();
    }
}
