package io.hubbub.history;

import io.hubbub.hub.Holdings;
import io.hubbub.room.Claim;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.function.LongPredicate;
import java.util.function.LongSupplier;

/**
 * What is kept of those who hold a claim. All of it is in memory and is known at once; the writer takes what has changed with what it
 * commits anyway. Thread-safe.
 */
final class KeptHoldings implements Holdings {
    /** How often it is looked for what is over. */
    private static final long ROUND_MS = TimeUnit.MINUTES.toMillis(10);

    private final Remembered<HoldingRows.Mark, Long> marks = new Remembered<>(MOST_MARKS);
    private final Visits visits = new Visits();
    private final LongPredicate isOpen;
    private final Spool spool;
    private final LongSupplier nowMs;

    /** By the writer's thread. */
    private long tidiedMs;

    /** @param isOpen whether somebody may go on with a log of that number */
    KeptHoldings(LongPredicate isOpen, Spool spool, LongSupplier nowMs) {
        this.isOpen = isOpen;
        this.spool = spool;
        this.nowMs = nowMs;
        this.tidiedMs = nowMs.getAsLong();
    }

    // Hubs.

    @Override
    public long mark(Claim holder, long log, long seq) {
        HoldingRows.Mark key = new HoldingRows.Mark(log, holder.id());
        boolean isFirst = false;
        long read;
        synchronized (marks) {
            Long before = marks.get(key);
            read = before == null ? seq : Math.max(before, seq);
            if (before == null || read > before) {
                isFirst = marks.put(key, read, nowMs.getAsLong());
            }
        }
        if (isFirst) {
            spool.nudge();
        }
        return read;
    }

    @Override
    public OptionalLong marked(Claim holder, long log) {
        Long read = marks.get(new HoldingRows.Mark(log, holder.id()));
        return read == null ? OptionalLong.empty() : OptionalLong.of(read);
    }

    @Override
    public void has(Claim holder, long session, long beganMs) {
        if (visits.put(new Visits.Visit(holder.id(), session, beganMs), Visits.RUNS, nowMs.getAsLong())) {
            spool.nudge();
        }
    }

    @Override
    public boolean had(Claim holder, long session, long timeMs) {
        return visits.had(holder.id(), session, timeMs);
    }

    // The writer, and whoever opens the history.

    /** Reads what the database has. The connection commits when it is told to. */
    void load(Connection connection) throws SQLException {
        HoldingRows.load(connection, nowMs.getAsLong(), marks, visits);
    }

    /** Now and then forgets what is over: of logs that nobody goes on with, and of those who were not here for long. */
    void tidy() {
        long now = nowMs.getAsLong();
        if (now - tidiedMs >= ROUND_MS || now < tidiedMs) {
            tidiedMs = now;
            marks.forgetIf(mark -> !isOpen.test(mark.log()));
            marks.forgetBefore(HoldingRows.forgottenMs(now));
            visits.forgetBefore(HoldingRows.forgottenMs(now));
            nudge();
        }
    }

    /** Some of what is to be written; if it is much, the rest follows with the next commit. */
    HoldingRows.Changes unwritten() {
        return new HoldingRows.Changes(marks.unwritten(), visits.unwritten());
    }

    /** The database has this. */
    void written(HoldingRows.Changes changes) {
        marks.written(changes.marks());
        visits.written(changes.visits());
        nudge();
    }

    /** What is left is to be written soon. */
    private void nudge() {
        if (marks.hasUnwritten() || visits.hasUnwritten()) {
            spool.nudge();
        }
    }
}
