package io.hubbub.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hubbub.room.Speech;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SpeechLinesTest {
    private static List<String> lines(String text) {
        return SpeechLines.of(Speech.text(Speech.Kind.MESSAGE, text), "ann");
    }

    @Test
    void eachLineIsOneAndEmptyOnesStay() {
        assertEquals(List.of("a", "", "  b", ""), lines("a\n\n  b\n"));
        assertEquals(List.of("a b"), lines("a b"));
        assertEquals(List.of(""), lines(""));
    }

    /** Nothing of one line reaches the next: what turns the direction of writing ends with its line. */
    @Test
    void eachLineIsHarmlessByItself() {
        assertEquals(
                List.of("\u2067a\u2069", "b\u240D", "\u241B[2J", "\uFFFDc"), lines("\u2067a\nb\r\n\u001b[2J\n\u202Ec"));
    }

    @Test
    void aLineThatIsOneHasNoEndOfALineInItWhateverItsBytes() {
        assertEquals(List.of("a\u240A* b"), SpeechLines.of(Speech.line("a\n* b"), "ann"));
    }

    @Test
    void theNameInFrontIsTakenFromAStreamAlone() {
        assertEquals(List.of("a", "b"), SpeechLines.of(Speech.stream(Buffer.buffer("ann:a\r\nb\n\n")), "ann"));
        assertEquals(List.of("ann:a", "b"), lines("ann:a\nb"));
    }

    @Test
    void noTextMakesALineWithAnEndOfALineOrAnotherControlCharacter() {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        int[] signs = {
            '\n', '\r', '\t', 0, 0x1b, 0x85, 0x2028, 0x2029, 0x202e, 0x2067, 0x2069, 'a', ' ', 0xd800, 0x1F600, 0xb, 0xc
        };
        for (int i = 0; i < 2000; i++) {
            String text = random.ints(random.nextInt(30), 0, signs.length)
                    .mapToObj(at -> new String(new int[] {signs[at]}, 0, 1))
                    .collect(Collectors.joining());
            List<String> lines = lines(text);
            assertEquals(1 + text.chars().filter(c -> c == '\n').count(), lines.size());
            for (String line : lines) {
                assertTrue(line.chars().allMatch(c -> c == '\t' || c >= ' '), line);
                assertTrue(
                        line.indexOf('\u202e') < 0 && line.indexOf('\u2028') < 0 && line.indexOf('\u0085') < 0, line);
            }
        }
    }
}
