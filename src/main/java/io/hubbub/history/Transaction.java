package io.hubbub.history;

import io.hubbub.home.Journal;
import io.hubbub.room.Event;
import io.hubbub.room.MessageId;
import io.hubbub.stats.Mistakes;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is written together: events, and the rows of their logs. What is known of the logs changes once it is committed ({@link
 * #committed}), and not at all if it fails. Runs on the writer's thread.
 */
final class Transaction {
    /**
     * Numbers that are reserved at least; a row is written again once a quarter of them is given. The rest is more than can be given before
     * that is done: what may wait before speakers have to ({@link Load#EVENTS_BEHIND}), and as much again for each of two hubs that have
     * asked for more by then. After a crash it is also the most that is said to be missing.
     */
    static final long LEAST_RESERVED = 4L * Load.EVENTS_BEHIND;

    /** How many times the events of one transaction are reserved: as many may come before the next one. */
    private static final int AHEAD = 8;

    private static final int QUARTER = 4;

    private final Statements statements;
    private final Forgotten forgotten;
    private final Mistakes mistakes;
    private final long nowMs;
    private final boolean isLast;
    private final Map<KeptLog, Change> changes = new LinkedHashMap<>();
    private long events;

    /** What becomes of one log. */
    private static final class Change {
        private long last;
        private long lastMs;
        private long count;
        private long unused;
        private long reserved;
        private Journal.Past past;
        private Journal.Past parting;
        private final List<Long> erased = new ArrayList<>(0);
        private boolean isRow;
        private boolean hasRow;

        Change(KeptLog log) {
            last = log.stored;
            lastMs = log.lastMs;
            reserved = log.reserved;
            hasRow = log.hasRow;
        }
    }

    /** @param isLast whether the history is closed with it, and no number is given any more */
    Transaction(Statements statements, Forgotten forgotten, Mistakes mistakes, long nowMs, boolean isLast) {
        this.statements = statements;
        this.forgotten = forgotten;
        this.mistakes = mistakes;
        this.nowMs = nowMs;
        this.isLast = isLast;
    }

    void add(Batch.Item item) throws SQLException {
        KeptLog log = item.log();
        if (log == null) {
            return;
        }
        Change change = changes.get(log);
        if (change == null) {
            change = new Change(log);
            changes.put(log, change);
            removeDoubtful(log);
        }
        change.isRow |= item.isRow();
        if (item.past() != null) {
            change.past = item.past();
        }
        if (item.lost() != null) {
            lose(log, change, item.lost());
        }
        for (Event event : item.events()) {
            add(change, forgotten.event(log.key, event));
        }
    }

    /** The log's row is to be as it should be when nothing more is given, with what is in no gap yet; null for nothing. */
    void tidy(KeptLog log, KeptLog.Span lost) throws SQLException {
        add(new Batch.Item(log, List.of(), 0, null, lost, true, null));
    }

    /** Whatever is to be there is added once more; of the rest nobody has seen anything, and its numbers are given again. */
    private void removeDoubtful(KeptLog log) throws SQLException {
        if (log.isDoubtful) {
            statements.drop(log.number, log.stored + 1, MessageId.MAX_SEQ);
        }
    }

    private void lose(KeptLog log, Change change, KeptLog.Span span) throws SQLException {
        if (span.to() <= change.last) {
            return;
        }
        statements.gap(log.number, span, span.size());
        change.unused += span.size();
        change.last = span.to();
        change.isRow = true;
    }

    private void add(Change change, Event event) throws SQLException {
        if (event instanceof Event.Redacted redacted) {
            statements.erase(redacted.erased().key(), body(redacted.erased()));
            change.erased.add(redacted.erased().key());
        }
        insert(event);
        change.last = event.seq();
        change.lastMs = Math.max(change.lastMs, event.timeMs());
        change.count++;
        events++;
    }

    private void insert(Event event) throws SQLException {
        int kind = Bodies.kind(event);
        String nick = Bodies.nick(event);
        if (event instanceof Event.Said said && said.speech().kind().isForPeople()) {
            statements.event(event.key(), event.timeMs(), kind, nick, body(event), Bodies.searched(said));
        } else {
            statements.event(event.key(), event.timeMs(), kind, nick, body(event));
        }
    }

    /** An event that can't be written keeps its place. */
    private byte[] body(Event event) {
        try {
            return Bodies.encode(event);
        } catch (RuntimeException mistake) {
            mistakes.made("writing event " + event.id(), mistake);
            return Bodies.encode(new Event.Unknown(event.key(), event.timeMs()));
        }
    }

    /** Everything goes to the database, to be committed. */
    void finish() throws SQLException {
        statements.flush();
        for (Map.Entry<KeptLog, Change> entry : changes.entrySet()) {
            finish(entry.getKey(), entry.getValue());
        }
    }

    private void finish(KeptLog log, Change change) throws SQLException {
        long reserved = reserved(log, change);
        change.parting = log.parting.get();
        Journal.Past past = forgotten.past(log.key, change.parting == null ? change.past : change.parting);
        boolean isChanged = change.isRow || past != null || reserved != change.reserved;
        change.reserved = reserved;
        Statements.LogRow row = new Statements.LogRow(change.last, change.lastMs, reserved, past);
        if (change.hasRow && isChanged) {
            statements.oldLog(log, row, nowMs);
        } else if (!change.hasRow && past != null && change.last > 0) {
            statements.newLog(log, row, nowMs);
            change.hasRow = true;
        }
        change.isRow = isChanged;
    }

    private long reserved(KeptLog log, Change change) {
        if (isLast || !log.isImmediate() || (!log.isLive && log.given <= change.last)) {
            return 0;
        }
        long ahead = Math.max(LEAST_RESERVED, AHEAD * change.count);
        return change.reserved - change.last < ahead - ahead / QUARTER ? change.last + ahead : change.reserved;
    }

    /** It is in the database. */
    void committed() {
        changes.forEach((log, change) -> {
            log.stored = change.last;
            log.lastMs = change.lastMs;
            log.unused += change.unused;
            log.reserved = change.reserved;
            log.hasRow = change.hasRow;
            log.isTidy = change.isRow && change.reserved == 0;
            log.isDoubtful = false;
            if (!change.erased.isEmpty()) {
                log.erasures.done(change.erased);
            }
            log.parting.compareAndSet(change.parting, null);
        });
    }

    /** It may be in the database or not: the answer did not come. */
    void isDoubtful() {
        changes.keySet().forEach(log -> log.isDoubtful = true);
    }

    long events() {
        return events;
    }
}
