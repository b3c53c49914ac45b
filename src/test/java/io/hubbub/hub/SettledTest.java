package io.hubbub.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hubbub.room.CloseReason;
import io.hubbub.room.PersonFilter;
import io.hubbub.room.Speech;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.junit5.VertxExtension;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** When a session is settled it has heard what came of everything that it asked for, and its peer has been written it. */
@ExtendWith(VertxExtension.class)
class SettledTest {
    private static final int TIMES = 300;

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);

    private static void settles(Session session, Visitor visitor) {
        session.onceSettled(() -> visitor.heard.add("settled"));
    }

    private static void asks(Visitor visitor, String nick) {
        visitor.does(session -> {
            session.queries().person(nick, found -> visitor.heard.add("found " + found.isPresent()));
            settles(session, visitor);
        });
    }

    private static void tells(Visitor visitor, String nick) {
        visitor.does(session -> {
            session.requests().message(nick, Speech.line("hi"));
            settles(session, visitor);
        });
    }

    @Test
    void bothKnowADirectMessageByTheSameNumberAndTime(Vertx vertx) {
        Core core = Core.start(vertx, 3);
        Set<Long> numbers = new HashSet<>();
        for (int i = 0; i < 3; i++) {
            core.clockMs.set(100 + i);
            Visitor to = core.visit(i);
            to.comesAs("to" + i);
            Visitor from = core.visit((i + 1) % 3);
            from.does(session ->
                    session.requests().message(to.session.nick().toUpperCase(Locale.ROOT), Speech.line("1")));
            core.settle();
            from.does(session -> session.requests().message("to" + from.session.nick(), Speech.line("nobody")));
            from.does(session -> session.requests().message(to.session.nick(), Speech.line("2")));
            core.settle();
            assertEquals(to.told, from.delivered);
            assertEquals("TO" + i, to.told.get(0).to());
            assertEquals(from.session.id(), to.told.get(0).from().session());
            assertEquals(100 + i, to.told.get(1).timeMs());
            assertTrue(to.told.get(0).number() < to.told.get(1).number());
            to.told.forEach(message -> assertTrue(numbers.add(message.number())));
        }
    }

    /** Every time in another order of what the two instances have to do. */
    @Test
    void whoeverTellsSomebodyHearsWhatCameOfItBeforeItIsSettled(Vertx vertx) {
        System.out.println("seed " + seed);
        Core core = Core.start(vertx, 2);
        Visitor asker = core.join(0, "den");
        Visitor bob = core.join(1, "den");
        bob.comesAs("bob");
        Visitor noise = core.join(1, "noise");
        asker.news();
        for (int i = 0; i < TIMES; i++) {
            boolean there = random.nextBoolean();
            traffic(List.of(asker, bob, noise));
            tells(asker, there ? "bob" : "nobody");
            traffic(List.of(asker, bob, noise));
            core.settle();
            core.turn(0);
            assertEquals(
                    List.of(there ? "delivered to bob" : "refused NO_SUCH_NICK nobody", "settled"),
                    asker.news(),
                    "seed " + seed);
        }
    }

    @Test
    void aQueryIsAnsweredBeforeItIsSettled(Vertx vertx) {
        System.out.println("seed " + seed);
        Core core = Core.start(vertx, 2);
        Visitor asker = core.join(0, "den");
        Visitor bob = core.join(1, "den");
        bob.comesAs("bob");
        Visitor noise = core.join(0, "noise");
        asker.news();
        for (int i = 0; i < TIMES; i++) {
            boolean there = random.nextBoolean();
            traffic(List.of(asker, bob, noise));
            asks(asker, there ? "bob" : "nobody");
            traffic(List.of(asker, bob, noise));
            core.settle();
            core.turn(0);
            assertEquals(List.of("found " + there, "settled"), asker.news(), "seed " + seed);
        }
    }

    /** Whoever is asked about or told something goes at any moment: there is an answer nevertheless. */
    @Test
    void whoIsGoneMeanwhileIsAnsweredFor(Vertx vertx) {
        System.out.println("seed " + seed);
        Core core = Core.start(vertx, 2);
        Visitor asker = core.visit(0);
        asker.comesAs("asker");
        asker.news();
        for (int i = 0; i < TIMES / 3; i++) {
            Visitor bob = core.visit(1);
            bob.comesAs("bob");
            var mayGoOn = core.block(1);
            Thread going = new Thread(() -> bob.does(session -> session.gone(CloseReason.PEER_CLOSED)));
            boolean first = random.nextBoolean();
            if (first) {
                going.start();
            }
            if (random.nextBoolean()) {
                tells(asker, "bob");
            } else {
                asks(asker, "bob");
            }
            if (!first) {
                going.start();
            }
            mayGoOn.complete(null);
            join(going);
            core.settle();
            core.turn(0);
            List<String> news = asker.news();
            assertEquals(2, news.size(), () -> news + " seed " + seed);
            assertEquals("settled", news.get(1), () -> news + " seed " + seed);
        }
    }

    @Test
    void aSearchAndAListOfRoomsAreAnsweredBeforeTheAskerIsSettled(Vertx vertx) {
        Core core = Core.start(vertx, 3);
        Visitor asker = core.join(0, "den");
        core.join(1, "den");
        asker.news();
        for (int i = 0; i < TIMES / 3; i++) {
            asker.does(session -> {
                session.queries().people(PersonFilter.of("*"), found -> asker.heard.add("found " + found.size()));
                session.queries().rooms(rooms -> asker.heard.add("rooms " + rooms.size()));
                session.queries().room("den", room -> asker.heard.add("room"));
                settles(session, asker);
            });
            core.settle();
            core.turn(0);
            List<String> news = asker.news();
            assertEquals("settled", news.get(3));
            assertEquals(Set.of("found 2", "rooms 1", "room", "settled"), Set.copyOf(news));
        }
    }

    @Test
    void whoHasStillToCatchUpIsNotSettledBeforeItReadsAgain(Vertx vertx) {
        Core core = Core.start(vertx, 2);
        Visitor slow = core.join(0, "den");
        core.join(1, "den");
        core.join(1, "den");
        slow.news();
        slow.stopsReading();
        slow.does(session -> {
            session.requests().say("den", Speech.line("hi"));
            settles(session, slow);
        });
        core.settle();
        core.turn();
        assertEquals(List.of(), slow.news());
        assertFalse(slow.saw().contains("hi"));
        slow.readsAgain();
        core.turn(0);
        assertTrue(slow.saw().endsWith(":hi"));
        assertEquals(List.of("settled"), slow.news());
    }

    @Test
    void aReplyThatWaitsIsSomethingToCatchUpWith(Vertx vertx) {
        Core core = Core.start(vertx, 1);
        Visitor slow = core.visit(0);
        slow.stopsReading();
        slow.does(session -> {
            session.reply(Buffer.buffer("reply"));
            settles(session, slow);
        });
        core.settle();
        core.turn();
        assertEquals(List.of(), slow.news());
        slow.readsAgain();
        core.turn(0);
        assertEquals(List.of("settled"), slow.news());
    }

    @Test
    void whoHasAskedForNothingIsSettledWithTheEndOfTheTick(Vertx vertx) {
        Core core = Core.start(vertx, 1);
        Visitor visitor = core.visit(0);
        visitor.does(session -> {
            settles(session, visitor);
            assertNotEquals(List.of("settled"), visitor.heard);
        });
        core.turn(0);
        assertEquals(List.of("settled"), visitor.news());
    }

    @Test
    void whatWaitsForLessToBeUnderWayIsWaitedFor(Vertx vertx) {
        Core core = Core.start(vertx, 2, 10_000);
        Visitor speaker = core.join(0, "den");
        Visitor listener = core.join(1, "den");
        speaker.news();
        speaker.does(session -> {
            for (int i = 0; i < 50; i++) {
                session.requests().say("den", Speech.line("x".repeat(1000)));
            }
            session.requests().say("den", Speech.line("last"));
            session.onceSettled(
                    () -> speaker.heard.add("settled, " + speaker.outlet.text().endsWith("last ")));
        });
        core.settle();
        core.turn(0);
        assertEquals(List.of("settled, true"), speaker.news());
        assertTrue(listener.saw().endsWith(":last"));
    }

    private void traffic(List<Visitor> visitors) {
        for (int i = random.nextInt(4); i > 0; i--) {
            Visitor visitor = visitors.get(random.nextInt(visitors.size()));
            switch (random.nextInt(4)) {
                case 0 ->
                    visitor.does(session ->
                            session.requests().introduce(session.profile().withAway("for " + random.nextInt(3))));
                case 1 -> visitor.does(session -> session.requests().say(roomOf(visitor), Speech.line("x")));
                case 2 ->
                    visitor.does(session -> session.requests().setTopic(roomOf(visitor), "topic " + random.nextInt()));
                default -> visitor.core.turn(visitor.instance);
            }
        }
    }

    private static String roomOf(Visitor visitor) {
        return visitor.session.rooms().get(0);
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
