package io.hubbub.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hubbub.room.CloseReason;
import io.hubbub.room.Speech;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Much is said at once, before anybody can be stopped from reading more. */
@ExtendWith(VertxExtension.class)
class AdmissionTest {
    private static final int WINDOW_BYTES = 25_000;
    private static final int SPEAKERS = 20;
    private static final int EACH = 5;
    private static final SessionLimits PATIENT = new SessionLimits(1 << 20, 10 * Core.SECOND, 0, 0);
    private static final String TEXT = "x".repeat(2_000);

    @Test
    void whatManySayAtOnceWaitsUntilItCanBeRead(Vertx vertx) {
        Core core = Core.start(vertx, 2, WINDOW_BYTES);
        core.limits(PATIENT);
        List<Visitor> speakers = new ArrayList<>();
        for (int i = 0; i < SPEAKERS; i++) {
            speakers.add(core.join(0, "den"));
        }
        long joined = seq(core, speakers.get(0));
        speakers.forEach(Visitor::stopsReading);

        speakers.get(0).does(session -> speakers.forEach(AdmissionTest::saysAll));
        core.turn();
        long said = seq(core, speakers.get(0)) - joined;
        assertTrue(said <= WINDOW_BYTES / TEXT.length() + 1, said + " went through");

        speakers.forEach(Visitor::readsAgain);
        core.settle();
        speakers.forEach(speaker -> assertEquals(
                List.of(),
                speaker.heard.stream().filter(word -> word.startsWith("closed")).toList()));
        for (Visitor listener : speakers) {
            String saw = listener.saw();
            speakers.forEach(speaker ->
                    assertEquals(EACH, Collections.frequency(List.of(saw.split(" ")), speaker.nick() + ":" + TEXT)));
        }
    }

    private static void saysAll(Visitor speaker) {
        for (int i = 0; i < EACH; i++) {
            speaker.session.requests().say("den", Speech.line(TEXT));
        }
    }

    private static long seq(Core core, Visitor visitor) {
        return core.on(
                visitor.instance,
                () -> visitor.session.room("den").orElseThrow().seq());
    }

    @Test
    void whoLeavesOrIsRenamedIsSoAfterWhatItHasStillToSay(Vertx vertx) {
        Core core = Core.start(vertx, 1, WINDOW_BYTES);
        Visitor speaker = core.join(0, "den");
        Visitor listener = core.join(0, "den");
        String guest = speaker.nick();

        speaker.does(session -> {
            for (int i = 0; i < 100; i++) {
                session.requests().say("den", Speech.line(i + TEXT));
            }
            session.requests().rename("bob");
            session.requests().leave("den", "");
            session.requests().say("den", Speech.line("too late"));
        });
        core.settle();

        List<String> saw = List.of(listener.saw().split(" "));
        for (int i = 0; i < 100; i++) {
            assertEquals(guest + ":" + i + TEXT, saw.get(i));
        }
        assertEquals(101, saw.size());
        assertEquals("bob", speaker.nick());
        assertTrue(speaker.heard.contains("refused NOT_IN_ROOM den"));
    }

    @Test
    void whoFinishesIsClosedOnceItHasSaidEverything(Vertx vertx) {
        Core core = Core.start(vertx, 1, WINDOW_BYTES);
        Visitor speaker = core.join(0, "den");
        Visitor listener = core.join(0, "den");

        speaker.does(session -> {
            for (int i = 0; i < 100; i++) {
                session.requests().say("den", Speech.line(TEXT));
            }
            session.finish(CloseReason.QUIT, "");
        });
        core.settle();

        assertEquals(100 + 1, listener.saw().split(" ").length);
        assertTrue(listener.saw().endsWith("-guest1"));
        assertEquals(1, core.stats.closed(CloseReason.QUIT));
    }

    @Test
    void whatManySayAtOnceIsWrittenInPiecesAsLongAsThereIsRoom(Vertx vertx) {
        int roomBytes = 100_000;
        Core core = Core.start(vertx, 1, 1 << 20);
        core.limits(PATIENT);
        List<Visitor> speakers = List.of(core.join(0, "den"), core.join(0, "den"), core.join(0, "den"));
        Visitor listener = core.join(0, "den");
        listener.does(session -> listener.outlet.fullAt(roomBytes));

        String text = "x".repeat(30_000);
        speakers.get(0).does(session -> {
            for (Visitor speaker : speakers) {
                for (int i = 0; i < 4; i++) {
                    speaker.session.requests().say("den", Speech.line(text));
                }
            }
        });
        core.settle();

        assertTrue(listener.saw().length() < roomBytes + 64 * 1024);
        listener.readsAgain();
        assertEquals(12, listener.saw().split(" ").length);
    }
}
