package io.hubbub.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hubbub.room.ChatLimits;
import io.hubbub.room.Refusal;
import io.hubbub.room.Refusal.Why;
import io.hubbub.room.Speech;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A message of several lines. */
@ExtendWith(VertxExtension.class)
class ManyLinesTest {
    private static final ChatLimits LIMITS =
            ChatLimits.STANDARD.with("messageBytes", 1024).with("messageLines", 3);

    private Core core;
    private Visitor ann;
    private Visitor bob;

    @BeforeEach
    void twoAreInARoom(Vertx vertx) {
        core = Core.start(vertx, 2, LIMITS);
        ann = core.join(0, "den");
        bob = core.join(1, "den");
        bob.comesAs("bob");
    }

    private static Speech text(String text) {
        return Speech.text(Speech.Kind.MESSAGE, text);
    }

    @Test
    void itIsOneEventAndEverybodySeesAllOfIt() {
        ann.does(session -> session.requests().say("den", text("a\n\n b")));
        ann.says("den", "c");
        core.settle();
        String seen = ann.nick() + ":a\n\n b " + ann.nick() + ":c";
        assertTrue(bob.saw().endsWith(seen), bob::saw);
        assertTrue(ann.saw().endsWith(seen), ann::saw);
    }

    @Test
    void itIsRefusedWithMoreLinesThanAllowed() {
        String before = bob.saw();
        ann.does(session -> {
            session.requests().say("den", text("a\nb\nc\nd"));
            session.requests().sayInto("den", text("a\nb\nc\n"));
            session.requests().message("bob", text("\n\n\n"));
        });
        core.settle();
        assertEquals(before, bob.saw());
        assertEquals(List.of(), bob.told);
        assertEquals(
                List.of(Why.TOO_MANY_LINES, Why.TOO_MANY_LINES, Why.TOO_MANY_LINES),
                ann.refusals.stream().map(Refusal::why).toList());
        assertEquals(
                "expected at most 3 lines in a message", ann.refusals.get(0).sentence(LIMITS));
    }

    @Test
    void itIsRefusedWithMoreBytesThanAllowed() {
        String before = bob.saw();
        ann.does(session -> session.requests().say("den", text("\u00f6".repeat(511) + "\nab")));
        core.settle();
        assertEquals(before, bob.saw());
        assertEquals(Why.MESSAGE_TOO_LONG, ann.refusals.get(0).why());
        assertEquals(
                "expected at most 1024 bytes in a message of several lines",
                ann.refusals.get(0).sentence(LIMITS));
        ann.does(session -> session.requests().say("den", text("\u00f6".repeat(511) + "\na")));
        core.settle();
        assertTrue(bob.saw().endsWith("\u00f6\na"), bob::saw);
    }

    /** The limits are of messages of several lines; a door has its own for one. */
    @Test
    void aSingleLineHasNoSuchLimit() {
        ann.says("den", "x".repeat(5000) + "y");
        core.settle();
        assertTrue(bob.saw().endsWith("xy"), bob::saw);
    }

    /** Programs that ask others expect no answer to a notice. */
    @Test
    void theRefusalKnowsHowTheWordsWereMeant() {
        ann.does(session -> session.requests().message("bob", Speech.text(Speech.Kind.NOTICE, "\n\n\n")));
        assertEquals(Speech.Kind.NOTICE, ann.refusals.get(0).words());
    }
}
