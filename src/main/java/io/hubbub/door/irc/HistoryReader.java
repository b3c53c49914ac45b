package io.hubbub.door.irc;

import io.hubbub.hub.Archive;
import io.hubbub.hub.Archive.Kind;
import io.hubbub.hub.Archive.Side;
import io.hubbub.hub.Past;
import io.hubbub.hub.PastQuery;
import io.hubbub.hub.PastQuery.Place;
import io.hubbub.room.Event;
import io.hubbub.room.Refusal.Why;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Reads as much of a channel's past for one answer as a client asked for, page by page. Runs on the session's event loop. */
final class HistoryReader {
    /** The bytes after which an answer is long enough: until it is written it stands in memory. Clients ask for what follows. */
    private static final int ENOUGH_BYTES = 256 * 1024;

    /** Pages of one answer, in which there may be little that the client is shown. Then, too, it asks for what follows. */
    private static final int MOST_PAGES = 50;

    /** Events of a page where not all may be shown. */
    private static final int PAGE_EVENTS = 100;

    private final Past past;
    private final String room;
    private final Predicate<Event> isShown;
    private final Consumer<Found> then;

    private final Deque<PastQuery> queries;
    private final List<Event> events = new ArrayList<>();
    private final List<Archive.Gap> gaps = new ArrayList<>();
    private boolean isEnd = true;

    private int bytes;
    private int pages;

    /**
     * What was found.
     *
     * @param events in order
     * @param gaps in order: numbers between theirs of which nothing is kept
     * @param isEnd whether there is no more of what was asked for
     * @param why the reason why nothing can be read; null for none
     */
    record Found(List<Event> events, List<Archive.Gap> gaps, boolean isEnd, Why why) {
        static final Found NOTHING = new Found(List.of(), List.of(), true, null);
    }

    private HistoryReader(
            Past past, String room, List<PastQuery> queries, Predicate<Event> isShown, Consumer<Found> then) {
        this.past = past;
        this.room = room;
        this.queries = new ArrayDeque<>(queries);
        this.isShown = isShown;
        this.then = then;
    }

    /**
     * Reads what several queries are for, one after the other.
     *
     * @param isShown which of the events count
     */
    static void read(Past past, String room, List<PastQuery> queries, Predicate<Event> isShown, Consumer<Found> then) {
        new HistoryReader(past, room, queries, isShown, then).next();
    }

    private void next() {
        if (queries.isEmpty()) {
            then.accept(new Found(events, gaps, isEnd, null));
        } else {
            new Part(queries.remove()).read();
        }
    }

    /** What one of the queries is for. */
    private final class Part {
        private final PastQuery query;
        private final int start = events.size();
        private final int gapStart = gaps.size();
        private Place after;
        private Place before;

        Part(PastQuery query) {
            this.query = query;
            this.after = query.after();
            this.before = query.before();
        }

        void read() {
            int missing = query.most() - (events.size() - start);
            int most = query.kind() == Kind.SPEECH ? missing : Math.max(missing, PAGE_EVENTS);
            pages++;
            past.read(room, new PastQuery(after, before, query.kind(), query.side(), most), this::hasRead);
        }

        private boolean isFromTheNewest() {
            return query.side() == Side.NEWEST;
        }

        private void hasRead(Past.Result result) {
            if (result.isRefused()) {
                then.accept(new Found(List.of(), List.of(), false, result.why()));
                return;
            }
            take(result.page());
            boolean isFull = events.size() - start >= query.most();
            if (result.page().isEnd() || isFull || bytes >= ENOUGH_BYTES || pages >= MOST_PAGES) {
                boolean isCut = cut();
                isEnd &= result.page().isEnd() && !isCut;
                next();
            } else {
                read();
            }
        }

        private void take(Archive.Page page) {
            List<Event> shown = page.events().stream().filter(isShown).toList();
            bytes += shown.stream().mapToInt(Event::weight).sum();
            events.addAll(isFromTheNewest() ? start : events.size(), shown);
            gaps.addAll(isFromTheNewest() ? gapStart : gaps.size(), page.gaps());
            if (isFromTheNewest()) {
                before = new Place.Seq(page.from());
            } else {
                after = new Place.Seq(page.to());
            }
        }

        /** Leaves out what is too much. Returns whether something is left out. */
        private boolean cut() {
            int tooMany = events.size() - start - query.most();
            if (tooMany <= 0) {
                return false;
            }
            int from = isFromTheNewest() ? start : events.size() - tooMany;
            events.subList(from, from + tooMany).clear();
            List<Archive.Gap> ownGaps = gaps.subList(gapStart, gaps.size());
            if (isFromTheNewest()) {
                long first = events.get(start).seq();
                ownGaps.removeIf(gap -> gap.to() < first);
            } else {
                long last = events.get(events.size() - 1).seq();
                ownGaps.removeIf(gap -> gap.from() > last);
            }
            return true;
        }
    }
}
