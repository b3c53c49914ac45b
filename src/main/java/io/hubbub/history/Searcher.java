package io.hubbub.history;

import io.hubbub.hub.Archive;
import io.hubbub.room.Event;
import io.hubbub.room.MessageId;
import io.hubbub.room.Sought;
import io.hubbub.store.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Searches in logs, on the connection of its pages. Not thread-safe. */
final class Searcher {
    /** What a search may take: longer than any that finds something soon, and short for those who wait. */
    static final int LIMIT_MS = 250;

    /** Messages that are looked through without the index where it would be dear. */
    private static final int NEAR = 128;

    private static final int FETCHED = 50;
    private static final Comparator<Event> NEWEST_FIRST = Comparator.comparingLong(Event::timeMs)
            .thenComparingLong(Event::key)
            .reversed();

    private final Connection connection;
    private final Database database;
    private final Dialect dialect;
    private final Pages pages;
    private final PreparedStatement find;
    private final PreparedStatement newest;

    Searcher(Connection connection, Database database, Pages pages) throws SQLException {
        this.connection = connection;
        this.database = database;
        this.dialect = Dialect.of(database);
        this.pages = pages;
        this.find = connection.prepareStatement(dialect.findWords());
        find.setFetchSize(FETCHED);
        this.newest = connection.prepareStatement("select body from event where id between ? and ? and kind = "
                + Bodies.SPEECH + " order by id desc limit " + NEAR);
    }

    /** One search as it goes on. */
    private final class Run {
        private final Archive.Search search;
        private final List<Sought.Word> words;
        private final LongSupplier clockNs;
        private final long beganNs;
        private final List<Event> found = new ArrayList<>();
        private boolean isStopped;

        Run(Archive.Search search, LongSupplier clockNs) {
            this.search = search;
            this.clockNs = clockNs;
            this.beganNs = clockNs.getAsLong();
            this.words = WordIndex.sought(search.sought(), search.nick());
        }

        private boolean isLate() {
            isStopped |= clockNs.getAsLong() - beganNs > TimeUnit.MILLISECONDS.toNanos(LIMIT_MS);
            return isStopped;
        }

        /** Finds the newest of one log. */
        void search(Archive.Part part) throws SQLException {
            Finds finds = new Finds();
            try {
                if (part.from() <= part.to() && !words.isEmpty()) {
                    boolean isDear = words.stream().anyMatch(Sought.Word::isBeginning);
                    search(part, isDear ? lookThrough(part, finds) : part.to(), finds);
                }
            } finally {
                found.addAll(finds.events);
            }
        }

        private void search(Archive.Part part, long to, Finds finds) throws SQLException {
            long bits = dialect.windowBits();
            long oldest = MessageId.key(part.log(), part.from()) >>> bits;
            long window = MessageId.key(part.log(), to) >>> bits;
            int atOnce = 1;
            while (part.from() <= to && !finds.isEnough() && window >= oldest && !isLate()) {
                long last = Math.max(oldest, window - atOnce + 1);
                bind(part, to, window, last);
                try (ResultSet rows = find.executeQuery()) {
                    finds.add(rows);
                }
                window = last - 1;
                atOnce = dialect.windowsAtOnce();
            }
        }

        /**
         * Looks through the newest messages: what begins many words is found there soon, and the index would merge all these words of a
         * window first. Returns the number up to which there may be more.
         */
        private long lookThrough(Archive.Part part, Finds finds) throws SQLException {
            newest.setLong(1, MessageId.key(part.log(), part.from()));
            newest.setLong(2, MessageId.key(part.log(), part.to()));
            try (ResultSet rows = newest.executeQuery()) {
                finds.add(rows);
            }
            return finds.seen < NEAR ? 0 : finds.last - 1;
        }

        /** What is found of one log. */
        private final class Finds {
            private final List<Event> events = new ArrayList<>();
            private long weight;
            private int seen;

            /** The number of the last one that was looked at, be it what is sought or not. */
            private long last;

            /** Looks at messages, the newest first, until there are enough. */
            void add(ResultSet rows) throws SQLException {
                while (!isEnough() && rows.next() && !isLate()) {
                    Event event = Bodies.decode(rows.getBytes(1));
                    seen++;
                    last = event.seq();
                    if (isSought(event)) {
                        events.add(event);
                        weight += event.weight();
                    }
                }
            }

            boolean isEnough() {
                return events.size() > search.most() || weight > Archive.ENOUGH_BYTES;
            }
        }

        private void bind(Archive.Part part, long to, long newest, long oldest) throws SQLException {
            List<String> expressions = new ArrayList<>();
            for (long window = newest; window >= oldest; window--) {
                expressions.add(dialect.expression(WordIndex.in(window, words)));
            }
            dialect.setExpressions(find, 1, expressions);
            find.setLong(2, MessageId.key(part.log(), part.from()));
            find.setLong(3, MessageId.key(part.log(), to));
        }

        private boolean isSought(Event event) {
            return event instanceof Event.Said said
                    && said.speech().kind().isForPeople()
                    && (search.nick().isEmpty() || search.nick().equals(Bodies.nick(said)))
                    && (search.sought().isAnything() || search.sought().isIn(Bodies.searched(said)));
        }

        /** As many as are wanted, of all logs. */
        Archive.Found result() {
            found.sort(NEWEST_FIRST);
            List<Event> events = new ArrayList<>();
            long weight = 0;
            for (Event event : found) {
                if (events.size() < search.most() && weight <= Archive.ENOUGH_BYTES) {
                    events.add(event);
                    weight += event.weight();
                }
            }
            boolean hasMore = events.size() < found.size() || weight > Archive.ENOUGH_BYTES;
            return new Archive.Found(
                    events, hasMore ? events.get(events.size() - 1).id() : null, isStopped);
        }
    }

    /**
     * Finds the newest.
     *
     * @param tails what is known of each log
     * @param clockNs a clock for durations, in nanoseconds
     */
    Archive.Found search(Archive.Search search, Map<Long, Pages.Tail> tails, LongSupplier clockNs) throws SQLException {
        Run run = new Run(search, clockNs);
        try {
            tidy();
            for (Archive.Part part : search.parts()) {
                if (!run.isLate()) {
                    Archive.Part within = within(search, part, tails.get(part.log()));
                    database.limit(connection, LIMIT_MS);
                    run.search(within);
                }
            }
        } catch (SQLException failure) {
            if (!database.isOverLimit(failure)) {
                throw failure;
            }
            run.isStopped = true;
        } finally {
            connection.rollback();
        }
        return run.result();
    }

    /** Puts into the index what waits for that: each statement would look through it. */
    void tidy() throws SQLException {
        if (!dialect.tidyWords().isEmpty()) {
            try (Statement statement = connection.createStatement()) {
                statement.execute(dialect.tidyWords());
            }
        }
    }

    /** The part that is in the time, and before the place, of a search. */
    private Archive.Part within(Archive.Search search, Archive.Part part, Pages.Tail tail) throws SQLException {
        long from = part.from();
        long to = Math.min(part.to(), tail.readable());
        if (search.fromMs() > 0) {
            from = Math.max(
                    from,
                    pages.firstAfter(part.log(), search.fromMs() - 1, tail).orElse(to + 1));
        }
        if (search.toMs() < Long.MAX_VALUE) {
            to = Math.min(
                    to, pages.firstAfter(part.log(), search.toMs() - 1, tail).orElse(to + 1) - 1);
        }
        MessageId before = search.before();
        if (before != null && MessageId.log(before.key()) == part.log()) {
            to = Math.min(to, MessageId.seq(before.key()) - 1);
        } else if (before != null) {
            long timeMs = before.timeMs() - (part.log() < MessageId.log(before.key()) ? 0 : 1);
            to = Math.min(to, pages.firstAfter(part.log(), timeMs, tail).orElse(to + 1) - 1);
        }
        return new Archive.Part(part.log(), Math.max(1, from), to);
    }
}
