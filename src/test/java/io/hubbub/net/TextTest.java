package io.hubbub.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TextTest {
    private static final String TURNING = "\u061C\u200E\u200F\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069";

    @Test
    void everyControlCharacterButTheTabBecomesItsPicture() {
        for (char c = 0; c < ' '; c++) {
            String expected = c == '\t' ? "\t" : String.valueOf((char) (0x2400 + c));
            assertEquals("a" + expected + "b", Text.harmless("a" + c + "b"));
        }
        assertEquals("\u2421", Text.harmless("\u007F"));
    }

    @Test
    void everyControlCharacterOfTheUpperHalfIsReplaced() {
        for (char c = 0x80; c < 0xA0; c++) {
            assertEquals("\uFFFD", Text.harmless(String.valueOf(c)));
        }
        assertEquals("\u00A0", Text.harmless("\u00A0"));
    }

    @Test
    void whatTurnsTheDirectionOfWritingIsReplaced() {
        assertEquals("\uFFFD".repeat(TURNING.length()), Text.harmless(TURNING));
    }

    @Test
    void whatUnicodeTakesForALineEndIsReplaced() {
        assertEquals("one\uFFFDtwo\uFFFDthree\uFFFDfour", Text.harmless("one\u2028two\u2029three\u0085four"));
    }

    @Test
    void ordinaryTextIsReturnedAsItIs() {
        for (String text : List.of("", "plain", "tab\there", "żółć, Ελλάδα, שלום, 漢字", "e\u0301", "👩‍👩‍👧 𝄞")) {
            assertSame(text, Text.harmless(text));
        }
    }

    @Test
    void whatStandsAroundSomethingHarmfulStays() {
        assertEquals("👩‍👩‍👧␇𝄞␛[2J ok", Text.harmless("👩‍👩‍👧\u0007𝄞\u001B[2J ok"));
    }

    @Test
    void bytesThatAreNoUtf8AreDecodedToReplacements() {
        assertEquals("a\uFFFDb", Text.decode(bytes('a', 0xFF, 'b')));
        assertEquals("\uFFFD", Text.decode(bytes(0xE2, 0x82)));
        assertEquals("€", Text.decode(bytes(0xE2, 0x82, 0xAC)));
        assertEquals("", Text.decode(Buffer.buffer()));
    }

    @Test
    void onlyPrintableAsciiIsPlain() {
        for (int b = 0; b < 256; b++) {
            assertEquals(b >= 0x20 && b < 0x7F, Text.isPlain(bytes('a', b, 'z')), "byte " + b);
        }
        assertTrue(Text.isPlain(Buffer.buffer()));
    }

    @Test
    void linesEndInAnyWayAndAnEmptyLastOneDoesNotCount() {
        assertEquals(List.of("a", "b", "", "c", "d"), Text.lines("a\nb\r\n\rc\rd\n"));
        assertEquals(List.of(), Text.lines(""));
        assertEquals(List.of(""), Text.lines("\n"));
    }

    @Test
    void randomBytesNeverYieldAnythingHarmful() {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        for (int round = 0; round < 2000; round++) {
            byte[] bytes = new byte[random.nextInt(100)];
            random.nextBytes(bytes);
            String text = Text.harmless(Text.decode(Buffer.buffer(bytes)));
            assertEquals(-1, firstHarmful(text), () -> "seed " + seed + ": " + text);
            assertEquals(text, new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8));
        }
    }

    @Test
    void randomCharactersNeverYieldAnythingHarmful() {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        new Random(seed)
                .ints(50_000, 0, 0x10000)
                .mapToObj(c -> Text.harmless("x" + (char) c))
                .forEach(text -> assertEquals(-1, firstHarmful(text), () -> "seed " + seed + ": " + text));
    }

    /** The first character that drives a terminal, ends a line or turns the direction; -1 if there is none. */
    private static int firstHarmful(String text) {
        return text.chars()
                .filter(c -> c != '\t')
                .filter(c -> Character.isISOControl(c) || TURNING.indexOf(c) >= 0 || c == 0x2028 || c == 0x2029)
                .findFirst()
                .orElse(-1);
    }

    private static Buffer bytes(int... values) {
        Buffer buffer = Buffer.buffer();
        for (int value : values) {
            buffer.appendByte((byte) value);
        }
        return buffer;
    }
}
