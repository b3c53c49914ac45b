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
                new NickRequest.Message(ANN, 0, "bob", words).weight(),
                new NickRequest.Message(ANN, 0, "bob", signal).weight());
        assertEquals(new Event.Said(1, 0, ANN, words).weight(), new Event.Said(1, 0, ANN, signal).weight());
    }

    private static Speech text(String text) {
        return Speech.text(Speech.Kind.MESSAGE, text);
    }

    @Test
    void textWithAnEndOfALineHasSeveralLines() {
        assertEquals(Speech.Shape.LINE, text("a b").shape());
        assertEquals(Speech.Shape.LINES, text("a\nb").shape());
        assertEquals(1, text("a b").lines());
        assertEquals(3, text("a\n\nb").lines());
    }

    /** Each piece of a line that its speaker's program cut goes out by itself at some doors. */
    @Test
    void aLineThatWasCutCountsAsSeveralAndNoByteMore() {
        Buffer cut = Buffer.buffer("abc\ndef\rghi");
        Buffer plain = Buffer.buffer("abc\ndefghi");
        Speech speech = new Speech(Speech.Shape.LINES, Speech.Kind.MESSAGE, cut, plain, Map.of(), null);
        assertEquals(3, speech.lines());
        assertEquals(10, speech.textBytes());
    }

    /** Its sender waits as long as for so many lines of IRC: for their bytes, and for what stands around each. */
    @Test
    void severalLinesCountForAsManyMessagesAsTheyWeigh() {
        assertEquals(1, text("x".repeat(60_000)).messages());
        assertEquals(1, text("a\nb").messages());
        assertEquals(2, text("\n".repeat(7)).messages());
        assertEquals(32, text("\n".repeat(249)).messages());
        assertEquals(58, text(("x".repeat(81) + "\n").repeat(200).strip()).messages());
    }

    @Test
    void aChunkOfAStreamIsOneWhateverIsInIt() {
        Speech chunk = Speech.stream(Buffer.buffer("\n\r\n"));
        assertEquals(1, chunk.lines());
        assertEquals(3, chunk.textBytes());
        assertEquals(1, chunk.messages());
    }
}
