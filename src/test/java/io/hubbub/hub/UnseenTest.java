package io.hubbub.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hubbub.room.Event;
import io.hubbub.room.ModeChange;
import io.hubbub.room.Role;
import io.hubbub.room.Speech;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.junit5.VertxExtension;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Whose wire counts a room's events gets a number for each, also for those that are for others. */
@ExtendWith(VertxExtension.class)
class UnseenTest {
    /** Numbers alone; in brackets for what isn't seen. */
    private static final class Numbers implements Wire {
        @Override
        public void encode(String room, Event event, Buffer out) {
            out.appendString(event.seq() + " ");
        }

        @Override
        public void encodeUnseen(String room, Event event, Buffer out) {
            out.appendString("(" + event.seq() + ") ");
        }
    }

    private final Numbers wire = new Numbers();
    private Core core;
    private Visitor host;

    @BeforeEach
    void meet(Vertx vertx) {
        core = Core.start(vertx, 2);
        host = core.join(0, "den");
    }

    private Visitor counts(int instance) {
        Visitor visitor = core.visit(instance);
        visitor.does(session -> session.requests().join("den", wire));
        core.settle();
        return visitor;
    }

    private static Speech toOperators(String text) {
        Buffer bytes = Buffer.buffer(text);
        return new Speech(Speech.Shape.LINE, Speech.Kind.MESSAGE, bytes, bytes, Map.of(), Role.OPERATOR);
    }

    @Test
    void whatIsForOthersIsANumber() {
        Visitor guest = counts(1);
        host.does(session -> {
            session.requests().say("den", toOperators("psst"));
            session.requests().say("den", Speech.line("hello"));
            session.requests().say("den", toOperators("bye"));
        });
        core.settle();
        assertEquals("(3) 4 (5)", guest.saw());
    }

    @Test
    void whoHasTheRoleSeesItAndSoDoesTheSpeaker() {
        Visitor guest = counts(1);
        guest.does(session -> session.requests().say("den", toOperators("help")));
        core.settle();
        host.does(session -> session.requests()
                .changeModes("den", List.of(new ModeChange.RoleGiven(Role.OPERATOR, guest.nick(), true))));
        core.settle();
        host.does(session -> session.requests().say("den", toOperators("psst")));
        core.settle();
        assertEquals("3 4 5", guest.saw());
    }

    @Test
    void whoIsBehindMissesNoNumber() {
        Visitor guest = counts(1);
        core.join(1, "den");
        guest.stopsReading();
        for (int i = 0; i < 10; i++) {
            host.does(session -> session.requests().say("den", toOperators("psst")));
            host.says("den", "hello");
            core.settle();
        }
        guest.readsAgain();
        assertEquals(
                IntStream.range(0, 10)
                        .mapToObj(i -> "(" + (4 + 2 * i) + ") " + (5 + 2 * i))
                        .collect(Collectors.joining(" ")),
                guest.saw().substring("3 ".length()));
    }

    @Test
    void ofATickInWhichOneComesOrGoesOneSeesTheNumbersOfOnesStay() {
        Visitor guest = core.visit(0);
        host.does(session -> {
            session.requests().say("den", toOperators("before"));
            guest.session.requests().join("den", wire);
            session.requests().say("den", toOperators("while"));
            session.requests().say("den", Speech.line("hello"));
            guest.session.requests().leave("den", "");
            session.requests().say("den", toOperators("after"));
        });
        core.settle();
        assertEquals("(4) 5", guest.saw());
    }

    @Test
    void whoseWireDoesNotCountGetsNothingForIt() {
        Visitor guest = core.join(1, "den");
        host.does(session -> session.requests().say("den", toOperators("psst")));
        core.settle();
        assertEquals("", guest.saw());
    }
}
