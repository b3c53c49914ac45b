package io.hubbub.room;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hubbub.bus.NickRequest;
import io.vertx.core.buffer.Buffer;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SpeechTest {
    private static final Member ANN = new Member(1, "ann");

    /** What is in flight and what waits for slow readers is bounded by weight. */
    @Test
    void tagsWeighAsWordsDo() {
        Buffer nothing = Buffer.buffer();
        Map<String, String> tags = Map.of("+a", "x".repeat(4000), "+b", "");
        Speech signal = new Speech(Speech.Shape.LINE, Speech.Kind.SIGNAL, nothing, nothing, tags, null);
        Speech words = Speech.line("x".repeat(4004));
        assertEquals(words.weight(), signal.weight());
        assertEquals(
                new NickRequest.Message(ANN, "bob", words).weight(),
                new NickRequest.Message(ANN, "bob", signal).weight());
        assertEquals(new Event.Said(1, 0, ANN, words).weight(), new Event.Said(1, 0, ANN, signal).weight());
    }
}
