package io.hubbub.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TextTest {
    /** As many isolates as stay. */
    private static final String OPEN = "\u2066".repeat(16);

    private static final String CLOSE = "\u2069".repeat(16);

    private static final String OVERRIDING = "\u202A\u202B\u202C\u202D\u202E";
    private static final String UNSEEN = "\u206A\u206B\u206C\u206D\u206E\u206F\uFFF9\uFFFA\uFFFB";

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
    void whatOverridesTheDirectionOfWritingIsReplaced() {
        assertEquals("\uFFFD".repeat(OVERRIDING.length()), Text.harmless(OVERRIDING));
        assertEquals("evil\uFFFDtxt.exe", Text.harmless("evil\u202Etxt.exe"));
    }

    @Test
    void marksOfDirectionAreLeftWhereTheyAre() {
        String text = "\u200Fשלום\u200F! a\u200Eb \u061C";
        assertSame(text, Text.harmless(text));
    }

    @Test
    void isolatesStayAndAreClosedAtTheEnd() {
        assertSame("\u2068أحمد\u2069 said", Text.harmless("\u2068أحمد\u2069 said"));
        assertEquals("\u2067a\u2066b\u2069\u2069", Text.harmless("\u2067a\u2066b"));
        assertEquals("\u2067a\u2069b\u2068c\u2069", Text.harmless("\u2067a\u2069b\u2068c"));
    }

    @Test
    void whatClosesNoIsolateIsLeftOut() {
        assertEquals("ab", Text.harmless("a\u2069b\u2069"));
        assertEquals("\u2066a\u2069b", Text.harmless("\u2066a\u2069\u2069b"));
    }

    @Test
    void isolatesCannotMakeATextMuchLonger() {
        assertEquals(OPEN + "a" + CLOSE, Text.harmless("\u2066".repeat(10_000) + "a"));
    }

    /** The chat page does the same, with the same cases. */
    @Test
    void whatIsTooDeepIsLeftOutInPairs() {
        assertEquals(OPEN + "a" + CLOSE + "b", Text.harmless(OPEN + "\u2066a\u2069" + CLOSE + "b"));
        assertEquals(OPEN + "abc" + CLOSE, Text.harmless(OPEN + "a\u2067\u2068b\u2069c"));
        assertEquals(OPEN + "abc" + CLOSE + "d", Text.harmless(OPEN + "a\u2068b\u2069c" + CLOSE + "d\u2069"));
        assertEquals(
                OPEN + "a\u2069b\u2066c" + CLOSE,
                Text.harmless(OPEN + "\u2068\u2069a\u2069b\u2066c\u2066\u2069" + CLOSE));
    }

    @Test
    void lettersThatNobodySeesAreReplacedAndFlagsStay() {
        assertEquals("\uFFFD".repeat(UNSEEN.length()), Text.harmless(UNSEEN));
        String scotland = "🏴" + tags("gbsct") + tags("\u007F");
        assertSame(scotland, Text.harmless(scotland));
        assertEquals("a\uFFFD\uFFFD", Text.harmless("a" + tags("hi")));
        assertEquals("🏴\uFFFD\uFFFD", Text.harmless("🏴" + tags("gb")));
        assertEquals("\uFFFD", Text.harmless(new StringBuilder().appendCodePoint(0xE0001)));
    }

    private static String tags(String ascii) {
        StringBuilder tags = new StringBuilder();
        ascii.chars().forEach(c -> tags.appendCodePoint(0xE0000 + c));
        return tags.toString();
    }

    @Test
    void aTextThatShowsNothingIsShownWithSigns() {
        String unseen = "\u200B\u2060\u00AD\u3164\u115F\u1160\uFFA0\u2800\u034F\u200D\u200C\uFE0F\uFEFF\u200F\u2068";
        for (int i = 0; i < unseen.length(); i++) {
            String each = unseen.substring(i, i + 1);
            assertTrue(Text.showsNothing(each), each);
            assertEquals(" \uFFFD\uFFFD", Text.harmless(" " + each + each));
            assertEquals("\uFFFD", Text.formatted(each));
        }
        assertEquals("\u2402\u2402", Text.formatted("\u0002\u0002"));
        assertEquals("\uFFFD", Text.harmless(new StringBuilder().appendCodePoint(0xE0100)));
        assertSame(" \u3000", Text.harmless(" \u3000"));
    }

    @Test
    void whatNobodySeesStaysWhereWordsNeedItAndFillersDoNot() {
        for (String text :
                List.of("ភាសា\u200Bខ្មែរ", "co\u00ADop", "می\u200Cخواهم", "❤\uFE0F", "a\u2060b", "⠓\u2800⠊")) {
            assertSame(text, Text.harmless(text));
        }
        assertEquals("a\uFFFD\uFFFDb", Text.harmless("a\u3164\u2062b"));
        assertFalse(Text.showsNothing(" a\u200B"));
    }

    @Test
    void halvesOfCharactersAreReplaced() {
        assertEquals("a\uFFFDb\uFFFD", Text.harmless("a\uD83Db\uDC00"));
    }

    @Test
    void whatShowsColoursIsGivenTheirCodesAndNothingElse() {
        String colours = "\u0002b\u0002 \u000304,01r\u000F \u001Di\u001D";
        assertEquals(colours, Text.formatted(colours));
        assertEquals("\u2401VERSION\u2401 \u241B[2J \uFFFD", Text.formatted("\u0001VERSION\u0001 \u001B[2J \u202E"));
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
    void aStreamsLinesAreHarmlessAndNameTheirSpeakerOnceOnly() {
        assertEquals(
                List.of(" hi", "", "bob: hi", "\u241b"), Text.linesOfStream("ann: hi\r\n\rbob: hi\n\u001b\n\n", "ann"));
        assertEquals(List.of(), Text.linesOfStream("\n", "ann"));
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

    /** The first character that drives a terminal, ends a line or overrides the direction; -1 if there is none. */
    private static int firstHarmful(String text) {
        return text.chars()
                .filter(c -> c != '\t')
                .filter(c -> Character.isISOControl(c)
                        || (OVERRIDING + UNSEEN).indexOf(c) >= 0
                        || c == 0x2028
                        || c == 0x2029)
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
