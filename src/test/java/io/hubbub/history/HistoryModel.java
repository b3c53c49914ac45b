package io.hubbub.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hubbub.home.Journal;
import io.hubbub.hub.Archive;
import io.hubbub.room.Claim;
import io.hubbub.room.Event;
import io.hubbub.room.Member;
import io.hubbub.room.MessageId;
import io.hubbub.room.Mode;
import io.hubbub.room.ModeChange;
import io.hubbub.room.Modes;
import io.hubbub.room.Profile;
import io.hubbub.room.RoomState;
import io.hubbub.room.Sought;
import io.hubbub.room.Speech;
import io.hubbub.stats.ConnectionStats;
import io.hubbub.store.Database;
import io.hubbub.store.FaultyDatabase;
import io.vertx.core.Future;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One round of {@link HistoryModelTest}: rooms are founded, spoken in, emptied and founded again; messages are deleted; time passes and old
 * events go; the database fails at any moment; the server stops or dies and starts again. Whatever is read meanwhile is compared with what
 * {@link ModelLog} says.
 */
final class HistoryModel {
    private static final int STEPS = 150;
    private static final int KEEP_DAYS = 3;
    private static final int KEEP_EVENTS = 15;
    private static final List<String> ROOMS = List.of("red", "green", "stored", "stored too");
    private static final Claim HOLDER = new Claim("ticket:x");
    private static final Member ANN = new Member(7, "Ann", new Profile("ann", "192.0.2.7", ""), Set.of(), 0);

    private final String uri;
    private final long seed;
    private final Random random;
    private final ConnectionStats stats = new ConnectionStats();
    private final AtomicLong nowMs = new AtomicLong(1_800_000_000_000L);
    private final AtomicLong aheadNs = new AtomicLong();
    private final Map<String, Live> live = new HashMap<>();

    /** The newest log of each room. */
    private final Map<String, ModelLog> logs = new HashMap<>();

    /** All logs, by their numbers: where the end of one could not be stored before the server died, the room goes on with it. */
    private final Map<Long, ModelLog> all = new HashMap<>();

    private final Map<ModelLog, Long> marks = new HashMap<>();
    private FaultyDatabase database;
    private History history;
    private Journal journal;
    private boolean isFaulty;
    private int words;

    /** What was done, one line each. */
    private final List<String> done = new ArrayList<>();

    /** A room that somebody is in. */
    private static final class Live {
        private final ModelLog log;
        private RoomState state;
        private RoomState published;
        private final Deque<Flight> flights = new ArrayDeque<>();
        private long lastMs;

        Live(ModelLog log, RoomState state, long lastMs) {
            this.log = log;
            this.state = state;
            this.published = state.copy();
            this.lastMs = lastMs;
        }
    }

    private record Flight(List<Event> events, Future<Void> done) {}

    HistoryModel(String uri, long seed) {
        this.uri = uri;
        this.seed = seed;
        this.random = new Random(seed);
    }

    /** Plays the round. */
    void play() {
        try {
            open();
            for (int i = 0; i < STEPS; i++) {
                step();
            }
            recover();
            checkAll();
            Waiting.forResult(history.close());
            assertEquals(0, stats.mistakes().made());
        } catch (Throwable wrong) {
            System.out.println(String.join("\n", done));
            throw new AssertionError("seed " + seed + ": " + wrong.getMessage(), wrong);
        }
    }

    private void open() throws SQLException {
        Map<String, HistorySettings.OfRoom> named = Map.of(
                "stored", new HistorySettings.OfRoom(Durability.STORED, KEEP_DAYS, KEEP_EVENTS),
                "stored too", new HistorySettings.OfRoom(Durability.STORED, 0, 0));
        HistorySettings settings = new HistorySettings(
                uri,
                Durability.RELAYED,
                2,
                KEEP_DAYS,
                KEEP_EVENTS,
                1 << 20,
                100,
                10,
                HistorySettings.Mail.USUAL,
                named);
        database = new FaultyDatabase(Database.of(uri, true), random.nextLong());
        history =
                History.open(database, settings, stats.mistakes(), nowMs::get, () -> System.nanoTime() + aheadNs.get());
        journal = history.journal(0, 1);
        isFaulty = false;
    }

    private void step() throws SQLException {
        nowMs.addAndGet(random.nextInt(1000));
        aheadNs.addAndGet(TimeUnit.MILLISECONDS.toNanos(100));
        String room = ROOMS.get(random.nextInt(ROOMS.size()));
        int dice = random.nextInt(100);
        if (dice < 55) {
            doing("words in " + room, () -> happens(room, dice));
        } else if (dice < 62) {
            doing("emptying " + room, () -> empties(room));
        } else if (dice < 66) {
            doing("time", () -> nowMs.addAndGet(TimeUnit.MINUTES.toMillis(random.nextInt(15))));
        } else if (dice < 68) {
            doing("days", () -> nowMs.addAndGet(TimeUnit.HOURS.toMillis(random.nextInt(50))));
        } else if (dice < 73) {
            doing("retention", () -> aheadNs.addAndGet(TimeUnit.MINUTES.toNanos(11)));
        } else if (dice < 77) {
            doing("faults", this::fails);
        } else if (dice < 81) {
            doing("recovery", this::recover);
        } else if (dice < 84) {
            stops();
        } else if (dice < 87) {
            dies();
        } else if (logs.containsKey(room)) {
            doing("reading " + room, () -> reads(logs.get(room)));
        }
    }

    private void doing(String what, Runnable action) {
        done.add(what);
        action.run();
    }

    // What happens in rooms.

    private void happens(String name, int dice) {
        Live room = live.get(name);
        if (room == null) {
            room = opened(name);
        }
        long from = room.state.seq() + 1;
        List<Event> events = new ArrayList<>();
        for (int count = 1 + random.nextInt(4); count > 0; count--) {
            events.add(event(room, dice));
        }
        done.add("  gives " + from + " to " + room.state.seq());
        give(room, events);
        boolean isPatient = random.nextInt(3) > 0;
        if (isPatient || room.flights.size() > 3) {
            settle(room);
        }
    }

    private Event event(Live room, int dice) {
        room.lastMs = Math.max(room.lastMs, nowMs.get());
        long key = room.state.nextKey();
        Event event = null;
        if (dice < 3) {
            event = new Event.TopicSet(key, room.lastMs, ANN, "topic" + words++);
        } else if (dice < 5) {
            event = new Event.ModesChanged(key, room.lastMs, ANN, List.of(new ModeChange.Switched(Mode.SECRET, true)));
        } else if (dice < 12) {
            event = redaction(room, key);
        }
        event = event != null ? event : new Event.Said(key, room.lastMs, ANN, Speech.line("word" + words++));
        room.state.apply(event);
        return event;
    }

    /** Null if there is nothing to be deleted. */
    private Event redaction(Live room, long key) {
        List<Event.Said> said = room.log.seen.values().stream()
                .filter(Event.Said.class::isInstance)
                .map(Event.Said.class::cast)
                .filter(one -> !room.log.isErased(one.seq()))
                .toList();
        return said.isEmpty()
                ? null
                : new Event.Redacted(
                        key,
                        room.lastMs,
                        ANN,
                        said.get(random.nextInt(said.size())).erased(),
                        "");
    }

    private void give(Live room, List<Event> events) {
        Future<Void> done = journal.append(room.log.number, events, () -> past(room));
        if (room.log.isDurable) {
            room.flights.add(new Flight(events, done));
        } else {
            assertTrue(done.succeeded());
            room.log.isUncounted |= isFaulty;
            events.forEach(room.published::apply);
            room.log.sees(events, room.published);
        }
    }

    private static Journal.Past past(Live room) {
        return new Journal.Past(room.state.withoutMembers(), "", room.lastMs);
    }

    /** Waits for all that is in flight; if something failed, so has all behind it, and none of it has happened. */
    private void settle(Live room) {
        boolean hasFailed = false;
        while (!room.flights.isEmpty()) {
            Flight flight = room.flights.remove();
            Waiting.until("the end of " + flight.events(), flight.done()::isComplete);
            assertTrue(!hasFailed || flight.done().failed(), "something was stored behind what was not");
            hasFailed |= flight.done().failed();
            if (hasFailed) {
                assertTrue(
                        isFaulty,
                        () -> "it failed without a fault: " + flight.done().cause());
                room.log.refuses(flight.events());
                done.add("  refused from " + flight.events().get(0).seq());
            } else {
                flight.events().forEach(room.published::apply);
                room.log.sees(flight.events(), room.published);
            }
        }
        if (hasFailed) {
            room.state = room.published.copy();
        }
    }

    private Live opened(String name) {
        Journal.Log opened = Waiting.forResult(journal.open(name));
        ModelLog old = all.getOrDefault(opened.number(), logs.get(name));
        boolean isSame = old != null && old.number == opened.number();
        if (isSame) {
            assertEquals(old.epoch, opened.epoch());
            Journal.Past past = opened.past().orElseThrow();
            assertTrue(
                    past.state().seq() >= old.given,
                    () -> old + " gives " + past.state().seq() + " again");
            assertEquals(old.topic(), past.state().topic().text(), old::toString);
            assertEquals(old.isSecret(), past.state().modes().has(Mode.SECRET), old::toString);
        } else if (old != null) {
            assertNotEquals(old.epoch, opened.epoch());
            assertTrue(mayBeGone(old), () -> old + " should have been gone on with");
            assertTrue(old.isDurable || !history.keeps(old.number), () -> old + " is over, and kept");
        }
        ModelLog log = isSame ? old : new ModelLog(name, opened);
        done.add("  opened " + log + " at "
                + opened.past().map(past -> past.state().seq()).orElse(0L));
        log.mayBeOver = false;
        logs.put(name, log);
        all.put(log.number, log);
        RoomState state = opened.past()
                .map(past -> past.state().copy())
                .orElseGet(() -> new RoomState(name, Modes.NONE, opened.number(), opened.epoch()));
        Live room = new Live(log, state, opened.past().map(Journal.Past::lastMs).orElse(0L));
        live.put(name, room);
        room.lastMs = Math.max(room.lastMs, nowMs.get());
        Event joined = new Event.Joined(room.state.nextKey(), room.lastMs, ANN);
        room.state.apply(joined);
        give(room, List.of(joined));
        settle(room);
        return room;
    }

    private void empties(String name) {
        Live room = live.remove(name);
        if (room == null) {
            return;
        }
        settle(room);
        room.lastMs = Math.max(room.lastMs, nowMs.get());
        boolean isIn = room.state.member(ANN.session()).isPresent();
        if (isIn) {
            Event left = new Event.Left(room.state.nextKey(), room.lastMs, ANN, "");
            room.state.apply(left);
            give(room, List.of(left));
            RoomState last = room.state;
            settle(room);
            // That the last one left was seen, stored or not.
            room.state = last;
        }
        Future<Void> closed = journal.close(room.log.number, () -> past(room));
        Waiting.until("the end of " + room.log, closed::isComplete);
        room.log.mayBeOver = closed.failed();
        room.log.given = Math.max(room.log.given, room.state.seq());
        done.add("  closed " + room.log + " after " + room.state.seq() + (closed.failed() ? ", which failed" : ""));
        assertTrue(isFaulty || closed.succeeded(), () -> "it failed without a fault: " + closed.cause());
    }

    // The database and the server.

    private void fails() {
        isFaulty = true;
        database.fails(1 + random.nextInt(3));
    }

    private void recover() {
        database.works();
        Waiting.until("that it is stored again", () -> {
            aheadNs.addAndGet(TimeUnit.SECONDS.toNanos(1));
            history.holdings().has(HOLDER, random.nextInt(1000), nowMs.get());
            return history.failingSinceMs() == 0;
        });
        live.values().forEach(this::settle);
        all.values().forEach(log -> log.isUncounted = false);
        isFaulty = false;
    }

    private void stops() throws SQLException {
        done.add("a stop");
        recover();
        List.copyOf(live.keySet()).forEach(this::empties);
        Waiting.forResult(history.close());
        nowMs.addAndGet(random.nextInt(1000));
        open();
        checkAll();
        marks.forEach((log, mark) -> assertEquals(
                history.keeps(log.number) ? OptionalLong.of(mark) : OptionalLong.empty(),
                history.holdings().marked(HOLDER, log.number),
                log::toString));
    }

    private void dies() throws SQLException {
        done.add("a death");
        database.dies();
        isFaulty = true;
        live.values().forEach(this::settle);
        live.clear();
        Future<Void> closed = history.close();
        Waiting.until("its end", () -> closed.isComplete() && database.isClosed());
        nowMs.addAndGet(random.nextInt(1000));
        open();
        marks.clear();
        for (ModelLog log : all.values()) {
            if (history.keeps(log.number)) {
                log.wasKilled(read(log, Archive.MOST_EVENTS), oldestMs(log), keepEvents(log));
            } else {
                // Nothing of it may ever have been stored, or the room has another one.
                boolean isOther = logs.get(log.room) != log;
                assertTrue(
                        isOther || mayBeGone(log) || (!log.isDurable && areOld(log, log.known)),
                        () -> log + " is gone");
                log.mayBeOver = true;
            }
        }
    }

    // Reading.

    private static int keepEvents(ModelLog log) {
        return log.room.equals("stored too") ? 0 : KEEP_EVENTS;
    }

    private long oldestMs(ModelLog log) {
        return log.room.equals("stored too") ? 0 : nowMs.get() - TimeUnit.DAYS.toMillis(KEEP_DAYS);
    }

    /** Whether nobody may go on with it any more. */
    private boolean mayBeGone(ModelLog log) {
        return log.mayBeOver || areOld(log, MessageId.MAX_SEQ) || (log.isSecret() && !log.isDurable);
    }

    /** Whether all events up to a number may have gone for their age. */
    private boolean areOld(ModelLog log, long last) {
        return log.seen.headMap(last, true).values().stream().allMatch(event -> event.timeMs() < oldestMs(log));
    }

    private void checkAll() {
        logs.values().forEach(log -> {
            if (history.keeps(log.number)) {
                check(log);
            } else {
                assertTrue(mayBeGone(log), () -> log + " is gone");
            }
        });
    }

    private void check(ModelLog log) {
        ModelLog.Past past = read(log, Archive.MOST_EVENTS);
        boolean mayLack = !log.isDurable && history.health().lost() > 0;
        log.check(past, oldestMs(log), keepEvents(log), mayLack);
    }

    private ModelLog.Past read(ModelLog log, int most) {
        ModelLog.Past past = new ModelLog.Past();
        long from = 1;
        boolean isEnd = false;
        while (!isEnd) {
            Archive.Page page = Waiting.forResult(history.read(new Archive.Range(
                    log.number, from, MessageId.MAX_SEQ, Archive.Kind.EVENTS, Archive.Side.OLDEST, most)));
            past.add(page, from);
            isEnd = page.isEnd();
            from = page.to() + 1;
        }
        return past;
    }

    /** Retention may be faster than two questions: then there is nothing to compare. */
    private void readsGaps(ModelLog log, ModelLog.Past past) {
        long from = 1 + random.nextLong(log.given + 1);
        long to = from + random.nextLong(log.given + 1);
        List<Archive.Gap> gaps = Waiting.forResult(history.gaps(log.number, from, to));
        if (read(log, Archive.MOST_EVENTS).first == past.first) {
            assertEquals(past.gaps(from, to), gaps, () -> "the gaps in " + log + " from " + from + " to " + to);
        }
    }

    private void reads(ModelLog log) {
        if (isFaulty || !history.keeps(log.number)) {
            return;
        }
        if (live.containsKey(log.room)) {
            settle(live.get(log.room));
        }
        check(log);
        read(log, 1 + random.nextInt(20));
        readsGaps(log, read(log, Archive.MOST_EVENTS));
        finds(log);
        marksAnother(log);
    }

    private void finds(ModelLog log) {
        if (log.seen.isEmpty()) {
            return;
        }
        ModelLog.Past past = read(log, Archive.MOST_EVENTS);
        List<Event> all = List.copyOf(log.seen.values());
        Event event = all.get(random.nextInt(all.size()));
        if (event instanceof Event.Said said && past.events.containsKey(event.seq())) {
            Archive.Search search = new Archive.Search(
                    List.of(new Archive.Part(log.number, 1, MessageId.MAX_SEQ)),
                    Sought.parse(Bodies.searched(said)),
                    "",
                    0,
                    Long.MAX_VALUE,
                    null,
                    5);
            Archive.Found found = Waiting.forResult(history.search(search));
            // A search that takes too long on a busy machine is stopped, and retention may be faster than it.
            boolean isThere = read(log, Archive.MOST_EVENTS).events.containsKey(said.seq());
            if (!found.isStopped() && isThere) {
                List<Event> expected = log.isErased(said.seq()) ? List.of() : List.of(said);
                assertEquals(expected, found.events(), () -> "the search in " + log);
            }
        }
    }

    private void marksAnother(ModelLog log) {
        long seq = random.nextInt((int) Math.min(Integer.MAX_VALUE - 1, log.given + 1));
        long mark = Math.max(
                seq,
                marks.getOrDefault(
                        log, history.holdings().marked(HOLDER, log.number).orElse(0)));
        marks.put(log, mark);
        assertEquals(mark, history.holdings().mark(HOLDER, log.number, seq));
    }
}
