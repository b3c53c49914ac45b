package io.hubbub.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hubbub.room.CloseReason;
import io.hubbub.room.Event;
import io.hubbub.room.Speech;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.junit5.VertxExtension;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Mistakes of every kind at random moments of a busy server. Witnesses make none and stay; victims come, do this and that, and
 * something of theirs throws now and then, or the home does over what they ask for.
 */
@ExtendWith(VertxExtension.class)
class MistakesUnderLoadTest {
    private static final List<String> ROOMS = List.of("den", "attic");
    private static final int VICTIMS = 6;
    private static final int BURSTS = 250;

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);
    private final List<Visitor> witnesses = new ArrayList<>();
    private final List<Visitor> victims = new ArrayList<>();
    private Core core;

    /** Counts down to a mistake; below zero there is none. For whatever is called on any loop. */
    private static final class Fuse {
        private final AtomicInteger left = new AtomicInteger(-1);

        void lightFor(int calls) {
            left.set(calls);
        }

        void burn() {
            if (left.get() >= 0 && left.getAndDecrement() == 0) {
                throw new IllegalStateException("a mistake at a random moment, thrown by a test");
            }
        }
    }

    private final Fuse wireFuse = new Fuse();
    private final Fuse framingFuse = new Fuse();
    private final Fuse homeFuse = new Fuse();
    private final Fuse outletFuse = new Fuse();
    private final Fuse listenerFuse = new Fuse();
    private final Fuse continuationFuse = new Fuse();
    private final List<Fuse> fuses =
            List.of(wireFuse, framingFuse, homeFuse, outletFuse, listenerFuse, continuationFuse);

    /** Rooms and numbers: whether something is missing or came twice can be seen by that alone. */
    private static final Wire NUMBERS =
            (room, event, out) -> out.appendString(room + ":" + event.seq() + word(event) + " ");

    private final Wire clumsy = new Wire() {
        @Override
        public void encode(String room, Event event, Buffer out) {
            wireFuse.burn();
            NUMBERS.encode(room, event, out);
        }

        @Override
        public boolean isPersonal() {
            return true;
        }
    };

    private final Framing clumsyFraming = lines -> {
        framingFuse.burn();
        return lines;
    };

    private static String word(Event event) {
        return event instanceof Event.Said said ? "=" + said.speech().bytes() : "";
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void whoMakesNoneLosesNothingAndNobodyWaits(int instances, Vertx vertx) {
        System.out.println("seed " + seed);
        core = Core.start(vertx, instances, 1 << 16);
        core.onTime = homeFuse::burn;
        for (int i = 0; i < 2 * instances; i++) {
            Visitor witness = core.visit(i % instances);
            ROOMS.forEach(room -> witness.does(session -> session.requests().join(room, NUMBERS)));
            witnesses.add(witness);
        }
        core.settle();
        for (int i = 0; i < VICTIMS; i++) {
            victims.add(victim());
        }
        for (int burst = 0; burst < BURSTS; burst++) {
            light(fuses.get(random.nextInt(fuses.size())));
            for (int i = 1 + random.nextInt(8); i > 0; i--) {
                act(random.nextInt(VICTIMS));
            }
            fuses.forEach(fuse -> fuse.lightFor(-1));
            witnesses.get(random.nextInt(witnesses.size())).says(ROOMS.get(random.nextInt(2)), "w" + burst);
            if (random.nextInt(4) == 0) {
                check();
            }
            if (random.nextInt(20) == 0) {
                core.pass(Core.SECOND / 10);
            }
        }
        checkTheEnd();
    }

    /** A home doesn't know whose request it stumbles over: then nothing of a witness's is in flight. */
    private void light(Fuse fuse) {
        if (fuse == homeFuse) {
            settle();
        }
        fuse.lightFor(random.nextInt(12));
    }

    private void settle() {
        victims.stream().filter(Visitor::isOpen).forEach(Visitor::readsAgain);
        core.settle();
    }

    private Visitor victim() {
        Visitor victim = core.visit(random.nextInt(core.count()));
        victim.does(session -> {
            victim.outlet.frames(clumsyFraming);
            victim.outlet.onCall = method -> outletFuse.burn();
            victim.onNews = word -> listenerFuse.burn();
            victim.onOwn = (event, out) -> listenerFuse.burn();
            victim.onClosing = listenerFuse::burn;
            victim.onWoken = listenerFuse::burn;
        });
        return victim;
    }

    private void act(int number) {
        Visitor victim = victims.get(number);
        if (!victim.isOpen()) {
            victims.set(number, victim());
            return;
        }
        String room = ROOMS.get(random.nextInt(2));
        switch (random.nextInt(14)) {
            case 0, 1, 2 ->
                victim.does(session -> session.requests().join(room, random.nextBoolean() ? clumsy : NUMBERS));
            case 3 -> victim.does(session -> session.requests().leave(room, ""));
            case 4, 5 -> victim.does(session -> session.requests().say(room, Speech.line("v" + random.nextInt())));
            case 6 -> victim.does(session -> session.requests().rename("n" + random.nextInt(4)));
            case 7 -> victim.does(session -> session.requests().setTopic(room, "t" + random.nextInt()));
            case 8 -> victim.does(session -> session.requests().message("n" + random.nextInt(4), Speech.line("psst")));
            case 9 -> victim.does(session -> session.onceSettled(continuationFuse::burn));
            case 10 -> victim.does(session -> session.queries().rooms(rooms -> continuationFuse.burn()));
            case 11 -> stopOrGoOn(victim);
            case 12 -> victim.does(session -> session.close(CloseReason.QUIT));
            default -> victim.does(session -> session.reading().wakeAfter(1));
        }
    }

    private void stopOrGoOn(Visitor victim) {
        if (random.nextBoolean()) {
            victim.stopsReading();
        } else {
            victim.readsAgain();
        }
    }

    private void check() {
        settle();
        for (Visitor witness : witnesses) {
            assertTrue(witness.isOpen(), "seed " + seed);
            ROOMS.forEach(room -> checkNumbers(witness, room));
        }
        // Whoever is left of the victims is answered, too.
        for (Visitor victim : victims) {
            if (victim.isOpen()) {
                List<String> answers = Core.threadSafeList();
                victim.does(session -> session.queries().sync(() -> answers.add("answered")));
                core.settle();
                core.turn();
                assertTrue(answers.size() == 1 || !victim.isOpen(), "seed " + seed);
            }
        }
    }

    /** From the one with which it came in up to the last one that its hub knows of, each once and in order. */
    private void checkNumbers(Visitor witness, String room) {
        List<Long> seen = new ArrayList<>();
        for (String word : witness.saw().split(" ")) {
            if (word.startsWith(room + ":")) {
                seen.add(Long.parseLong(word.substring(room.length() + 1).split("=", 2)[0]));
            }
        }
        for (int i = 1; i < seen.size(); i++) {
            assertEquals(seen.get(i - 1) + 1, (long) seen.get(i), "seed " + seed);
        }
        if (!seen.isEmpty()) {
            assertEquals(witness.room(room).seq(), (long) seen.get(seen.size() - 1), "seed " + seed);
        }
    }

    private void checkTheEnd() {
        check();
        TestCondition.await(core::isBalanced, "acknowledgements balance, seed " + seed);
        core.pass(Core.SECOND);
        assertEquals(0, core.stats.traffic().behind(), "seed " + seed);
        for (String room : ROOMS) {
            long here = victims.stream()
                    .filter(victim -> core.on(victim.instance, () -> victim.session.room(room))
                            .isPresent())
                    .count();
            for (Visitor witness : witnesses) {
                assertEquals(here + witnesses.size(), witness.room(room).size(), "seed " + seed);
            }
        }
        assertTrue(core.stats.mistakes().made() > 10, "seed " + seed);
        victims.stream().filter(Visitor::isOpen).forEach(Visitor::goes);
        witnesses.forEach(Visitor::goes);
        TestCondition.await(core::isBalanced, "acknowledgements balance, seed " + seed);
        core.pass(Core.SECOND);
        for (int i = 0; i < core.count(); i++) {
            Hub hub = core.hub(i);
            assertEquals(0, (int) core.on(i, hub::size), "seed " + seed);
            assertEquals(0, (int) core.on(i, hub::audienceCount), "seed " + seed);
        }
        assertEquals(0, core.stats.presence().rooms(), "seed " + seed);
        assertEquals(0, core.stats.presence().present(), "seed " + seed);
        assertEquals(0, core.stats.presence().strangers(), "seed " + seed);
    }
}
