package io.hubbub.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class TextTest {
    @Test
    void ordinaryTextStaysAsItIs() {
        String text = "tab\there, Grüße, 日本語, 👋🏽, \"quotes\"";
        assertEquals(text, Text.harmless(text));
    }

    @Test
    void controlsAreShownAsPictures() {
        assertEquals("␛[2J␛]0;title␇", Text.harmless("\u001B[2J\u001B]0;title\u0007"));
        assertEquals("a␍b␊c␀d␡", Text.harmless("a\rb\nc\0d\u007F"));
    }

    @Test
    void theOneCharacterFormsOfEscapeSequencesAreReplacedToo() {
        assertEquals("\uFFFD2J\uFFFD", Text.harmless("\u009B2J\u0085"));
    }

    @Test
    void textCannotTurnTheWritingDirectionAround() {
        assertEquals("user\uFFFDgpj.exe\uFFFD", Text.harmless("user\u202Egpj.exe\u2069"));
    }

    @Test
    void nothingRandomComesThroughAsAControl() {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder();
        random.ints(100_000, 0, 0x10000).forEach(c -> text.append((char) c));
        boolean clean = Text.harmless(text).chars().allMatch(c -> c == '\t' || !Character.isISOControl(c));
        assertTrue(clean, "seed " + seed);
    }
}
