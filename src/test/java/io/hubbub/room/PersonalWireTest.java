package io.hubbub.room;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.junit5.VertxExtension;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who looks through a personal wire sees its own doings otherwise, and news of somebody once. */
@ExtendWith(VertxExtension.class)
class PersonalWireTest {
    /** As {@link ShowAll}; who looks through it may see its own doings otherwise. */
    private static final class ShowOthers implements Wire {
        private final AtomicInteger encoded = new AtomicInteger();

        @Override
        public void encode(String room, Event event, Buffer out) {
            encoded.incrementAndGet();
            ShowAll.WIRE.encode(room, event, out);
        }

        @Override
        public boolean isPersonal() {
            return true;
        }
    }

    private final ShowOthers wire = new ShowOthers();
    private Core core;

    @BeforeEach
    void start(Vertx vertx) {
        core = Core.start(vertx, 2);
    }

    private Visitor join(int instance, String... rooms) {
        Visitor visitor = core.visit(instance);
        visitor.seesOwn = false;
        for (String room : rooms) {
            visitor.does(session -> session.join(room, wire));
            core.settle();
        }
        return visitor;
    }

    private static String since(String before, String after) {
        assertTrue(after.startsWith(before), after);
        return after.substring(before.length()).trim();
    }

    @Test
    void onesOwnSpeechIsNotSeenAndTheOthersIs() {
        Visitor host = join(0, "den");
        Visitor guest = join(1, "den");
        guest.says("den", "one");
        core.settle();
        host.says("den", "two");
        core.settle();
        assertEquals(host.nick() + ":two", guest.saw());
        assertEquals("+" + guest.nick() + " " + guest.nick() + ":one", host.saw());
    }

    @Test
    void ofOneTickTheSpeakerSeesTheRest() {
        Visitor host = join(0, "den");
        Visitor guest = join(0, "den");
        host.does(session -> {
            session.say("den", Speech.line("1"));
            guest.session.say("den", Speech.line("2"));
            session.say("den", Speech.line("3"));
        });
        core.settle();
        assertEquals("+" + guest.nick() + " " + guest.nick() + ":2", host.saw());
        assertEquals(host.nick() + ":1 " + host.nick() + ":3", guest.saw());
    }

    @Test
    void allButTheSpeakerShareWhatIsEncodedOnce() {
        Visitor speaker = join(0, "den");
        for (int i = 0; i < 20; i++) {
            join(0, "den");
        }
        int before = wire.encoded.get();
        speaker.says("den", "hi");
        core.settle();
        assertEquals(before + 1, wire.encoded.get());
    }

    @Test
    void whoSharesTwoRoomsSeesAQuitOnceAndWhoSharesOneSeesItToo() {
        Visitor host = join(0, "a", "b");
        Visitor onlyA = join(1, "a");
        Visitor onlyB = join(1, "b");
        Visitor guest = join(1, "a", "b");
        String nick = guest.nick();
        String hostSaw = host.saw();
        String aSaw = onlyA.saw();
        String bSaw = onlyB.saw();

        guest.does(session -> session.gone(CloseReason.PEER_CLOSED));
        core.settle();

        assertEquals("-" + nick, since(hostSaw, host.saw()));
        assertEquals("-" + nick, since(aSaw, onlyA.saw()));
        assertEquals("-" + nick, since(bSaw, onlyB.saw()));
    }

    @Test
    void whoSharesTwoRoomsSeesANewNickOnce() {
        Visitor host = join(0, "a", "b");
        Visitor guest = join(1, "a", "b");
        String old = guest.nick();
        String hostSaw = host.saw();

        guest.does(session -> session.rename("eve"));
        core.settle();

        assertEquals(old + ">eve", since(hostSaw, host.saw()));
        assertEquals("", guest.saw());
    }

    @Test
    void leavingTwoRoomsIsSeenTwice() {
        Visitor host = join(0, "a", "b");
        Visitor guest = join(1, "a", "b");
        String hostSaw = host.saw();
        guest.does(session -> List.of("a", "b").forEach(room -> session.leave(room, "")));
        core.settle();
        assertEquals("-" + guest.nick() + " -" + guest.nick(), since(hostSaw, host.saw()));
    }

    @Test
    void anotherWireIsLookedThroughFromThenOn() {
        Visitor host = join(0, "den");
        host.says("den", "one");
        core.settle();
        host.does(session -> session.look("den", ShowAll.WIRE));
        host.says("den", "two");
        core.settle();
        assertEquals(host.nick() + ":two", host.saw());
    }
}
