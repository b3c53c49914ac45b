package io.hubbub.history;

import io.hubbub.home.Journal;
import io.hubbub.room.MessageId;
import io.hubbub.room.Position;
import io.hubbub.store.StorageException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * The logs that are open: those of rooms that are live, and those that somebody who founds a room of that name goes on with. Thread-safe:
 * each home asks for its rooms, and the writer for those whose time is over.
 */
final class Logbook {
    /** A log is followed by another one before its numbers end: by then nobody is in the room. */
    private static final long FULL = MessageId.MAX_SEQ - (1L << 30);

    /** Numbers of logs that are reserved beyond the next one, at least. */
    static final long LEAST_NUMBERS = 1024;

    private static final long MOST_NUMBERS = 1 << 16;

    private final HistorySettings settings;
    private final Forgotten forgotten = new Forgotten();
    private final LongSupplier nowMs;
    private final SplittableRandom random = new SplittableRandom();
    private final Map<Long, KeptLog> byNumber = new ConcurrentHashMap<>();

    // Guarded by this.
    private final Map<String, KeptLog> byKey = new HashMap<>();

    /** Those of empty rooms, the longest empty first. */
    private final Map<Long, KeptLog> dormant = new LinkedHashMap<>();

    private long next = MessageId.FIRST_ROOM_LOG;
    private long limit = MessageId.FIRST_ROOM_LOG;
    private long given;

    /** What somebody who wants to come into a room gets, and what ended by that. */
    record Opened(KeptLog log, boolean isNew, Optional<Journal.Past> past, Optional<KeptLog> ended) {}

    Logbook(HistorySettings settings, LongSupplier nowMs) {
        this.settings = settings;
        this.nowMs = nowMs;
    }

    /** The nicks that were forgotten since these logs were opened. */
    Forgotten forgotten() {
        return forgotten;
    }

    Optional<KeptLog> find(long number) {
        return Optional.ofNullable(byNumber.get(number));
    }

    Collection<KeptLog> all() {
        return byNumber.values();
    }

    /** A log from the database, of a room that nobody is in. */
    synchronized void load(KeptLog log, Journal.Past past) {
        log.past = past;
        byKey.put(log.key, log);
        byNumber.put(log.number, log);
        fallsAsleep(log);
    }

    synchronized Opened open(String room) {
        KeptLog old = byKey.get(room);
        boolean isOver = old != null && old.graceEndsMs <= nowMs.getAsLong();
        boolean isFull = old != null && old.given >= FULL;
        if (old != null && !isOver && !isFull) {
            dormant.remove(old.number);
            old.isLive = true;
            old.graceEndsMs = Long.MAX_VALUE;
            Journal.Past past = forgotten.past(room, old.past);
            old.past = null;
            // What lasts was written with its event, or will be with the next one.
            old.parting.set(null);
            return new Opened(old, false, Optional.ofNullable(past), Optional.empty());
        }
        KeptLog log = anew(room);
        Optional<Journal.Past> past = Optional.ofNullable(old)
                .filter(full -> !isOver && full.past != null)
                .map(full -> Pasts.at(forgotten.past(room, full.past), log.number, log.epoch, 0, 0));
        Optional<KeptLog> ended = Optional.ofNullable(old);
        ended.ifPresent(this::end);
        byKey.put(room, log);
        byNumber.put(log.number, log);
        return new Opened(log, true, past, ended);
    }

    /** The number of a log that nobody else gets. */
    synchronized long number() {
        if (next >= limit) {
            throw new StorageException("no numbers of logs are left while the database fails");
        }
        given++;
        return next++;
    }

    private KeptLog anew(String room) {
        KeptLog log =
                new KeptLog(number(), random.nextLong(1L << Position.EPOCH_BITS), room, settings.durability(room));
        log.isLive = true;
        return log;
    }

    /**
     * A room is empty. Returns the logs that ended by that: it may be the room's own, or the one that was empty longest if there are too
     * many.
     */
    synchronized List<KeptLog> close(KeptLog log, Journal.Past past) {
        log.isLive = false;
        if (log.given == 0 && log.stored == 0) {
            forget(log);
            return List.of();
        }
        log.past = past;
        log.parting.set(past);
        fallsAsleep(log);
        List<KeptLog> ended = new ArrayList<>();
        if (dormant.size() > settings.logs()) {
            dormant.values().stream()
                    .filter(each -> !isSomebodys(each))
                    .findFirst()
                    .ifPresent(oldest -> {
                        end(oldest);
                        ended.add(oldest);
                    });
        }
        return ended;
    }

    private void fallsAsleep(KeptLog log) {
        boolean lasts = isSomebodys(log) || log.past.state().modes().areOpen();
        log.graceEndsMs = lasts ? Long.MAX_VALUE : nowMs.getAsLong() + graceMs(log.past);
        dormant.put(log.number, log);
    }

    /** Whether a room that is empty is in the configuration, or belongs to an account: then it is there for good. */
    boolean isSomebodys(KeptLog log) {
        return settings.isNamed(log.key) || isOwned(log.past);
    }

    static boolean isOwned(Journal.Past past) {
        return past != null && past.state().modes().areOwned();
    }

    /** A room of people with accounts is theirs as long as their roles wait for them. */
    private long graceMs(Journal.Past past) {
        return past.roles().stream()
                .mapToLong(kept -> kept.waitMs(settings.graceMs(), false))
                .max()
                .orElse(settings.graceMs());
    }

    /** Those whose time is over end now. */
    synchronized List<KeptLog> expire() {
        long now = nowMs.getAsLong();
        List<KeptLog> over =
                dormant.values().stream().filter(log -> log.graceEndsMs <= now).toList();
        over.forEach(this::end);
        return over;
    }

    /** Nobody goes on with this log. */
    synchronized void end(KeptLog log) {
        log.endedMs = Math.max(1, nowMs.getAsLong());
        log.past = null;
        forget(log);
    }

    /** Ends a log that nobody is in; returns whether it did. */
    synchronized boolean endIfDormant(KeptLog log) {
        boolean ends = dormant.containsKey(log.number) && log.given == log.stored && !isSomebodys(log);
        if (ends) {
            end(log);
        }
        return ends;
    }

    private void forget(KeptLog log) {
        byKey.remove(log.key, log);
        byNumber.remove(log.number);
        dormant.remove(log.number);
    }

    // Numbers of logs.

    synchronized void numbers(long from, long to) {
        next = Math.max(next, from);
        limit = to;
    }

    /** Up to where numbers should be reserved, if more should be; else 0. */
    synchronized long wantsNumbers() {
        long most = MessageId.MAX_LOG + 1;
        long ahead = Math.min(MOST_NUMBERS, Math.max(LEAST_NUMBERS, given));
        return limit - next < ahead / 2 && limit < most ? Math.min(most, next + ahead) : 0;
    }

    synchronized void hasNumbers(long to) {
        limit = Math.max(limit, to);
    }

    synchronized long limit() {
        return limit;
    }

    synchronized long nextNumber() {
        return next;
    }
}
