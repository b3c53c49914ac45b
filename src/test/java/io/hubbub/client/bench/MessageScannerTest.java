package io.hubbub.client.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MessageScannerTest {
    private static final String ONE = "~beef000100000000ff~...........";

    @Test
    void aMessageHasItsTagSenderAndNumberAndIsFilledUp() {
        assertEquals(ONE + "\n", new String(Messages.line(1, 255), StandardCharsets.US_ASCII));
        assertThrows(IllegalArgumentException.class, () -> new MessageFormat(1, MessageFormat.HEADER_BYTES - 1, '\n'));
    }

    @Test
    void theLargestNumbersComeThrough() {
        byte[] line = Messages.line(0xFFFE, (1L << 40) - 1);
        MessageScanner scanner = new MessageScanner(Messages.FORMAT);
        assertEquals(line.length, scanner.next(line, 0, line.length));
        assertEquals(0xFFFE, scanner.sender());
        assertEquals((1L << 40) - 1, scanner.number());
    }

    @Test
    void messagesAreFoundAmongAnythingElseInEveryChunkSize() {
        String stream =
                "* bob has joined\r\nguest1: " + ONE + "\r\n~~beef~bee\n~" + ONE + "\n$31\r\n" + ONE + "\r\nrest";
        List<String> whole = scan(stream, stream.length());
        assertEquals(List.of("1/255", "1/255", "1/255", "damaged 1"), whole);
        for (int size = 1; size < stream.length(); size++) {
            assertEquals(whole, scan(stream, size), "chunks of " + size);
        }
    }

    @Test
    void aMessageMayEndWithItsJsonText() {
        MessageFormat format = new MessageFormat(0xbeef, Messages.BYTES - 1, '"');
        byte[] bytes = Messages.ascii("{\"text\":\"" + ONE + "\"}\n{\"text\":\"" + ONE + "\n");
        MessageScanner scanner = new MessageScanner(format);
        int end = scanner.next(bytes, 0, bytes.length);
        assertEquals("{\"text\":\"".length() + ONE.length() + 1, end);
        assertEquals(-1, scanner.next(bytes, end, bytes.length));
        assertEquals(1, scanner.damaged());
    }

    @Test
    void anotherRunsMessagesAreNotOurs() {
        assertEquals(List.of("damaged 0"), scan(ONE.replace("beef", "dead") + "\n", 5));
    }

    @Test
    void whatDoesNotGoOnAsItShouldIsDamage() {
        for (String line : List.of(
                ONE + ".\n",
                ONE.substring(1).replace('.', 'x') + "\n" + ONE.replace("ff~", "ff!") + "\n",
                ONE.substring(0, 30) + "\n",
                ONE + "\r\r\n",
                ONE.replace("0001", "00g1") + "\n",
                ONE.substring(0, 25) + "\r\n")) {
            assertEquals(List.of("damaged 1"), scan(line, 7), line);
        }
    }

    @Test
    void aMessageInsideATornOneIsStillFound() {
        assertEquals(
                List.of("1/255", "damaged 1"), scan(ONE.substring(0, 12) + ONE + "\n" + ONE.substring(12) + "\n", 3));
    }

    @Test
    void aCopyGoesItsOwnWay() {
        byte[] line = Messages.line(1, 255);
        MessageScanner scanner = new MessageScanner(Messages.FORMAT);
        assertEquals(-1, scanner.next(line, 0, 20));
        MessageScanner copy = scanner.copy();
        assertEquals(line.length, copy.next(line, 20, line.length));
        assertEquals(255, copy.number());
        assertEquals(line.length, scanner.next(line, 20, line.length));
    }

    @Test
    void randomBytesAreNoMessages() {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        byte[] bytes = new byte[1 << 20];
        new Random(seed).nextBytes(bytes);
        MessageScanner scanner = new MessageScanner(Messages.FORMAT);
        assertEquals(-1, scanner.next(bytes, 0, bytes.length), "seed " + seed);
    }

    private static List<String> scan(String stream, int chunkSize) {
        byte[] bytes = Messages.ascii(stream);
        MessageScanner scanner = new MessageScanner(Messages.FORMAT);
        List<String> found = new ArrayList<>();
        for (int from = 0; from < bytes.length; from += chunkSize) {
            int to = Math.min(bytes.length, from + chunkSize);
            for (int at = scanner.next(bytes, from, to); at >= 0; at = scanner.next(bytes, at, to)) {
                found.add(scanner.sender() + "/" + scanner.number());
            }
        }
        found.add("damaged " + scanner.damaged());
        return found;
    }
}
