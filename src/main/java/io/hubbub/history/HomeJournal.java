package io.hubbub.history;

import io.hubbub.home.Journal;
import io.hubbub.room.Event;
import io.hubbub.store.StorageException;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** The journal of one home. Runs on the home's loop, and never waits there for the database. */
final class HomeJournal implements Journal {
    private static final Future<Void> DONE = Future.succeededFuture();

    /** How long somebody who comes into an empty room waits for a database that is slow. */
    static final int RESERVING_MS = 1000;

    private final Logbook logbook;
    private final Spool spool;
    private final Map<Long, KeptLog> live = new HashMap<>();

    HomeJournal(Logbook logbook, Spool spool) {
        this.logbook = logbook;
        this.spool = spool;
    }

    @Override
    public long directLog(long usual) {
        return logbook.number();
    }

    @Override
    public Future<Log> open(String room) {
        Logbook.Opened opened = logbook.open(room);
        KeptLog log = opened.log();
        live.put(log.number, log);
        opened.ended().ifPresent(ended -> spool.row(ended, null, null));
        if (logbook.wantsNumbers() > 0) {
            spool.wake();
        }
        Log answer = new Log(log.number, log.epoch, log.isImmediate(), opened.past());
        if (opened.isNew() || !log.isImmediate() || spool.isFailing()) {
            return Future.succeededFuture(answer);
        }
        // If numbers are reserved, it is known after a crash how many may have been given. They are not given again in
        // any
        // case (Loading.SKIPPED): so nobody waits long for a database that does not answer.
        Promise<Void> reserved = Promise.promise();
        spool.row(log, null, reserved);
        return reserved.future()
                .timeout(RESERVING_MS, TimeUnit.MILLISECONDS)
                .map(answer)
                .otherwise(answer);
    }

    @Override
    public Future<Void> append(long number, List<Event> events, Supplier<Past> after) {
        KeptLog log = live.get(number);
        long weight = 0;
        boolean changes = log.needsPast;
        boolean erases = false;
        for (Event event : events) {
            weight += event.weight();
            changes |= lasts(event);
            erases |= event instanceof Event.Redacted;
        }
        Past past = changes ? after.get() : null;
        log.given = events.get(events.size() - 1).seq();
        if (log.isImmediate()) {
            if (erases) {
                log.erasures.seen(events);
            }
            spool.relay(log, events, weight, past);
            return DONE;
        }
        Promise<Void> done = Promise.promise();
        spool.store(log, events, weight, past, done);
        return done.future();
    }

    /** Whether the room will be another when it is founded again. */
    private static boolean lasts(Event event) {
        if (event instanceof Event.Joined joined) {
            return !joined.who().roles().isEmpty();
        } else if (event instanceof Event.Departed departed) {
            return !departed.who().roles().isEmpty();
        }
        return event instanceof Event.TopicSet || event instanceof Event.ModesChanged;
    }

    @Override
    public Future<Void> ready() {
        return spool.ready();
    }

    @Override
    public Future<Void> close(long number, Supplier<Past> last) {
        KeptLog log = live.remove(number);
        Past past = last.get();
        log.given = Math.max(log.given, past.state().seq());
        KeptLog.Span lost = log.isImmediate() ? spool.takeLost(log) : unstored(log, past);
        if (!log.isImmediate() && spool.isFailing()) {
            logbook.end(log);
            spool.row(log, lost, null);
            return Future.failedFuture(new StorageException("the database fails"));
        }
        logbook.close(log, past).forEach(ended -> spool.row(ended, null, null));
        if (logbook.find(number).isEmpty() && log.endedMs == 0) {
            return DONE;
        }
        Promise<Void> done = log.isImmediate() ? null : Promise.promise();
        spool.row(log, lost, done);
        return done == null
                ? DONE
                : done.future().recover(failure -> {
                    logbook.end(log);
                    return Future.failedFuture(failure);
                });
    }

    /** The last ones to leave have been seen to go though that is not stored: their numbers aren't given again. */
    private static KeptLog.Span unstored(KeptLog log, Past past) {
        long last = past.state().seq();
        return last > log.stored ? new KeptLog.Span(log.stored + 1, last) : null;
    }
}
