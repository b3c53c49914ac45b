package io.hubbub.hub;

import io.hubbub.room.Event;
import io.hubbub.room.RoomState;
import io.hubbub.room.Verdict;
import io.hubbub.room.Visibility;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * Gives one member of a room what is kept of it, page by page as fast as its peer reads, while what happens now waits in memory; then the
 * member goes on with that, without a hole and without seeing anything twice. If more happens meanwhile than may wait, that is read from
 * what is kept as well ({@link #extendTo}). Runs on the hub's loop.
 */
final class Replay {
    /** Events of a page: some tens of kilobytes, which most peers take at once. What a peer does not take is read again. */
    static final int PAGE_EVENTS = 256;

    private final PageReader pages;
    private final Member member;
    private final Recall recall;

    /** The number to go on with. */
    private long next;

    /** The number of the event with which it came in, which it has seen; 0 if that was long ago. */
    private final long joined;

    /** The last number that is read: what came later waits in memory. */
    private long end;

    private long missing;
    private boolean isUnknown;

    /** Which events the page that is about to be read begins with. */
    private Beginning beginning = Beginning.NEXT;

    /** How many events are given at most, where it does not begin with the next one. */
    private int most;

    private boolean isReading;

    /** Encoded and not written. */
    private Buffer chunk = Buffer.buffer();

    private int chunkEvents;

    private enum Beginning {
        /** The event with the next number. */
        NEXT,
        /** The first of the last ones: of the others nothing was asked. */
        LAST,
        /** The first of the last ones, and what came between that and the next number was asked for, but is too much. */
        NEWEST
    }

    /** The member to whom it is given. */
    interface Member {
        Guard guard();

        /** The hub's copy of the room. */
        RoomCopy room();

        Wire wire();

        /** The number of the event with which it came in. */
        long joined();

        /** Whether an event that is kept is for it. */
        boolean mayRead(Event past);

        /** Whether this is still what it is given first, and it is still here. */
        boolean isReplaying(Replay what);

        /** Whether its peer has taken what was written before and takes more now. If not, {@link #goOn} is called when it does. */
        boolean canTake();

        /** Writes events that are kept. */
        void writePast(Buffer lines, int events);

        /** All that is kept and that it wanted is written: it goes on with what happened since. */
        void release();
    }

    private Replay(PageReader pages, Member member, Recall recall, long joined, long next, long end) {
        this.pages = pages;
        this.member = member;
        this.recall = recall;
        this.joined = joined;
        this.next = next;
        this.end = end;
    }

    /** For a member that has just come in, with the last event of the room's copy. */
    static Replay onEntry(PageReader pages, Member member, Recall recall) {
        RoomState room = member.room().state();
        long joined = member.joined();
        long from = Visibility.pastFrom(room, joined);
        Replay replay = new Replay(pages, member, recall, joined, from, joined - 1);
        replay.place(recall, room, from);
        return replay;
    }

    /** For a member that has seen everything before a number, and reads so slowly that what comes then doesn't wait for it any longer. */
    static Replay afterFallingBehind(PageReader pages, Member member, long next, long end) {
        return new Replay(pages, member, Recall.NOTHING, 0, next, end);
    }

    private void place(Recall wanted, RoomState room, long from) {
        Recall.Seen seen = wanted.after().orElse(null);
        if (seen != null && seen.isIn(room)) {
            long first = seen.seq() + 1;
            next = Math.max(first, from);
            missing = Math.max(0, Math.min(next, end + 1) - first);
            beginWith(end - next >= wanted.most() ? Beginning.NEWEST : Beginning.NEXT, wanted.most());
        } else {
            isUnknown = seen != null;
            int last = end < from ? 0 : Math.min(wanted.last(), Archive.MOST_EVENTS);
            next = last == 0 ? end + 1 : from;
            beginWith(last == 0 ? Beginning.NEXT : Beginning.LAST, last);
        }
    }

    private void beginWith(Beginning what, int mostEvents) {
        beginning = what;
        most = mostEvents;
    }

    /** What happens up to this number doesn't wait in memory any longer, and is read as well. */
    void extendTo(long newEnd) {
        end = newEnd;
    }

    /**
     * Reads on if the peer takes more. It is not at its end before the peer has taken all of it: what waits for the peer as a reply would
     * come after what happened while it was read.
     */
    void goOn() {
        if (isReading || !isOn() || !member.canTake()) {
            return;
        }
        if (next > end) {
            finish();
        } else {
            isReading = true;
            pages.ask(this::readFirst, member.guard(), this::hasRead);
        }
    }

    private Future<Archive.Page> readFirst() {
        return switch (beginning) {
            case NEXT -> readFrom(next);
            case LAST -> readLast();
            case NEWEST -> readNewest();
        };
    }

    private Future<Archive.Page> readFrom(long from) {
        return archive().read(range(from, Archive.Side.OLDEST, PAGE_EVENTS));
    }

    /** Where the last events are too large for one page, they are read from the first of them on. */
    private Future<Archive.Page> readLast() {
        Archive.Range range = range(next, Archive.Side.NEWEST, most);
        return archive().read(range).compose(page -> {
            boolean isWhole = page.isEnd() || page.events().size() >= most;
            return isWhole
                    ? Future.succeededFuture(page)
                    : archive().firstOfLast(range).compose(first -> readFrom(first.orElse(page.from())));
        });
    }

    /** There are many numbers, which may have few events: what was lost of those before the page is told with it. */
    private Future<Archive.Page> readNewest() {
        return archive()
                .firstOfLast(range(next, Archive.Side.NEWEST, most))
                .compose(found -> found.isEmpty() ? readFrom(next) : readNewest(found.getAsLong()));
    }

    private Future<Archive.Page> readNewest(long first) {
        return archive()
                .gaps(member.room().state().log(), next, first - 1)
                .compose(gaps -> readFrom(first).map(page -> page.after(gaps)));
    }

    private Archive archive() {
        return pages.archive();
    }

    /** Of what was before it came in, a member is given what it wants; of what happened since, everything. */
    private Archive.Range range(long from, Archive.Side side, int most) {
        boolean isBefore = from < joined;
        long to = isBefore ? Math.min(end, joined - 1) : end;
        Archive.Kind kind = isBefore ? recall.kind() : Archive.Kind.EVENTS;
        return new Archive.Range(member.room().state().log(), from, to, kind, side, most);
    }

    private boolean isOn() {
        return member.isReplaying(this);
    }

    private void hasRead(AsyncResult<Archive.Page> read) {
        isReading = false;
        if (!isOn()) {
            return;
        }
        if (read.failed() || tellsNothing(read.result())) {
            tellOfUnreadable();
        } else {
            take(read.result());
        }
        goOn();
    }

    /** Whether the log is not there any more, or not as far: asking again would go on for ever. */
    private boolean tellsNothing(Archive.Page page) {
        return page.to() < next && page.first() <= next;
    }

    private void take(Archive.Page page) {
        skip(page);
        Deque<Archive.Gap> gaps = new ArrayDeque<>(page.gaps());
        for (Event event : page.events()) {
            tellOfGaps(gaps, event.seq());
            if (event.seq() != joined) {
                encode(event);
            }
            next = event.seq() + 1;
            if (chunk.length() >= Batch.ENOUGH_BYTES) {
                writeChunk();
                if (!isOn() || !member.canTake()) {
                    return;
                }
            }
        }
        tellOfGaps(gaps, Long.MAX_VALUE);
        writeChunk();
        next = Math.max(next, page.to() + 1);
    }

    /** What was removed for its age is missed by those who want everything, and by nobody else. */
    private void skip(Archive.Page page) {
        if (beginning == Beginning.LAST) {
            next = page.from();
        } else {
            long kept = Math.min(page.first(), end + 1);
            if (kept > next) {
                tellOfGap(new Archive.Gap(next, kept - 1, kept - next));
                next = kept;
            }
            skipTo(page);
        }
        beginning = Beginning.NEXT;
    }

    /** What is there of that and is too much is missing: of the gaps it is told apart how much. */
    private void skipTo(Archive.Page page) {
        long skipped = page.from() - next;
        for (Archive.Gap gap : page.gaps()) {
            skipped -= Math.max(0, Math.min(gap.to() + 1, page.from()) - Math.max(gap.from(), next));
        }
        missing += Math.max(0, skipped);
        next = Math.max(next, page.from());
    }

    private void tellOfGaps(Deque<Archive.Gap> gaps, long before) {
        while (!gaps.isEmpty() && gaps.peek().from() < before) {
            writeChunk();
            tellOfGap(gaps.remove());
        }
    }

    private void tellOfGap(Archive.Gap gap) {
        missing += gap.most();
        member.guard().tell(listener -> {
            if (gap.isLoss()) {
                listener.gap(room(), gap.from(), gap.to(), gap.most());
            } else {
                listener.leftOut(room(), gap.from(), gap.to());
            }
        });
    }

    private void tellOfUnreadable() {
        missing += end - next + 1;
        member.guard().tell(listener -> listener.unreadable(room(), next, end));
        next = end + 1;
    }

    private String room() {
        return member.room().displayName();
    }

    private void encode(Event event) {
        Wire wire = member.wire();
        Event seen = event.toOthers();
        if (seen != null && member.mayRead(event)) {
            member.guard().listener().encodePast(wire, room(), seen, chunk);
        } else {
            wire.encodeUnseen(room(), event, chunk);
        }
        chunkEvents++;
    }

    private void writeChunk() {
        if (chunk.length() > 0 && isOn()) {
            member.writePast(chunk, chunkEvents);
        }
        chunk = Buffer.buffer();
        chunkEvents = 0;
    }

    private void finish() {
        boolean hasSeenSome = joined == 0 || recall.after().isPresent();
        Verdict verdict = isUnknown ? Verdict.UNKNOWN : Verdict.missing(missing);
        Optional<Verdict> told = hasSeenSome ? Optional.of(verdict) : Optional.empty();
        member.guard().tell(listener -> listener.recalled(room(), told));
        if (isOn()) {
            member.release();
        }
    }
}
