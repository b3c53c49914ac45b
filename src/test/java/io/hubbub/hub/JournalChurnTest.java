package io.hubbub.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hubbub.room.CloseReason;
import io.hubbub.room.Event;
import io.hubbub.room.MessageId;
import io.hubbub.room.Mode;
import io.hubbub.room.ModeChange;
import io.hubbub.room.Room;
import io.hubbub.room.Speech;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.junit5.VertxExtension;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Anybody does anything while journals are slow, fail and come back, room by room. Whatever happens, every member sees what is stored of its
 * room in order, each once and without a gap; whoever spoke either sees that or is given the words back; and in the end all copies of a
 * room agree, and nothing is left over.
 */
@ExtendWith(VertxExtension.class)
class JournalChurnTest {
    private static final int INSTANCES = 2;
    private static final int STEPS = 400;

    /** Writes the key of each event, and for words those. */
    private static final Wire KEYS = (room, event, out) -> {
        out.appendString(Long.toString(event.key()));
        if (event instanceof Event.Said said) {
            out.appendString("=").appendBuffer(said.speech().bytes());
        }
        out.appendString(" ");
    };

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);
    private final List<FakeJournal> journals = new ArrayList<>();
    private final List<Visitor> people = new ArrayList<>();
    private final Map<Visitor, List<String>> words = new HashMap<>();
    private final List<String> rooms = new ArrayList<>();
    private Core core;
    private int said;

    @RepeatedTest(10)
    void everybodySeesWhatIsStored(Vertx vertx) {
        System.out.println("seed " + seed);
        core = Core.start(vertx, INSTANCES, numbers -> {
            journals.add(new FakeJournal(numbers));
            return journals.get(journals.size() - 1);
        });
        rooms.addAll(List.of("red", "green", "blue", "white"));
        for (int i = 0; i < 8; i++) {
            comes();
        }
        for (int step = 0; step < STEPS; step++) {
            journals(random.nextInt(INSTANCES));
            acts(people.get(random.nextInt(people.size())));
            if (random.nextInt(4) == 0) {
                core.turn(random.nextInt(INSTANCES));
            }
        }
        allWorksAgain();
        assertEquals(List.of(), journals.get(0).faults, "seed " + seed);
        assertEquals(List.of(), journals.get(1).faults, "seed " + seed);
        assertEquals(0, core.stats.mistakes().made(), "seed " + seed);
        people.forEach(this::checkSight);
        people.forEach(this::checkWords);
        checkCopies();
        leaveNothing();
    }

    private void comes() {
        Visitor visitor = core.visit(random.nextInt(INSTANCES));
        people.add(visitor);
        words.put(visitor, new ArrayList<>());
    }

    private void acts(Visitor who) {
        String room = rooms.get(random.nextInt(rooms.size()));
        switch (random.nextInt(14)) {
            case 0, 1, 2 -> who.does(session -> session.requests().join(room, KEYS));
            case 3 -> who.does(session -> session.requests().leave(room, "bye"));
            case 4 -> who.does(session -> session.requests().rename("nick" + random.nextInt(5)));
            case 5 -> who.does(session -> session.requests().setTopic(room, "topic" + random.nextInt(9)));
            case 6 -> who.does(session -> session.requests().kick(room, "nick" + random.nextInt(5), ""));
            case 7 ->
                who.does(session -> session.requests()
                        .changeModes(
                                room, List.of(new ModeChange.Switched(Mode.PROTECTED_TOPIC, random.nextBoolean()))));
            case 8 -> {
                if (random.nextInt(4) == 0) {
                    who.does(session -> session.gone(CloseReason.PEER_CLOSED));
                    comes();
                }
            }
            default -> says(who, room);
        }
    }

    private void says(Visitor who, String room) {
        String text = "w" + said++;
        who.does(session -> {
            if (session.isOpen() && session.viewer().subscriptions().of(room) != null) {
                words.get(who).add(text);
                session.requests().say(room, Speech.line(text));
            }
        });
    }

    private void journals(int index) {
        core.on(index, () -> {
            FakeJournal journal = journals.get(index);
            switch (random.nextInt(24)) {
                case 0 -> journal.waits = false;
                case 1, 2, 3 -> journal.waits = true;
                case 4 -> journal.fails = random.nextInt(3) == 0;
                case 5, 6, 7, 8, 9, 10 -> {
                    if (!journal.calls.isEmpty()) {
                        FakeJournal.Call one = journal.calls.get(random.nextInt(journal.calls.size()));
                        journal.does(call -> call.equals(one) && journal.isFirst(one));
                    }
                }
                case 11 -> {
                    if (!journal.calls.isEmpty()) {
                        journal.fails(journal.calls.get(random.nextInt(journal.calls.size())));
                    }
                }
                default -> {}
            }
            return null;
        });
    }

    private void allWorksAgain() {
        for (int i = 0; i < INSTANCES; i++) {
            FakeJournal journal = journals.get(i);
            core.on(i, () -> {
                journal.waits = false;
                journal.fails = false;
                journal.does(call -> true);
                return null;
            });
        }
        core.settle();
        core.pass(Core.SECOND);
        core.settle();
    }

    /** The numbers that somebody saw of one log have no gap, but where it was out of the room. */
    private void checkSight(Visitor who) {
        Map<Long, Long> last = new HashMap<>();
        for (String word : who.saw().split(" ")) {
            if (!word.isEmpty()) {
                long key = Long.parseLong(word.split("=")[0]);
                Long before = last.put(MessageId.log(key), key);
                assertTrue(before == null || before < key, () -> "seed " + seed + ": " + who.saw());
            }
        }
    }

    private void checkWords(Visitor who) {
        Set<String> seen = new HashSet<>();
        for (String word : who.saw().split(" ")) {
            if (word.contains("=")) {
                seen.add(word.split("=")[1]);
            }
        }
        long own = words.get(who).stream().filter(seen::contains).count();
        long refused =
                who.refusals.stream().filter(refusal -> refusal.words() != null).count();
        if (who.isOpen()) {
            assertEquals(
                    words.get(who).size(), own + refused, () -> "seed " + seed + ": " + who.heard + " " + who.saw());
        }
        Set<String> stored = new HashSet<>();
        for (FakeJournal journal : journals) {
            journal.stored
                    .values()
                    .forEach(events -> events.forEach(event -> {
                        if (event instanceof Event.Said words) {
                            stored.add(words.speech().bytes().toString());
                        }
                        if (event instanceof Event.Said words
                                && words.from().session() == who.session.id()
                                && who.isOpen()) {
                            Buffer text = words.speech().bytes();
                            assertTrue(
                                    seen.contains(text.toString()),
                                    () -> "seed " + seed + ": stored and not seen: " + text);
                        }
                    }));
        }
        assertTrue(stored.containsAll(seen), () -> "seed " + seed + ": seen and not stored: " + who.saw());
    }

    private void checkCopies() {
        for (String room : rooms) {
            Set<String> copies = new HashSet<>();
            for (Visitor who : people) {
                core.on(who.instance, () -> who.session.room(room).map(copy -> copies.add(text(copy))));
            }
            assertTrue(copies.size() <= 1, () -> "seed " + seed + ": " + copies);
        }
    }

    private static String text(Room room) {
        return room.position() + " " + room.topic() + " " + room.modes() + " " + room.members();
    }

    private void leaveNothing() {
        people.forEach(who -> who.does(session -> session.gone(CloseReason.PEER_CLOSED)));
        core.settle();
        core.pass(Core.SECOND);
        assertEquals(0, core.stats.presence().rooms(), "seed " + seed);
        assertTrue(core.isBalanced(), "seed " + seed);
        for (int i = 0; i < INSTANCES; i++) {
            Hub hub = core.hub(i);
            assertEquals(0, (int) core.on(i, hub::audienceCount), "seed " + seed);
        }
    }
}
