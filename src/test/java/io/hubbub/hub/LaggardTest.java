package io.hubbub.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hubbub.room.CloseReason;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.junit5.VertxExtension;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
class LaggardTest {
    private static final int LIMIT = 100_000;

    @Test
    void whoDoesNotReadGetsEverythingLaterAndTheOthersGetItNow(Vertx vertx) {
        Core core = Core.start(vertx, 2);
        Visitor speaker = core.join(0, "den");
        Visitor reader = core.join(1, "den");
        Visitor laggard = core.join(1, "den");
        String before = laggard.saw();
        laggard.stopsReading();

        for (int i = 0; i < 10; i++) {
            speaker.says("den", Integer.toString(i));
            core.settle();
        }
        String missed = "0 1 2 3 4 5 6 7 8 9".replaceAll("(\\d)", speaker.nick() + ":$1");

        assertTrue(reader.saw().endsWith(missed));
        assertEquals(before, laggard.saw());
        laggard.readsAgain();
        assertEquals(missed, laggard.saw().substring(before.length()).trim());
        speaker.says("den", "now");
        core.settle();
        assertTrue(laggard.saw().endsWith(speaker.nick() + ":9 " + speaker.nick() + ":now"));
    }

    @Test
    void repliesWaitInTheirPlaceAmongWhatIsSaidInAllRooms(Vertx vertx) {
        Core core = Core.start(vertx, 3);
        Visitor speaker = core.join(0, "a");
        speaker.does(session -> session.requests().join("b", ShowAll.WIRE));
        Visitor reader = core.join(1, "a");
        reader.does(session -> session.requests().join("b", ShowAll.WIRE));
        Visitor laggard = core.join(2, "a");
        laggard.does(session -> session.requests().join("b", ShowAll.WIRE));
        core.settle();
        int before = laggard.saw().length();
        laggard.stopsReading();

        for (String room : List.of("a", "b", "b", "a")) {
            speaker.says(room, room);
            core.settle();
            laggard.does(session -> session.reply(Buffer.buffer("reply ")));
        }
        laggard.readsAgain();

        String n = speaker.nick();
        assertEquals(
                n + ":a reply " + n + ":b reply " + n + ":b reply " + n + ":a reply",
                laggard.saw().substring(before).trim());
    }

    @Test
    void whoFallsFurtherBehindThanTheLimitIsClosedAsTooSlow(Vertx vertx) {
        Core core = Core.start(vertx, 1);
        Visitor speaker = core.join(0, "den");
        Visitor reader = core.join(0, "den");
        Visitor laggard = core.join(0, "den");
        laggard.stopsReading();

        String text = "x".repeat(10_000);
        for (int i = 0; i < LIMIT / 10_000 + 1; i++) {
            speaker.says("den", text);
            core.settle();
        }

        assertEquals(List.of("joined den of 3", "closed TOO_SLOW"), laggard.heard);
        assertTrue(laggard.outlet.isAborted());
        assertEquals(1, core.stats.closed(CloseReason.TOO_SLOW));
        assertTrue(reader.isOpen());
        assertTrue(reader.saw().contains("-" + "guest3"));
    }

    @Test
    void whoTakesNothingForTooLongIsClosedHoweverLittleWaits(Vertx vertx) {
        Core core = Core.start(vertx, 1);
        Visitor speaker = core.join(0, "den");
        Visitor laggard = core.join(0, "den");
        core.join(0, "den");
        laggard.stopsReading();
        speaker.says("den", "x");
        core.settle();

        core.pass(10 * Core.SECOND);
        assertTrue(laggard.isOpen());
        core.pass(Core.SECOND);

        assertFalse(laggard.isOpen());
    }

    @Test
    void whoTakesALittleNowAndThenIsNotClosed(Vertx vertx) {
        Core core = Core.start(vertx, 1);
        Visitor speaker = core.join(0, "den");
        Visitor laggard = core.join(0, "den");
        core.join(0, "den");

        for (int i = 0; i < 5; i++) {
            laggard.stopsReading();
            speaker.says("den", "x");
            core.settle();
            core.pass(9 * Core.SECOND);
            laggard.readsAgain();
        }

        assertTrue(laggard.isOpen());
    }

    @Test
    void nothingIsReadFromWhoDoesNotRead(Vertx vertx) {
        Core core = Core.start(vertx, 1);
        Visitor asker = core.visit(0);
        asker.stopsReading();

        asker.does(session -> session.reply(Buffer.buffer("answer")));
        assertTrue(asker.outlet.isPaused());
        asker.readsAgain();
        assertFalse(asker.outlet.isPaused());
        assertEquals("answer", asker.saw());
    }

    @Test
    void repliesThatNobodyReadsAreLimited(Vertx vertx) {
        Core core = Core.start(vertx, 1);
        Visitor asker = core.visit(0);
        asker.stopsReading();

        asker.does(session -> {
            for (int i = 0; i <= LIMIT / 1000; i++) {
                session.reply(Buffer.buffer("r".repeat(1000)));
            }
        });
        core.turn();

        assertEquals(List.of("closed TOO_SLOW"), asker.heard);
    }

    /** And doesn't slow the two who are left down: of them nobody lags. */
    @Test
    void whoLeavesWhileBehindStillGetsWhatWasBefore(Vertx vertx) {
        Core core = Core.start(vertx, 1);
        Visitor speaker = core.join(0, "den");
        Visitor laggard = core.join(0, "den");
        core.join(0, "den");
        int before = laggard.saw().length();
        laggard.stopsReading();

        speaker.says("den", "1");
        core.settle();
        laggard.does(session -> session.requests().leave("den", ""));
        speaker.says("den", "2");
        core.settle();
        speaker.says("den", "3");
        core.settle();
        laggard.readsAgain();

        assertEquals(speaker.nick() + ":1", laggard.saw().substring(before).trim());
    }

    @Test
    void aFloodThatMostCantReadWaitsForThemAndThrowsNobodyOut(Vertx vertx) {
        Core core = Core.start(vertx, 2, LIMIT / 4);
        Visitor flooder = core.join(0, "den");
        List<Visitor> readers = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            readers.add(core.join(i % 2, "den"));
        }
        readers.forEach(Visitor::stopsReading);

        Visitor elsewhere = core.join(0, "other");
        String text = "x".repeat(1000);
        for (int i = 0; i < 1000 && !core.on(0, flooder.outlet::isPaused); i++) {
            flooder.says("den", text);
            core.turn();
        }

        assertTrue(core.on(0, flooder.outlet::isPaused));
        readers.forEach(reader -> assertTrue(reader.isOpen()));
        elsewhere.says("other", "still here");
        core.turn();
        assertTrue(elsewhere.saw().endsWith("still here"));
        assertFalse(core.on(0, elsewhere.outlet::isPaused));

        readers.forEach(Visitor::readsAgain);
        core.settle();
        assertFalse(core.on(0, flooder.outlet::isPaused));
    }

    @Test
    void fewerThanHalfOfARoomSlowNobody(Vertx vertx) {
        Core core = Core.start(vertx, 1, LIMIT / 4);
        Visitor speaker = core.join(0, "den");
        core.join(0, "den");
        Visitor laggard = core.join(0, "den");
        laggard.stopsReading();

        for (int i = 0; i < 200; i++) {
            speaker.says("den", "x".repeat(1000));
            core.settle();
            assertFalse(core.on(0, speaker.outlet::isPaused));
        }
    }

    @Test
    void whateverTheyReadAndWhenAllSeeTheSame(Vertx vertx) {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        Core core = Core.start(vertx, 2, 1 << 20);
        core.limits(new SessionLimits(1 << 30, Long.MAX_VALUE / 2, 0, 0));
        List<Visitor> all = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            all.add(core.join(random.nextInt(2), "den"));
        }
        Visitor witness = all.get(9);
        int start = witness.saw().length();

        for (int i = 0; i < 500; i++) {
            Visitor someone = all.get(random.nextInt(10));
            switch (random.nextInt(4)) {
                case 0 -> someone.stopsReading();
                case 1 -> someone.readsAgain();
                default -> someone.says("den", Integer.toString(i));
            }
        }
        all.forEach(Visitor::readsAgain);
        core.settle();

        String seen = witness.saw().substring(start).trim();
        for (Visitor visitor : all) {
            assertTrue(visitor.saw().endsWith(seen), "seed " + seed);
        }
    }
}
