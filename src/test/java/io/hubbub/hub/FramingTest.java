package io.hubbub.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hubbub.room.Speech;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.junit5.VertxExtension;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
class FramingTest {
    /** How often something was framed. */
    private int framings;

    private final Framing brackets = lines -> {
        framings++;
        return Buffer.buffer("<").appendBuffer(lines).appendString(">");
    };

    private Visitor framed(Core core, String room) {
        Visitor visitor = core.visit(0);
        visitor.outlet.frames(brackets);
        visitor.does(session -> session.requests().join(room, ShowAll.WIRE));
        core.settle();
        return visitor;
    }

    private List<Visitor> framed(Core core, int count) {
        List<Visitor> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            all.add(framed(core, "den"));
        }
        return all;
    }

    private static Buffer last(Visitor visitor) {
        List<Buffer> framed = visitor.outlet.framed();
        return framed.get(framed.size() - 1);
    }

    @Test
    void aTickIsFramedOnceHoweverManySeeIt(Vertx vertx) {
        Core core = Core.start(vertx, 1);
        List<Visitor> readers = framed(core, 20);
        Visitor plain = core.join(0, "den");
        int before = framings;
        readers.get(0).says("den", "to-all");
        core.settle();
        assertEquals(before + 1, framings);
        for (Visitor reader : readers) {
            assertSame(last(readers.get(0)), last(reader));
        }
        String said = readers.get(0).nick() + ":to-all ";
        assertEquals("<" + said + ">", last(readers.get(1)).toString());
        assertTrue(plain.saw().endsWith(said.trim()));
    }

    @Test
    void allWhoAreBehindShareWhatWasFramedForTheFirst(Vertx vertx) {
        Core core = Core.start(vertx, 1);
        Visitor speaker = core.join(0, "den");
        for (int i = 0; i < 40; i++) {
            core.join(0, "den");
        }
        List<Visitor> laggards = framed(core, 10);
        laggards.forEach(Visitor::stopsReading);
        int before = framings;
        for (int i = 0; i < 30; i++) {
            speaker.says("den", "x".repeat(1000));
            core.settle();
        }
        assertEquals(before, framings, "nobody has read anything");
        laggards.forEach(Visitor::readsAgain);
        core.settle();
        assertEquals(before + 30, framings);
        List<Buffer> first = laggards.get(0).outlet.framed();
        for (Visitor laggard : laggards) {
            List<Buffer> framed = laggard.outlet.framed();
            for (int back = 1; back <= 30; back++) {
                assertSame(first.get(first.size() - back), framed.get(framed.size() - back));
            }
        }
    }

    @Test
    void whoComesInTheMiddleOfATickIsGivenItsPartInAFrameOfItsOwn(Vertx vertx) {
        Core core = Core.start(vertx, 1);
        Visitor early = core.join(0, "den");
        Visitor late = core.visit(0);
        late.outlet.frames(brackets);
        core.on(0, () -> {
            early.session.requests().say("den", Speech.line("before"));
            late.session.requests().join("den", ShowAll.WIRE);
            early.session.requests().say("den", Speech.line("after"));
            return null;
        });
        core.settle();
        assertEquals("<" + early.nick() + ":after >", last(late).toString());
        assertEquals(1, late.outlet.framed().size());
    }
}
