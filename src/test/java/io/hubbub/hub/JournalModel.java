package io.hubbub.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hubbub.Instance;
import io.hubbub.bus.Bus;
import io.hubbub.bus.Nodes;
import io.hubbub.home.HomeOptions;
import io.hubbub.home.MemoryJournal;
import io.hubbub.room.ChatLimits;
import io.hubbub.room.CloseReason;
import io.hubbub.room.Event;
import io.hubbub.room.Mask;
import io.hubbub.room.MaskList;
import io.hubbub.room.MessageId;
import io.hubbub.room.Mode;
import io.hubbub.room.ModeChange;
import io.hubbub.room.Names;
import io.hubbub.room.Role;
import io.hubbub.room.Room;
import io.hubbub.room.RoomState;
import io.hubbub.stats.ConnectionStats;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * One round of {@link JournalModelTest}: several instances on one event loop, so that the same seed does the same things in the same order;
 * sessions that ask for anything at any time, of rooms whose journals do anything at any time.
 */
final class JournalModel extends VerticleBase {
    private static final int INSTANCES = 3;
    private static final int PEOPLE = 6;
    private static final int STEPS = 120;

    /** Turns of the loop after which nothing waits any more. */
    private static final int MOST_TURNS = 500;

    private static final List<String> ROOMS = List.of("red", "Green", "blue", "owned", "Owned2");

    private static final List<Mode> MODES = List.copyOf(EnumSet.allOf(Mode.class));

    /** Writes the key of each event. */
    private static final Wire KEYS = (room, event, out) -> out.appendString(event.key() + " ");

    private final Random random;
    private final Promise<Void> done = Promise.promise();
    private final ConnectionStats stats = new ConnectionStats();
    private final List<Instance> instances = new ArrayList<>();
    private final List<FakeJournal> journals = new ArrayList<>();
    private final List<ModelPerson> people = new ArrayList<>();
    private final List<ModelPerson> gone = new ArrayList<>();
    private final ModelTruth truth = new ModelTruth();
    private long clockNs;
    private long clockMs = 1000;
    private int words;
    private Throwable fault;

    JournalModel(long seed) {
        this.random = new Random(seed);
    }

    /** Done when the round is over; fails if anything in it was wrong. */
    Future<Void> done() {
        return done.future();
    }

    @Override
    public Future<?> start() {
        Nodes nodes = Nodes.one(INSTANCES);
        for (int i = 0; i < INSTANCES; i++) {
            instances.add(new Instance(
                    vertx,
                    nodes,
                    i,
                    1 << 20,
                    stats,
                    ChatLimits.STANDARD,
                    () -> clockNs,
                    () -> clockMs,
                    (home, homes) -> {
                        FakeJournal journal = new FakeJournal(new MemoryJournal(home, homes));
                        journal.keeps = room -> room.startsWith("owned");
                        journals.add(journal);
                        return journal;
                    },
                    Archive.NONE,
                    HomeOptions.NONE,
                    new MemoryHoldings(),
                    AccountAccess.none(Bans.inMemory(() -> 0))));
        }
        Bus spy = new Bus(vertx, nodes);
        ROOMS.forEach(room -> spy.asAudience(Names.fold(room), batch -> attempt(() -> truth.take(batch))));
        for (int i = 0; i < PEOPLE; i++) {
            comes();
        }
        next(() -> step(STEPS));
        return Future.succeededFuture();
    }

    private void attempt(Runnable action) {
        try {
            action.run();
        } catch (Throwable mistake) {
            fault = fault == null ? mistake : fault;
        }
    }

    private void next(Runnable action) {
        context.runOnContext(nothing -> {
            attempt(action);
            if (fault != null) {
                done.tryFail(fault);
            }
        });
    }

    private void comes() {
        ModelPerson person = new ModelPerson();
        Connection connection = new Connection(
                "test",
                Source.of("192.0.2.1", false),
                person.outlet,
                new SessionLimits(1 << 20, 1000 * Core.SECOND, 0, Core.SECOND));
        person.session = instances.get(random.nextInt(INSTANCES)).hub().open(connection);
        person.session.listen(person);
        person.isLoose = people.isEmpty();
        people.add(person);
    }

    private void step(int left) {
        for (int acts = random.nextInt(4); acts > 0; acts--) {
            journal(journals.get(random.nextInt(INSTANCES)));
            act(people.get(random.nextInt(people.size())), ROOMS.get(random.nextInt(ROOMS.size())));
        }
        clockMs += random.nextInt(10) - 4;
        if (random.nextInt(20) == 0) {
            sweep();
        }
        if (left > 0) {
            next(() -> step(left - 1));
        } else {
            next(() -> quieten(MOST_TURNS, this::checkAll));
        }
    }

    private void sweep() {
        clockNs += Core.SECOND / 4;
        instances.forEach(Instance::sweep);
    }

    private void journal(FakeJournal journal) {
        switch (random.nextInt(20)) {
            case 0 -> journal.waits = false;
            case 1, 2, 3 -> journal.waits = true;
            case 4 -> journal.fails = random.nextInt(3) == 0;
            case 5 -> journal.throwsUp = random.nextInt(4) == 0;
            case 6, 7, 8, 9, 10, 11 -> {
                if (!journal.calls.isEmpty()) {
                    FakeJournal.Call one = journal.calls.get(random.nextInt(journal.calls.size()));
                    journal.does(call -> call.equals(one)
                            && (journal.isFirst(one) || one.what().equals("append")));
                }
            }
            case 12, 13 -> {
                if (!journal.calls.isEmpty()) {
                    journal.fails(journal.calls.get(random.nextInt(journal.calls.size())));
                }
            }
            default -> {}
        }
    }

    private void act(ModelPerson who, String room) {
        Requests requests = who.session.requests();
        switch (random.nextInt(26)) {
            case 0, 1, 2, 3, 4 -> who.joins(room, KEYS);
            case 5, 6 -> {
                if (who.isIn(room)) {
                    requests.leave(room, "bye");
                }
            }
            case 7 -> who.takesNick(nick());
            case 8 -> requests.introduce(who.session.profile().withAway("away " + random.nextInt(3)));
            case 9 -> who.changes(() -> requests.setTopic(room, "topic " + words++));
            case 10 -> who.kicks(room, nick());
            case 11 -> who.changes(() -> requests.invite(room, nick()));
            case 12 -> who.changes(() -> requests.changeModes(room, List.of(mode(), mask())));
            case 13 -> who.changes(() -> requests.changeModes(room, List.of(mask())));
            case 14 -> {
                if (who.isLoose) {
                    requests.changeModes(
                            room, List.of(new ModeChange.RoleGiven(Role.OPERATOR, nick(), random.nextBoolean())));
                }
            }
            case 15 -> who.tells(nick(), "psst " + words++);
            case 16 -> who.saysInto(room, "hey " + words++);
            case 17 -> asks(who, room);
            case 18 -> settles(who);
            case 19 -> who.outlet.full(true);
            case 20 -> readsAgain(who);
            case 21 -> {
                if (random.nextInt(3) == 0) {
                    goes(who);
                    comes();
                }
            }
            default -> who.says(room, "word " + words++);
        }
    }

    private String nick() {
        return "nick" + random.nextInt(PEOPLE);
    }

    private ModeChange mode() {
        return switch (random.nextInt(6)) {
            case 0 -> new ModeChange.KeySet(random.nextBoolean() ? "" : "key");
            case 1 -> new ModeChange.LimitSet(random.nextInt(3) * 2);
            default -> new ModeChange.Switched(MODES.get(random.nextInt(MODES.size())), random.nextInt(3) == 0);
        };
    }

    private ModeChange mask() {
        return new ModeChange.MaskSet(MaskList.EXCEPTION, Mask.of("m" + words++), true);
    }

    private void asks(ModelPerson who, String room) {
        Queries queries = who.session.queries();
        switch (random.nextInt(4)) {
            case 0 -> queries.rooms(who.asks());
            case 1 -> queries.room(room, who.asks());
            case 2 -> queries.person(nick(), who.asks());
            default -> {
                var answer = who.asks();
                queries.sync(() -> answer.accept(null));
            }
        }
    }

    private static void readsAgain(ModelPerson who) {
        who.outlet.full(false);
        who.session.drained();
    }

    private void goes(ModelPerson who) {
        people.remove(who);
        gone.add(who);
        if (random.nextBoolean()) {
            who.session.gone(CloseReason.PEER_CLOSED);
        } else {
            readsAgain(who);
            who.session.close(CloseReason.QUIT);
        }
    }

    /** It is told a moment later, when it may have asked for more already. */
    private void settles(ModelPerson who) {
        int asked = who.asked();
        who.session.onceSettled(() -> attempt(() -> {
            if (who.asked() == asked) {
                checkSettled(who);
            }
        }));
    }

    /** What a session has asked for has happened or is refused, and everybody who was there has been told. */
    private void checkSettled(ModelPerson who) {
        long id = who.session.id();
        who.checkOutcomes("settled", truth.spokenBy(id));
        who.checkChangesSoFar(truth.changedBy(id));
        truth.events.values().forEach(events -> {
            long last = events.stream()
                    .filter(event ->
                            event instanceof Event.Said said && said.from().session() == id)
                    .mapToLong(Event::key)
                    .max()
                    .orElse(0);
            List<Long> after =
                    events.stream().map(Event::key).filter(key -> key > last).toList();
            for (ModelPerson person : people) {
                List<Long> should = person.shouldSee(events);
                should.removeAll(after);
                should.removeAll(person.saw(MessageId.log(last)));
                assertTrue(
                        last == 0
                                || should.isEmpty()
                                || person.session.writing().hasToCatchUp(),
                        "settled, not seen");
            }
        });
    }

    /** Everything works again, until nothing waits any more. */
    private void quieten(int turns, Runnable then) {
        assertTrue(turns > 0, "something waits for ever");
        journals.forEach(journal -> {
            journal.waits = false;
            journal.fails = false;
            journal.throwsUp = false;
            journal.does(call -> true);
        });
        people.forEach(JournalModel::readsAgain);
        if (turns % 10 == 0) {
            sweep();
        }
        boolean quiet = turns < MOST_TURNS - 20 && instances.stream().allMatch(Instance::isQuiet);
        next(quiet ? then : () -> quieten(turns - 1, then));
    }

    private void checkAll() {
        journals.forEach(journal -> assertEquals(List.of(), journal.faults));
        assertEquals(0, stats.mistakes().made(), "mistakes");
        people.forEach(person -> {
            long id = person.session.id();
            assertTrue(person.session.isOpen(), "somebody was thrown out");
            person.checkOutcomes("in the end", truth.spokenBy(id));
            person.checkChanges(truth.changedBy(id));
            person.checkAnswers("in the end");
        });
        checkSight();
        checkStored();
        checkDirectMessages();
        ROOMS.forEach(this::checkCopies);
        assertEquals(truth.rooms(), stats.presence().rooms(), "rooms");
        assertEquals(truth.openRooms(), stats.presence().openRooms(), "rooms that are not secret");
        List.copyOf(people).forEach(this::goes);
        next(() -> quieten(MOST_TURNS, this::checkNothingIsLeft));
    }

    private void checkSight() {
        truth.events.forEach((log, events) -> {
            people.forEach(person -> assertEquals(person.shouldSee(events), person.saw(log)));
            for (ModelPerson person : gone) {
                List<Long> saw = person.saw(log);
                List<Long> should = person.shouldSee(events);
                assertEquals(should.subList(0, Math.min(saw.size(), should.size())), saw);
            }
        });
    }

    /** What is stored has happened, and what happened is stored: but for the last who leave a room that can't be stored. */
    private void checkStored() {
        Set<Long> stored = new HashSet<>();
        journals.forEach(journal ->
                journal.stored.values().forEach(events -> events.forEach(event -> stored.add(event.key()))));
        truth.events
                .values()
                .forEach(events -> events.forEach(event ->
                        assertTrue(stored.remove(event.key()) || isNews(event), () -> "not stored: " + event)));
        assertEquals(Set.of(), stored, "stored, not happened");
    }

    private static boolean isNews(Event event) {
        return event instanceof Event.Departed || event instanceof Event.Renamed || event instanceof Event.Reprofiled;
    }

    private void checkDirectMessages() {
        Set<Long> keys = new HashSet<>();
        truth.events.values().forEach(events -> events.forEach(event -> keys.add(event.key())));
        people.forEach(
                person -> person.told.forEach(message -> assertTrue(keys.add(message.number()), "a number twice")));
    }

    private void checkCopies(String name) {
        RoomState room = truth.room(Names.fold(name));
        for (ModelPerson person : people) {
            long id = person.session.id();
            boolean isIn = room != null && room.member(id).isPresent();
            assertEquals(isIn, person.isIn(name), "in " + name);
            if (isIn) {
                assertEquals(text(room), text(person.session.room(name).orElseThrow()));
                assertEquals(
                        person.session.nick(), room.member(id).orElseThrow().nick());
                assertEquals(
                        person.session.profile(), room.member(id).orElseThrow().profile());
                person.session
                        .queries()
                        .room(name, found -> attempt(() -> assertEquals(text(room), text(found.orElseThrow()))));
            }
        }
    }

    private static String text(Room room) {
        return room.position() + " " + room.topic() + " " + room.modes() + " " + room.members() + " "
                + room.list(MaskList.EXCEPTION);
    }

    private void checkNothingIsLeft() {
        assertEquals(0, stats.presence().rooms(), "rooms");
        assertEquals(0, stats.presence().openRooms(), "rooms that are not secret");
        assertEquals(0, stats.presence().present(), "people");
        journals.forEach(journal -> assertEquals(0, journal.open(), "open logs"));
        journals.forEach(journal -> assertEquals(List.of(), journal.faults));
        instances.forEach(instance -> assertEquals(0, instance.hub().audienceCount(), "audiences"));
        instances.forEach(instance -> assertEquals(0, instance.unstored(), "not stored"));
        assertEquals(0, stats.mistakes().made(), "mistakes");
        assertEquals(0, stats.strays().ignored(), "strays");
        done.tryComplete();
    }
}
