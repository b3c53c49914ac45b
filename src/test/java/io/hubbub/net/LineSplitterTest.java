package io.hubbub.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LineSplitterTest {
    private static final String TOO_LONG = "(too long)";

    @Test
    void endsAreLineFeedAndCarriageReturnLineFeed() {
        assertEquals(List.of("one", "two", "", "", "three"), split(99, "one\ntwo\r\n\n\r\nthree\n", 99));
    }

    @Test
    void aLoneCarriageReturnStaysInTheLine() {
        assertEquals(List.of("a\rb", "\r", "c\r"), split(99, "a\rb\n\r\r\nc\r\r\n", 99));
    }

    @Test
    void theChunkSizeMakesNoDifference() {
        String text = "one\r\ntwo\n\n\r\n\r\r\n12345678\r\n123456789\r\n12345678\r1\nlast\rline\nunfinished";
        List<String> whole = split(8, text, text.length());
        assertEquals(List.of("one", "two", "", "", "\r", "12345678", TOO_LONG, TOO_LONG, TOO_LONG, TOO_LONG), whole);
        for (int size = 1; size < text.length(); size++) {
            assertEquals(whole, split(8, text, size), "chunks of " + size);
        }
    }

    @Test
    void aLineOfExactlyTheLimitPassesAndOneByteMoreDoesNot() {
        for (String end : List.of("\n", "\r\n")) {
            for (int size = 1; size <= 8; size++) {
                assertEquals(List.of("12345"), split(5, "12345" + end, size), "chunks of " + size);
                assertEquals(List.of(TOO_LONG, "ok"), split(5, "123456" + end + "ok" + end, size), "chunks of " + size);
            }
        }
    }

    @Test
    void anOverLongLineIsReportedBeforeItsEndComes() {
        Recorder lines = new Recorder();
        LineSplitter splitter = new LineSplitter(4, lines);
        splitter.handle(Buffer.buffer("12345"));
        assertEquals(List.of(TOO_LONG), lines.seen);
        splitter.handle(Buffer.buffer("6789 still the same line"));
        splitter.handle(Buffer.buffer("\nnext\n"));
        assertEquals(List.of(TOO_LONG, "next"), lines.seen);
    }

    @Test
    void anUnfinishedLineCountsAtTheEndOfTheStream() {
        assertEquals(List.of("a", "(end)", "b"), splitAndEnd(9, "a\nb"));
        assertEquals(List.of("a", "(end)"), splitAndEnd(9, "a\n"));
        assertEquals(List.of("(end)", "a\r"), splitAndEnd(9, "a\r"));
        assertEquals(List.of("(end)", TOO_LONG), splitAndEnd(2, "ab\r"));
        assertEquals(List.of(TOO_LONG, "(end)"), splitAndEnd(2, "abc"));
    }

    @Test
    void whatIsNotTakenYetComesLaterInOrderAndBeforeTheEnd() {
        Recorder lines = new Recorder();
        LineSplitter splitter = new LineSplitter(9, lines);
        lines.most = 1;
        splitter.handle(Buffer.buffer("a\nb\nc"));
        splitter.handle(Buffer.buffer("d\ne"));
        splitter.end();
        assertEquals(List.of("a"), lines.seen);

        lines.most = 2;
        splitter.goOn();
        assertEquals(List.of("a", "b"), lines.seen);
        assertFalse(splitter.isIdle());

        lines.most = 9;
        splitter.goOn();
        assertEquals(List.of("a", "b", "cd", "e"), lines.seen);
        assertTrue(splitter.isIdle());
    }

    @Test
    void aCallbackThatAsksToGoOnIsNotCalledFromInsideItself() {
        int[] depth = new int[2];
        LineSplitter[] splitter = new LineSplitter[1];
        splitter[0] = new LineSplitter(9, new Recorder() {
            @Override
            public void line(Buffer line) {
                depth[0]++;
                splitter[0].goOn();
                depth[1] = Math.max(depth[1], depth[0]);
                depth[0]--;
            }
        });
        splitter[0].handle(Buffer.buffer("\n".repeat(100)));
        assertEquals(1, depth[1]);
    }

    @Test
    void theChunkMayBeReusedAfterwards() {
        Recorder lines = new Recorder();
        LineSplitter splitter = new LineSplitter(9, lines);
        Buffer chunk = Buffer.buffer("ab\ncd");
        splitter.handle(chunk);
        chunk.setBytes(0, "?????".getBytes(StandardCharsets.US_ASCII));
        splitter.handle(Buffer.buffer("\n"));
        assertEquals(List.of("ab", "cd"), lines.seen);
        assertEquals("ab", lines.first.toString());
    }

    @Test
    void aCallbackThatThrowsLeavesTheSplitterUsable() {
        LineSplitter splitter = new LineSplitter(9, new Recorder() {
            @Override
            public void line(Buffer line) {
                if (line.toString().equals("bad")) {
                    throw new IllegalStateException("bad");
                }
                super.line(line);
            }
        });
        splitter.handle(Buffer.buffer("ba"));
        assertThrows(IllegalStateException.class, () -> splitter.handle(Buffer.buffer("d\n")));
        splitter.handle(Buffer.buffer("good\n"));
    }

    @Test
    void aLimitThatLetsNothingThroughIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new LineSplitter(0, new Recorder()));
        assertThrows(IllegalArgumentException.class, () -> new LineSplitter(Integer.MAX_VALUE, new Recorder()));
    }

    @Test
    void randomBytesInRandomChunksGiveWhatAPlainSplitGives() {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        for (int round = 0; round < 500; round++) {
            byte[] bytes = randomBytes(random);
            int limit = 1 + random.nextInt(20);
            Recorder lines = new Recorder();
            LineSplitter splitter = new LineSplitter(limit, lines);
            for (int at = 0; at < bytes.length; ) {
                int size = Math.min(1 + random.nextInt(40), bytes.length - at);
                splitter.handle(Buffer.buffer().appendBytes(bytes, at, size));
                at += size;
            }
            assertEquals(plainSplit(bytes, limit), lines.seen, "seed " + seed + ", round " + round);
        }
    }

    /** Mostly line ends and few other bytes, the last a line end: what is hard for a splitter. */
    private static byte[] randomBytes(Random random) {
        byte[] bytes = new byte[1 + random.nextInt(300)];
        random.nextBytes(bytes);
        for (int i = 0; i < bytes.length; i++) {
            int kind = random.nextInt(8);
            bytes[i] = kind == 0 ? (byte) '\n' : kind == 1 ? (byte) '\r' : bytes[i];
        }
        bytes[bytes.length - 1] = '\n';
        return bytes;
    }

    private static List<String> plainSplit(byte[] bytes, int limit) {
        List<String> expected = new ArrayList<>();
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        for (String line : text.substring(0, text.length() - 1).split("\n", -1)) {
            String content = line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
            expected.add(content.length() > limit ? TOO_LONG : content);
        }
        return expected;
    }

    private static List<String> split(int limit, String text, int chunkSize) {
        Recorder lines = new Recorder();
        LineSplitter splitter = new LineSplitter(limit, lines);
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        for (int at = 0; at < bytes.length; at += chunkSize) {
            splitter.handle(Buffer.buffer().appendBytes(bytes, at, Math.min(chunkSize, bytes.length - at)));
        }
        return lines.seen;
    }

    private static List<String> splitAndEnd(int limit, String text) {
        Recorder lines = new Recorder();
        LineSplitter splitter = new LineSplitter(limit, lines);
        splitter.handle(Buffer.buffer(text));
        lines.seen.add("(end)");
        splitter.end();
        return lines.seen;
    }

    private static class Recorder implements LineSplitter.Lines {
        private final List<String> seen = new ArrayList<>();
        private Buffer first;
        private int most = Integer.MAX_VALUE;

        @Override
        public boolean takesMore() {
            return seen.size() < most;
        }

        @Override
        public void line(Buffer line) {
            first = first == null ? line : first;
            seen.add(line.toString(StandardCharsets.ISO_8859_1));
        }

        @Override
        public void lineTooLong() {
            seen.add(TOO_LONG);
        }
    }
}
