package io.hubbub.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DatagramsTest {
    private static final int MOST = 10;

    @Test
    void eachComesOutAsItWentIn() {
        Buffer all = Buffer.buffer();
        assertFalse(Datagrams.append(all, Buffer.buffer("one"), MOST));
        assertFalse(Datagrams.append(all, Buffer.buffer("0123456789"), MOST));
        assertEquals(List.of("one", "0123456789"), texts(all));
    }

    @Test
    void nothingIsNoDatagram() {
        Buffer all = Buffer.buffer();
        assertFalse(Datagrams.append(all, Buffer.buffer(), MOST));
        assertEquals(List.of(), texts(all));
    }

    @Test
    void whatIsTooLongIsCutBetweenCharacters() {
        Buffer all = Buffer.buffer();
        assertTrue(Datagrams.append(all, Buffer.buffer("€€€€ and 𝄞𝄞"), MOST));
        assertEquals(List.of("€€€", "€ and ", "𝄞𝄞"), texts(all));
    }

    @Test
    void whatHasNoCharactersIsCutAnywhere() {
        Buffer all = Buffer.buffer();
        byte[] bytes = new byte[25];
        Arrays.fill(bytes, (byte) 0x80);
        assertTrue(Datagrams.append(all, Buffer.buffer(bytes), MOST));
        assertEquals(
                List.of(10, 10, 5), pieces(all).stream().map(Buffer::length).toList());
    }

    @Test
    void noByteIsLostWhateverTheyAre() {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        for (int i = 0; i < 2000; i++) {
            byte[] bytes = new byte[random.nextInt(200)];
            random.nextBytes(bytes);
            int most = 4 + random.nextInt(40);
            Buffer all = Buffer.buffer();
            Datagrams.append(all, Buffer.buffer(bytes), most);
            Buffer together = Buffer.buffer();
            for (Buffer piece : pieces(all)) {
                assertTrue(piece.length() > 0 && piece.length() <= most);
                together.appendBuffer(piece);
            }
            assertEquals(Buffer.buffer(bytes), together);
        }
    }

    private static List<String> texts(Buffer all) {
        return pieces(all).stream().map(Buffer::toString).toList();
    }

    private static List<Buffer> pieces(Buffer all) {
        List<Buffer> pieces = new ArrayList<>();
        Datagrams.each(all, (buffer, from, length) -> pieces.add(buffer.getBuffer(from, from + length)));
        return pieces;
    }
}
