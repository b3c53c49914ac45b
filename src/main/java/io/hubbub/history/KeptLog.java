package io.hubbub.history;

import io.hubbub.home.Journal;
import io.hubbub.room.Event;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/**
 * One log as this process knows it. Each field belongs to somebody, who alone writes it; those that are read elsewhere are volatile.
 */
final class KeptLog {
    final long number;
    final long epoch;

    /** The folded name of its room. */
    final String key;

    final Durability durability;

    // The home's loop, and nobody while the room is not live.

    /** Whether somebody is in the room, or about to come in. */
    volatile boolean isLive;

    /** The last number that the home has given. */
    volatile long given;

    /** Numbers that could not even be queued; null for none. */
    Span lost;

    /** What is deleted, and not in the database. */
    final Erasures erasures = new Erasures();

    /** Whether the next append must carry the room as it is. */
    volatile boolean needsPast = true;

    // The logbook: under its lock.

    /** The room as it was when the last one went; null while it is live. */
    Journal.Past past;

    /** Until when a room that is not open to all may be gone on with, in milliseconds since 1970. */
    long graceEndsMs = Long.MAX_VALUE;

    /** When it ended, in milliseconds since 1970; 0 while it may go on. */
    volatile long endedMs;

    // The spool: under its lock.

    /** The number that the next append has to begin with. */
    long expected;

    /** How many things of it are not dealt with by the writer. */
    int queued;

    // The writer's thread.

    /** The last number that is in the database: of an event or in a gap. */
    volatile long stored;

    /** Up to where numbers may have been given, by the database; 0 for no further than the last one. */
    long reserved;

    /** The first number that is kept. */
    volatile long first = 1;

    /** Numbers from the first one on that no event has. */
    long unused;

    long lastMs;

    /** Whether there is a row of it. */
    boolean hasRow;

    /** Whether its row is as it should be when nothing more is given. */
    boolean isTidy;

    /** Whether what could not be stored may nevertheless be in the database: a connection broke at the wrong moment. */
    boolean isDoubtful;

    /** The room as it was when it emptied, to be written with its row; taken when it is. */
    final AtomicReference<Journal.Past> parting = new AtomicReference<>();

    /** Numbers in a row. */
    record Span(long from, long to) {
        long size() {
            return to - from + 1;
        }
    }

    KeptLog(long number, long epoch, String key, Durability durability) {
        this.number = number;
        this.epoch = epoch;
        this.key = key;
        this.durability = durability;
        this.expected = 1;
    }

    /** Numbers that nothing will be kept under. The room as it is goes with the next append. */
    void lose(List<Event> events) {
        long from = lost == null ? events.get(0).seq() : lost.from();
        lost = new Span(from, events.get(events.size() - 1).seq());
        needsPast = true;
    }

    /** What is to be in a gap; null for nothing. */
    Span takeLost() {
        Span taken = lost;
        lost = null;
        return taken;
    }

    /** Events that were not stored, and that nobody has seen: their numbers are given again. */
    void takeBack(List<Event> events) {
        if (!events.isEmpty()) {
            expected = Math.min(expected, events.get(0).seq());
            isDoubtful = true;
            needsPast = true;
        }
    }

    boolean isImmediate() {
        return durability == Durability.RELAYED;
    }

    /** How many events of it are kept: each number from the first to the last is an event's or in a gap. */
    long count() {
        return stored - first + 1 - unused;
    }

    @Override
    public String toString() {
        return "log " + number + " of room " + key;
    }
}
