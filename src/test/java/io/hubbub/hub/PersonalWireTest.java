package io.hubbub.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hubbub.room.CloseReason;
import io.hubbub.room.Event;
import io.hubbub.room.Mode;
import io.hubbub.room.ModeChange;
import io.hubbub.room.Speech;
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

        @Override
        public boolean showsNewsOnce() {
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
            visitor.does(session -> session.requests().join(room, wire));
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
            session.requests().say("den", Speech.line("1"));
            guest.session.requests().say("den", Speech.line("2"));
            session.requests().say("den", Speech.line("3"));
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

        guest.does(session -> session.requests().rename("eve"));
        core.settle();

        assertEquals(old + ">eve", since(hostSaw, host.saw()));
        assertEquals("", guest.saw());
    }

    @Test
    void leavingTwoRoomsIsSeenTwice() {
        Visitor host = join(0, "a", "b");
        Visitor guest = join(1, "a", "b");
        String hostSaw = host.saw();
        guest.does(
                session -> List.of("a", "b").forEach(room -> session.requests().leave(room, "")));
        core.settle();
        assertEquals("-" + guest.nick() + " -" + guest.nick(), since(hostSaw, host.saw()));
    }

    @Test
    void anotherWireIsLookedThroughFromThenOn() {
        Visitor host = join(0, "den");
        host.says("den", "one");
        core.settle();
        host.does(session -> session.setWire("den", ShowAll.WIRE));
        host.says("den", "two");
        core.settle();
        assertEquals(host.nick() + ":two", host.saw());
    }

    private static List<String> own(Visitor visitor) {
        return visitor.own.stream()
                .map(event -> event instanceof Event.Said said
                        ? said.speech().bytes().toString()
                        : event.getClass().getSimpleName())
                .toList();
    }

    @Test
    void ofEachOwnDoingOneIsAskedOnce() {
        Visitor host = join(0, "den");
        join(0, "den");
        join(1, "den");
        host.does(session -> {
            session.requests().say("den", Speech.line("1"));
            session.requests().setTopic("den", "bears");
            session.requests().changeModes("den", List.of(new ModeChange.Switched(Mode.SECRET, true)));
            session.requests().introduce(session.profile().withAway("lunch"));
            session.requests().say("den", Speech.line("2"));
        });
        core.settle();
        host.does(session -> session.requests().rename("bob"));
        core.settle();
        assertEquals(
                List.of("1", "2", "ModesChanged", "Renamed", "Reprofiled", "TopicSet"),
                own(host).stream().sorted().toList());
    }

    @Test
    void ofTheOthersDoingsOneIsNotAsked() {
        Visitor host = join(0, "den");
        Visitor guest = join(0, "den");
        host.says("den", "1");
        guest.says("den", "2");
        core.settle();
        assertEquals(List.of("1"), own(host));
        assertEquals(List.of("2"), own(guest));
    }

    @Test
    void whoIsBehindIsAskedOnceWhenItReadsAgain() {
        Visitor host = join(0, "den");
        join(0, "den");
        join(1, "den");
        host.seesOwn = true;
        host.stopsReading();
        for (int i = 1; i <= 3; i++) {
            host.says("den", Integer.toString(i));
            core.settle();
        }
        assertEquals(List.of(), own(host));
        host.readsAgain();
        assertEquals(List.of("1", "2", "3"), own(host));
        host.says("den", "4");
        core.settle();
        assertEquals(List.of("1", "2", "3", "4"), own(host));
        assertTrue(host.saw().endsWith("guest1:1 guest1:2 guest1:3 guest1:4"), host::saw);
    }

    /** Full again after every tick that it is given. */
    @Test
    void whoCatchesUpBitByBitIsAskedOnce() {
        Visitor host = join(0, "den");
        join(0, "den");
        join(1, "den");
        host.seesOwn = true;
        host.stopsReading();
        for (int i = 1; i <= 3; i++) {
            host.says("den", Integer.toString(i));
            core.settle();
        }
        for (int i = 1; i <= 3; i++) {
            host.does(session -> {
                host.outlet.full(false);
                host.outlet.fullAt(host.outlet.text().length() + 1);
                session.drained();
            });
            assertEquals(i, own(host).size());
        }
        host.readsAgain();
        assertEquals(List.of("1", "2", "3"), own(host));
    }

    /** What it replies there makes it fall behind before the tick itself is written. */
    @Test
    void whoFallsBehindBetweenTwoTicksIsAskedOnceForEach() {
        Visitor host = join(0, "den");
        join(0, "den");
        join(1, "den");
        host.does(session -> {
            host.outlet.fullAt(host.outlet.text().length() + 1);
            session.requests().say("den", Speech.line("1"));
            session.requests().say("den", Speech.line("2"));
            host.seesOwn = true;
        });
        core.settle();
        host.says("den", "3");
        core.settle();
        assertEquals(List.of("1", "2"), own(host));
        host.readsAgain();
        assertEquals(List.of("1", "2", "3"), own(host));
    }
}
