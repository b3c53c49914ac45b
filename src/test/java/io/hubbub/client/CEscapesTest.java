package io.hubbub.client;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.buffer.Buffer;
import org.junit.jupiter.api.Test;

class CEscapesTest {
    @Test
    void lettersMeanWhatTheyMeanInC() {
        assertEquals(
                Buffer.buffer("a\nb\rc\td\\e\"f'g?\u0007\b\f\u000B\u001B"),
                CEscapes.decode("a\\nb\\rc\\td\\\\e\\\"f\\'g\\?\\a\\b\\f\\v\\e"));
    }

    @Test
    void hexTakesUpToTwoDigitsAndOctalUpToThree() {
        byte[] expected = {(byte) 0xFF, 'f', 0x0A, 'g', 0, 0, '8', (byte) 0377, 'A', '1', 1, 'x'};
        assertArrayEquals(
                expected, CEscapes.decode("\\xfff\\xAg\\0\\008\\377\\1011\\1x").getBytes());
    }

    @Test
    void everythingElseIsUtf8() {
        assertEquals(Buffer.buffer("Grüße 👋"), CEscapes.decode("Grüße 👋"));
        assertEquals(0, CEscapes.decode("").length());
    }

    @Test
    void whatIsNoEscapeIsRefusedWithItsPlace() {
        assertTrue(refusal("ab\\q").contains("unknown escape \\q (character 3)"));
        assertTrue(refusal("\\xg").contains("without a hex digit"));
        assertTrue(refusal("\\400").contains("over \\377"));
        assertTrue(refusal("end\\").contains("single backslash"));
        assertTrue(refusal("\\8").contains("unknown escape"));
    }

    private static String refusal(String text) {
        return assertThrows(IllegalArgumentException.class, () -> CEscapes.decode(text))
                .getMessage();
    }
}
