package io.hubbub.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hubbub.room.Speech;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
class RoomOrderTest {
    private static final int SPEAKERS = 8;
    private static final int MESSAGES = 20_000;

    @Test
    void everyMemberOnEveryInstanceSeesOneOrder(Vertx vertx) {
        Core core = Core.start(vertx, 4);
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        List<Visitor> members = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            members.add(core.join(i % 4, "lobby"));
        }
        int start = members.get(49).saw().length();

        speakAtOnce(members.subList(0, SPEAKERS), new Random(seed));
        core.settle();

        String last = members.get(49).saw().substring(start);
        assertEquals(MESSAGES, last.trim().split(" ").length);
        for (Visitor member : members) {
            String saw = member.saw();
            assertEquals(last.trim(), saw.substring(saw.length() - last.trim().length()), member::nick);
        }
    }

    /** In bursts of random length, not waiting for each other, and not more than a window lets through. */
    private static void speakAtOnce(List<Visitor> speakers, Random random) {
        int[] said = new int[SPEAKERS];
        for (int left = MESSAGES; left > 0; ) {
            int speaker = random.nextInt(SPEAKERS);
            int burst = Math.min(left, 1 + random.nextInt(20));
            speakers.get(speaker).does(session -> {
                for (int i = 0; i < burst; i++) {
                    session.requests().say("lobby", Speech.line(speaker + "." + said[speaker]++));
                }
            });
            left -= burst;
        }
    }

    @Test
    void whatOneSpeakerSaysStaysInItsOrder(Vertx vertx) {
        Core core = Core.start(vertx, 3);
        Visitor speaker = core.join(0, "den");
        Visitor listener = core.join(1, "den");

        speaker.does(session -> {
            for (int i = 0; i < 100; i++) {
                session.requests().say("den", Speech.line(Integer.toString(i)));
            }
        });
        core.settle();

        StringBuilder expected = new StringBuilder();
        for (int i = 0; i < 100; i++) {
            expected.append(speaker.nick()).append(':').append(i).append(' ');
        }
        assertEquals(expected.toString().trim(), listener.saw());
    }

    @Test
    void everybodyOfOneInstanceAndTickIsWrittenOnce(Vertx vertx) {
        Core core = Core.start(vertx, 1);
        Visitor speaker = core.join(0, "den");
        Visitor listener = core.join(0, "den");
        int before = listener.outlet.writes();

        speaker.does(session -> {
            for (int i = 0; i < 64; i++) {
                session.requests().say("den", Speech.line("x"));
            }
        });
        core.settle();

        assertEquals(before + 1, listener.outlet.writes());
    }
}
