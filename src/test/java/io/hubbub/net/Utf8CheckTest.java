package io.hubbub.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

class Utf8CheckTest {
    private static final int RANDOM_TEXTS = 200_000;

    /** Where something begins or ends that may follow some first byte. */
    private static final int[] EDGES = {
        0x00, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC1, 0xC2, 0xF4, 0xF5, 0xFF
    };

    private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();

    @Test
    void allSequencesOfUpToThreeBytesAreJudgedAsTheJdkDoes() {
        for (int first = 0; first < 256; first++) {
            assertJudged((byte) first);
            for (int second = 0; second < 256; second++) {
                assertJudged((byte) first, (byte) second);
                for (int third = 0; third < 256; third++) {
                    assertJudged((byte) first, (byte) second, (byte) third);
                }
            }
        }
    }

    @Test
    void fourBytesAreJudgedAsTheJdkDoesWhereverSomethingBeginsOrEnds() {
        for (int first = 0xE0; first < 256; first++) {
            for (int second = 0; second < 256; second++) {
                for (int third : EDGES) {
                    for (int fourth : EDGES) {
                        assertJudged((byte) first, (byte) second, (byte) third, (byte) fourth);
                    }
                }
            }
        }
    }

    @Test
    void randomTextsAreJudgedAsTheJdkDoesHoweverTheyAreCut() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < RANDOM_TEXTS; i++) {
            byte[] bytes = text(random).getBytes(StandardCharsets.UTF_8);
            if (bytes.length > 0 && random.nextBoolean()) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            int cut = random.nextInt(bytes.length + 1);
            Utf8Check check = new Utf8Check();
            boolean good = check.accepts(Arrays.copyOf(bytes, cut))
                    && check.accepts(Arrays.copyOfRange(bytes, cut, bytes.length))
                    && check.isWhole();
            assertEquals(
                    isUtf8(bytes), good, "seed " + seed + ": " + HexFormat.of().formatHex(bytes));
        }
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(8); i > 0; i--) {
            int bits = new int[] {7, 11, 16, 20}[random.nextInt(4)];
            int codePoint = random.nextInt(1 << bits);
            boolean isHalf = codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
            text.appendCodePoint(isHalf ? Character.MAX_CODE_POINT : codePoint);
        }
        return text.toString();
    }

    @Test
    void whatIsWrongIsFoundAtTheFirstByteThatCannotBe() {
        for (String hex :
                new String[] {"c0", "c1", "f5", "ff", "80", "e080", "ed a0", "f0 80", "f4 90", "e2 41", "f09f 41"}) {
            byte[] bytes = HexFormat.of().parseHex(hex.replace(" ", ""));
            Utf8Check check = new Utf8Check();
            assertTrue(check.accepts(Arrays.copyOf(bytes, bytes.length - 1)), hex);
            assertFalse(check.accepts(new byte[] {bytes[bytes.length - 1]}), hex);
        }
    }

    private void assertJudged(byte... bytes) {
        Utf8Check check = new Utf8Check();
        boolean good = check.accepts(bytes) && check.isWhole();
        if (isUtf8(bytes) != good) {
            throw new AssertionError(HexFormat.of().formatHex(bytes) + " is " + (good ? "accepted" : "refused"));
        }
    }

    private boolean isUtf8(byte[] bytes) {
        CharBuffer out = CharBuffer.allocate(bytes.length);
        decoder.reset();
        return !decoder.decode(ByteBuffer.wrap(bytes), out, true).isError();
    }
}
