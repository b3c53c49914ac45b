package io.hubbub.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hubbub.room.CloseReason;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.junit5.VertxExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The lines that answer one command go out together, and in their place. */
@ExtendWith(VertxExtension.class)
class GatheredRepliesTest {
    private static void reply(Session session, String text) {
        session.reply(Buffer.buffer(text));
    }

    @Test
    void repliesOfOneTurnAreWrittenOnce(Vertx vertx) {
        Core core = Core.start(vertx, 1);
        Visitor visitor = core.visit(0);

        visitor.does(session -> {
            for (int i = 0; i < 20; i++) {
                reply(session, i + " ");
            }
        });
        core.settle();

        assertEquals("0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19", visitor.saw());
        assertEquals(1, (int) core.on(0, visitor.outlet::writes));
    }

    @Test
    void aReplyIsNotChangedByTheNextOne(Vertx vertx) {
        Core core = Core.start(vertx, 1);
        Visitor first = core.visit(0);
        Visitor second = core.visit(0);
        Buffer shared = Buffer.buffer("shared ");

        first.does(session -> {
            session.reply(shared);
            reply(session, "own");
            second.session.reply(shared);
        });
        core.settle();

        assertEquals("shared own", first.saw());
        assertEquals("shared", second.saw());
        assertEquals("shared ", shared.toString());
    }

    @Test
    void whatIsSaidInARoomComesBetweenTheRepliesBeforeAndAfterIt(Vertx vertx) {
        Core core = Core.start(vertx, 1);
        Visitor speaker = core.join(0, "den");
        core.settle();
        int from = speaker.saw().length();

        speaker.does(session -> reply(session, " before "));
        speaker.says("den", "words");
        core.settle();
        speaker.does(session -> reply(session, "after"));
        core.settle();

        String saw = speaker.saw().substring(from).trim();
        assertEquals("before", saw.split(" ")[0]);
        assertEquals("after", saw.substring(saw.lastIndexOf(' ') + 1));
    }

    @Test
    void moreThanASystemTakesAtOnceIsNotGathered(Vertx vertx) {
        Core core = Core.start(vertx, 1);
        Visitor visitor = core.visit(0);

        visitor.does(session -> {
            for (int i = 0; i < 3; i++) {
                reply(session, "x".repeat(10_000));
            }
            assertEquals(2, visitor.outlet.writes());
            reply(session, "y".repeat(100_000));
            assertEquals(4, visitor.outlet.writes());
        });
        core.settle();

        assertEquals("x".repeat(30_000) + "y".repeat(100_000), visitor.saw());
        assertEquals(4, (int) core.on(0, visitor.outlet::writes));
    }

    @Test
    void eachReplyKeepsItsFrame(Vertx vertx) {
        Core core = Core.start(vertx, 1);
        Visitor visitor = core.visit(0);
        visitor.outlet.frames(lines -> Buffer.buffer("[" + lines + "]"));

        visitor.does(session -> {
            reply(session, "one");
            reply(session, "two");
        });
        core.settle();

        assertEquals("[one][two]", visitor.saw());
        assertEquals(1, (int) core.on(0, visitor.outlet::writes));
    }

    @Test
    void lastWordsGoOutBeforeTheEnd(Vertx vertx) {
        Core core = Core.start(vertx, 1);
        Visitor visitor = core.visit(0);

        visitor.does(session -> {
            reply(session, "last ");
            reply(session, "words");
            session.close(CloseReason.QUIT);
            assertEquals("last words", visitor.outlet.text());
        });
        core.settle();

        assertEquals("last words", visitor.saw());
    }

    @Test
    void aPeerThatTakesNoMoreIsSentTheRestInOrderLater(Vertx vertx) {
        Core core = Core.start(vertx, 1);
        Visitor visitor = core.visit(0);

        visitor.does(session -> {
            reply(session, "a");
            visitor.outlet.full(true);
            reply(session, "b");
            reply(session, "c");
        });
        core.settle();
        assertEquals("a", visitor.saw());
        visitor.does(session -> {
            visitor.outlet.full(false);
            session.drained();
            reply(session, "d");
        });
        core.settle();

        assertEquals("abcd", visitor.saw());
    }
}
