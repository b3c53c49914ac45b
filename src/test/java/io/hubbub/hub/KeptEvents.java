package io.hubbub.hub;

import io.hubbub.home.Journal;
import io.hubbub.room.Event;
import io.hubbub.room.MessageId;
import io.hubbub.room.Names;
import io.hubbub.room.Recording;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** An archive in the hands of a test, and the journals that fill it: it loses what the test says, and answers when the test says. Thread-safe. */
public final class KeptEvents implements Archive {
    private final Map<Long, List<Event>> logs = new HashMap<>();
    private final Deque<Runnable> waiting = new ArrayDeque<>();

    /** Most events of a page. */
    private int most = MOST_EVENTS;

    private boolean waits;
    private boolean fails;
    private Predicate<Event> isLost = event -> false;

    /** How many events are missing at most where one is lost. */
    private int lostEvents = 1;

    private boolean hasForgotten;
    private long first = 1;
    private int reads;
    private int searches;
    private boolean isStopped;

    /** A journal that gives everything to this archive. */
    public Journal before(Journal memory) {
        return new Journal() {
            @Override
            public Future<Log> open(String room) {
                return memory.open(room);
            }

            @Override
            public Future<Void> append(long log, List<Event> events, Supplier<Past> after) {
                keep(log, events);
                return memory.append(log, events, after);
            }

            @Override
            public Future<Void> close(long log, Supplier<Past> last) {
                return memory.close(log, last);
            }
        };
    }

    private synchronized void keep(long log, List<Event> events) {
        List<Event> kept = logs.computeIfAbsent(log, number -> new ArrayList<>());
        for (Event event : events) {
            kept.add(event);
            if (event instanceof Event.Redacted redacted) {
                kept.replaceAll(said -> said.key() == redacted.erased().key() ? redacted.erased() : said);
            }
        }
    }

    public synchronized void loses(Predicate<Event> lost) {
        isLost = lost;
        lostEvents = 1;
    }

    /** The numbers of these events were never given to any. */
    public synchronized void leavesOut(Predicate<Event> numbers) {
        isLost = numbers;
        lostEvents = 0;
    }

    /** What comes before this number was removed for its age. */
    public synchronized void keepsFrom(long number) {
        first = number;
    }

    public synchronized void pagesOf(int events) {
        most = events;
    }

    public synchronized void fails(boolean doesFail) {
        fails = doesFail;
    }

    /** Nothing of any log is there any more, as if it had been removed from outside. */
    synchronized void forgets() {
        hasForgotten = true;
    }

    /** Answers nothing until {@link #answers}. */
    public synchronized void waits() {
        waits = true;
    }

    public synchronized int reads() {
        return reads;
    }

    /** Answers what was asked for so far. */
    public void answers() {
        List<Runnable> due;
        synchronized (this) {
            due = List.copyOf(waiting);
            waiting.clear();
        }
        due.forEach(Runnable::run);
    }

    /** Answers everything at once from here on. */
    public void waitsNoMore() {
        synchronized (this) {
            waits = false;
        }
        answers();
    }

    /** How all rooms are kept. */
    public volatile Recording recording = new Recording(30, 100_000, false);

    /** How one of them is kept otherwise, by their folded names. */
    public final Map<String, Recording> ofRooms = new ConcurrentHashMap<>();

    /** Since when nothing can be stored. */
    public volatile long failingSinceMs;

    @Override
    public Optional<Recording> recording(String room) {
        return Optional.of(ofRooms.getOrDefault(room, recording));
    }

    @Override
    public Optional<Recording> recording() {
        return Optional.of(recording);
    }

    @Override
    public long failingSinceMs() {
        return failingSinceMs;
    }

    @Override
    public synchronized boolean keeps(long log) {
        return true;
    }

    @Override
    public Future<Page> read(Range range) {
        Promise<Page> promise = Promise.promise();
        synchronized (this) {
            reads++;
            waiting.add(() -> promise.complete(page(range)));
            if (fails) {
                waiting.removeLast();
                return Future.failedFuture("the archive fails");
            } else if (waits) {
                return promise.future();
            }
        }
        answers();
        return promise.future();
    }

    private synchronized Page page(Range range) {
        if (hasForgotten) {
            return new Page(List.of(), range.from(), range.from() - 1, true, 1, List.of());
        }
        List<Event> kept = everything(range).toList();
        int size = Math.min(kept.size(), Math.min(most, range.most()));
        boolean isEnd = size == kept.size();
        boolean isNewest = range.side() == Side.NEWEST;
        List<Event> part = isNewest ? kept.subList(kept.size() - size, kept.size()) : kept.subList(0, size);
        long from = isEnd || !isNewest ? range.from() : part.get(0).seq();
        long to = isEnd || isNewest ? range.to() : part.get(size - 1).seq();
        List<Gap> gaps = part.stream()
                .filter(isLost)
                .map(event -> new Gap(event.seq(), event.seq(), lostEvents))
                .toList();
        return new Page(part.stream().filter(isLost.negate()).toList(), from, to, isEnd, first, gaps);
    }

    private Stream<Event> everything(Range range) {
        return logs.getOrDefault(range.log(), List.of()).stream()
                .filter(event -> event.seq() >= Math.max(first, range.from()) && event.seq() <= range.to())
                .filter(event -> range.kind() == Kind.EVENTS || isSpeech(event));
    }

    private static boolean isSpeech(Event event) {
        return event instanceof Event.Said || event instanceof Event.Erased;
    }

    @Override
    public synchronized Future<OptionalLong> firstOfLast(Range range) {
        long[] all =
                everything(range).filter(isLost.negate()).mapToLong(Event::seq).toArray();
        int first = Math.max(0, all.length - range.most());
        return Future.succeededFuture(Arrays.stream(all).skip(first).findFirst());
    }

    @Override
    public synchronized Future<List<Gap>> gaps(long log, long from, long to) {
        return Future.succeededFuture(page(new Range(log, from, to, Kind.EVENTS, Side.OLDEST, MOST_EVENTS))
                .gaps());
    }

    @Override
    public synchronized Future<OptionalLong> firstAfter(long log, long timeMs) {
        return Future.succeededFuture(logs.getOrDefault(log, List.of()).stream()
                .filter(event -> event.timeMs() > timeMs)
                .mapToLong(event -> MessageId.seq(event.key()))
                .findFirst());
    }

    @Override
    public Future<Found> search(Search search) {
        Promise<Found> promise = Promise.promise();
        synchronized (this) {
            searches++;
            if (fails) {
                return Future.failedFuture("the archive fails");
            }
            waiting.add(() -> promise.complete(found(search)));
            if (waits) {
                return promise.future();
            }
        }
        answers();
        return promise.future();
    }

    /** Looks at everything. */
    private synchronized Found found(Search search) {
        Comparator<Event> newestFirst = Comparator.comparingLong(Event::timeMs)
                .thenComparingLong(Event::key)
                .reversed();
        List<Event> all = search.parts().stream()
                .flatMap(part -> logs.getOrDefault(part.log(), List.of()).stream()
                        .filter(event -> event.seq() >= part.from() && event.seq() <= part.to()))
                .filter(event -> event instanceof Event.Said said && isFound(search, said))
                .sorted(newestFirst)
                .toList();
        List<Event> page = all.stream().limit(search.most()).toList();
        return new Found(
                page, page.size() < all.size() ? page.get(page.size() - 1).id() : null, isStopped);
    }

    private static boolean isFound(Search search, Event.Said said) {
        MessageId before = search.before();
        boolean isBefore = before == null
                || said.timeMs() < before.timeMs()
                || (said.timeMs() == before.timeMs() && said.key() < before.key());
        return isBefore
                && said.speech().kind().isForPeople()
                && said.timeMs() >= search.fromMs()
                && said.timeMs() < search.toMs()
                && (search.nick().isEmpty()
                        || search.nick().equals(Names.fold(said.from().nick())))
                && search.sought().isIn(said.speech().plain().toString());
    }

    /** Searches end before everything is looked at. */
    public synchronized void stopsSearches() {
        isStopped = true;
    }

    public synchronized int searches() {
        return searches;
    }
}
