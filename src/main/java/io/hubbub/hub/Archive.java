package io.hubbub.hub;

import io.hubbub.room.Event;
import io.hubbub.room.MessageId;
import io.hubbub.room.Recording;
import io.hubbub.room.Sought;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What happened in the rooms and is kept, for those who come later or come back. Called on any event loop; its futures may complete on any
 * thread. A failed future means that the archive can't be read at the moment. Asks nobody who may read what: the caller has seen to that.
 *
 * <p>A log is named by its number, as {@link io.hubbub.room.RoomState#log} has it, and a place in it by its sequence number. Numbers within
 * a log rise by one from event to event; where an event is not kept, its number is in a {@link Gap}.
 */
public interface Archive {
    /** Most events of one page, whatever is asked for: so a page takes neither long nor much memory. */
    int MOST_EVENTS = 1000;

    /** The bytes after which a page ends, give or take an event, by {@link Event#weight}. */
    int ENOUGH_BYTES = 64 * 1024;

    /** Which events are asked for. */
    enum Kind {
        /** Everything that happened. */
        EVENTS,
        /** Only what was said for people to see: {@link io.hubbub.room.Speech.Kind#isForPeople}. */
        SPEECH
    }

    /** From which end of a range a page is filled where not all of it goes into one. */
    enum Side {
        OLDEST,
        NEWEST
    }

    /**
     * A part of a log.
     *
     * @param from the first number that may be in the page
     * @param to the last one; {@link io.hubbub.room.MessageId#MAX_SEQ} for all that there is
     * @param most how many events at most, from 1
     */
    record Range(long log, long from, long to, Kind kind, Side side, int most) {}

    /**
     * Numbers in a row of which nothing is kept: they were lost with a server that died or while a database failed, or never given to an
     * event.
     *
     * @param most how many events there may have been, which can be fewer than the numbers; 0 if these numbers were left out, and nothing
     *     is missing
     */
    record Gap(long from, long to, long most) {
        /** Whether anything may be missing; otherwise these numbers were left out. */
        public boolean isLoss() {
            return most > 0;
        }
    }

    /**
     * Events of a log.
     *
     * @param events in order; those that were removed for their age are missing at the beginning of the log, and it is no gap
     * @param from the first number that the page answers for: between it and {@code to} there is nothing else of that kind
     * @param to the last number that it answers for
     * @param isEnd whether the range has nothing further on the side where it was not begun: false if the page was full
     * @param first the first number of the log that is still kept; what was before was removed for its age. One more than the last number
     *     of the log if nothing is kept
     * @param gaps those within {@code from} and {@code to}, in order
     */
    record Page(List<Event> events, long from, long to, boolean isEnd, long first, List<Gap> gaps) {
        /** The same with gaps that lie before it. */
        Page after(List<Gap> before) {
            List<Gap> all = new ArrayList<>(before);
            all.addAll(gaps);
            return new Page(events, from, to, isEnd, first, all);
        }
    }

    /** The part of a log in which something is looked for: from a number to another one. */
    record Part(long log, long from, long to) {}

    /**
     * A search in what was said for people to see.
     *
     * @param sought what has to be in the text; {@link Sought#ANYTHING} if only the nick matters
     * @param nick the folded nick of the speaker; empty for anybody
     * @param fromMs the first time, in milliseconds since 1970
     * @param toMs the time before which it was said
     * @param before the event before which it was said, of whichever log; null for none. Among events of one time, those of a larger log are
     *     later
     * @param most how many events at most, from 1
     */
    record Search(List<Part> parts, Sought sought, String nick, long fromMs, long toMs, MessageId before, int most) {}

    /**
     * What a search has found.
     *
     * @param events the newest first
     * @param next the event before which to go on; null if there is nothing more
     * @param isStopped whether it took too long, and not everything was looked at
     */
    record Found(List<Event> events, MessageId next, boolean isStopped) {}

    /** Keeps nothing. */
    Archive NONE = new Archive() {
        @Override
        public boolean keeps(long log) {
            return false;
        }

        @Override
        public Optional<Recording> recording(String room) {
            return Optional.empty();
        }

        @Override
        public Optional<Recording> recording() {
            return Optional.empty();
        }

        @Override
        public long failingSinceMs() {
            return 0;
        }

        @Override
        public Future<Page> read(Range range) {
            return Future.failedFuture(new IllegalStateException("nothing is kept"));
        }

        @Override
        public Future<OptionalLong> firstAfter(long log, long timeMs) {
            return Future.failedFuture(new IllegalStateException("nothing is kept"));
        }

        @Override
        public Future<Found> search(Search search) {
            return Future.failedFuture(new IllegalStateException("nothing is kept"));
        }

        @Override
        public Future<OptionalLong> firstOfLast(Range range) {
            return Future.failedFuture(new IllegalStateException("nothing is kept"));
        }

        @Override
        public Future<List<Gap>> gaps(long log, long from, long to) {
            return Future.failedFuture(new IllegalStateException("nothing is kept"));
        }
    };

    /** What is kept of people's words to one another. */
    default Mailboxes mailboxes() {
        return Mailboxes.NONE;
    }

    /** Whether anything of a log can be read. */
    boolean keeps(long log);

    /** How what happens in a room is kept, by the room's folded name; empty if it isn't. */
    Optional<Recording> recording(String room);

    /** The same for rooms of which nothing else is said; empty if nothing is kept at all. */
    Optional<Recording> recording();

    /** Since when nothing can be stored, in milliseconds since 1970; 0 while it can. */
    long failingSinceMs();

    /** Reads a page. Everything that its room's home has given to the journal before is in it, or in one of its gaps. */
    Future<Page> read(Range range);

    /** The first number of a log whose event came later than a time, in milliseconds since 1970; empty if none did. */
    Future<OptionalLong> firstAfter(long log, long timeMs);

    /** Looks for what was said. Everything that the homes of its rooms have given to the journal before is looked at, or it is stopped. */
    Future<Found> search(Search search);

    /** The number of the first of the last {@link Range#most} events in a range, however large they are; empty if there are none. */
    Future<OptionalLong> firstOfLast(Range range);

    /** The gaps between two numbers of a log, these included, in order. */
    Future<List<Gap>> gaps(long log, long from, long to);
}
