package io.hubbub.door.irc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PiecesTest {
    @Test
    void aShortTextIsOnePiece() {
        assertEquals(List.of("hello"), pieces("hello", 5));
        assertEquals(List.of("grüße"), pieces("grüße", 7));
    }

    @Test
    void aLongTextIsSeveral() {
        assertEquals(List.of("hell", "o wo", "rld"), pieces("hello world", 4));
    }

    @Test
    void noCharacterIsCut() {
        assertEquals(List.of("ab", "😀c", "ö", "😀"), pieces("ab😀cö😀", 5));
    }

    @Test
    void everyLineIsAPieceAndEmptyOnesAreNone() {
        assertEquals(List.of("a", "b", "c", "d"), pieces("\na\r\nb\rc\n\n\r\nd\n", 9));
        assertEquals(List.of(), pieces("", 9));
        assertEquals(List.of(), pieces("\r\n", 9));
    }

    @Test
    void whatIsNotUtf8IsReplaced() {
        assertEquals(List.of("a\uFFFDb"), texts(Pieces.of(Buffer.buffer(new byte[] {'a', (byte) 0xFF, 'b'}), 9)));
    }

    @Test
    void whereNothingFitsAPieceStillHasACharacter() {
        assertEquals(List.of("😀", "ab"), pieces("😀ab", 0));
        assertEquals(List.of("😀", "ab"), pieces("😀ab", -9));
    }

    @Test
    void thePiecesOfRandomBytesFitAndAreTheWholeText() {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        for (int round = 0; round < 2_000; round++) {
            String where = "seed " + seed + ", round " + round;
            int room = 4 + random.nextInt(30);
            Buffer text = hardBytes(random);
            List<Buffer> pieces = Pieces.of(text, room);
            assertTrue(pieces.stream().allMatch(piece -> piece.length() > 0 && piece.length() <= room), where);
            String expected = new String(text.getBytes(), StandardCharsets.UTF_8).replaceAll("[\r\n]", "");
            assertEquals(expected, String.join("", texts(pieces)), where);
        }
    }

    private static Buffer hardBytes(Random random) {
        String[] parts = {"a", "\r", "\n", "é", "€", "😀"};
        Buffer text = Buffer.buffer();
        for (int i = random.nextInt(100); i > 0; i--) {
            if (random.nextInt(10) == 0) {
                text.appendByte((byte) random.nextInt());
            } else {
                text.appendString(parts[random.nextInt(parts.length)]);
            }
        }
        return text;
    }

    private static List<String> pieces(String text, int room) {
        return texts(Pieces.of(Buffer.buffer(text), room));
    }

    private static List<String> texts(List<Buffer> pieces) {
        return pieces.stream().map(Buffer::toString).collect(Collectors.toList());
    }
}
