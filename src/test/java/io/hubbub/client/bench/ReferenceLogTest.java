package io.hubbub.client.bench;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.buffer.Buffer;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReferenceLogTest {
    private final SendTimes times = new SendTimes(2);
    private final ReferenceLog log = Messages.log(new StreamCheck(Messages.FORMAT, 2), times);

    @Test
    void whoeverIsAheadWritesAndTheOthersCompare() {
        LogCursor a = log.cursor();
        LogCursor b = log.cursor();
        assertEquals(-1, advance(a, Messages.lines(0, 0)));
        assertEquals(-1, advance(b, Messages.lines(0, 0, 1, 0)));
        assertEquals(-1, advance(a, Messages.lines(1, 0, 0, 1)));
        assertEquals(96, a.offset());
        assertEquals(64, b.offset());
        assertEquals(96, log.end());
        assertEquals(new Tally(3, 0, 0, 0, 0), log.check().tally(3));
    }

    @Test
    void theFirstByteThatDiffersIsFound() {
        LogCursor a = log.cursor();
        LogCursor b = log.cursor();
        advance(a, Messages.lines(0, 0, 0, 1, 0, 2));
        byte[] skipped = Messages.lines(0, 0, 0, 2);
        assertEquals(32 + 18, advance(b, skipped));
        assertEquals(50, b.offset());
        assertArrayEquals(new byte[] {'1', '~'}, b.after(2));
        assertArrayEquals(new byte[] {'0', '0'}, b.before(2));
    }

    @Test
    void theAuthorOfEveryByteIsKnown() {
        LogCursor zero = log.cursor();
        LogCursor one = log.cursor();
        LogCursor late = log.cursor();
        zero.advance(Messages.ascii("abc"), 0, 3, 0);
        one.advance(Messages.ascii("abcde"), 0, 5, 1);
        zero.advance(Messages.ascii("def"), 0, 3, 0);
        assertEquals(0, late.author());
        late.advance(Messages.ascii("abc"), 0, 3, 2);
        assertEquals(1, late.author());
        late.advance(Messages.ascii("de"), 0, 2, 2);
        assertEquals(0, late.author());
    }

    @Test
    void theCheckAtACursorKnowsOnlyWhatCameBefore() {
        LogCursor behind = log.cursor();
        advance(log.cursor(), Messages.lines(0, 0, 0, 1, 0, 5));
        advance(behind, Messages.lines(0, 0, 0, 1));
        assertEquals(new Tally(2, 0, 0, 0, 0), behind.checkHere().tally(2));
        assertEquals(new Tally(3, 3, 0, 0, 0), log.check().tally(6));
    }

    @Test
    void randomPiecesOfOneStreamAreTheSameForAllAcrossChunks() {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        byte[] stream = longStream();
        int readers = 5;
        LogCursor[] cursors =
                IntStream.range(0, readers).mapToObj(i -> log.cursor()).toArray(LogCursor[]::new);
        while (IntStream.range(0, readers).anyMatch(i -> cursors[i].offset() < stream.length)) {
            int reader = random.nextInt(readers);
            int from = (int) cursors[reader].offset();
            int to = Math.min(stream.length, from + random.nextInt(100_000));
            assertEquals(-1, cursors[reader].advance(stream, from, to, reader), "seed " + seed);
        }
        assertEquals(stream.length, log.end());
        assertEquals(new Tally(10_000, 0, 0, 0, 0), log.check().tally(10_000));
        assertEquals(new Tally(10_000, 0, 0, 0, 0), cursors[0].checkHere().tally(10_000));
    }

    @Test
    void aDifferenceBehindAChunkBoundaryIsFoundAtItsPlace() {
        byte[] stream = longStream();
        log.cursor();
        LogCursor behind = log.cursor();
        log.cursor().advance(stream, 0, stream.length, 0);
        byte[] other = stream.clone();
        int at = LogChunk.BYTES + 12_345;
        other[at] ^= 1;
        assertEquals(at, behind.advance(other, 0, other.length, 1));
        assertEquals(at, behind.offset());
        assertEquals(at / (Messages.BYTES + 1), behind.checkHere().accounted());
    }

    @Test
    void arrivalsAreRecordedOncePerMessageWhenItsLastByteIsThere() {
        Latencies latencies = new Latencies();
        latencies.measure(0);
        times.put(0, 0, 1_000);
        times.put(0, 1, 2_000);
        Arrivals arrivals = log.arrivals();
        LogCursor cursor = log.cursor();
        advance(log.cursor(), Messages.lines(0, 0, 0, 1));

        cursor.advance(Messages.lines(0, 0), 0, 31, 1);
        arrivals.record(cursor, 10_000, latencies);
        assertEquals(0, latencies.takeInterval().samples());

        cursor.advance(Messages.ascii("\n"), 0, 1, 1);
        arrivals.record(cursor, 11_000, latencies);
        arrivals.record(cursor, 99_000, latencies);
        Latencies.Percentiles first = latencies.takeInterval();
        assertEquals(1, first.samples());
        assertEquals(10, first.max(), 0.1);

        advance(cursor, Messages.lines(0, 1));
        arrivals.record(cursor, 22_000, latencies);
        assertEquals(20, latencies.takeInterval().max(), 0.1);
        assertEquals(2, latencies.total().samples());
    }

    @Test
    void arrivalsFollowAcrossChunks() {
        Latencies latencies = new Latencies();
        latencies.measure(-1);
        Arrivals arrivals = log.arrivals();
        LogCursor cursor = log.cursor();
        byte[] stream = longStream();
        log.cursor().advance(stream, 0, stream.length, 0);
        for (int from = 0; from < stream.length; from += 50_000) {
            cursor.advance(stream, from, Math.min(stream.length, from + 50_000), 1);
            arrivals.record(cursor, 5, latencies);
        }
        assertEquals(10_000, latencies.takeInterval().samples());
    }

    private static int advance(LogCursor cursor, byte[] bytes) {
        return cursor.advance(bytes, 0, bytes.length, 0);
    }

    /** 10,000 messages with a space after each, so that they do not fit evenly into the log's chunks. */
    private static byte[] longStream() {
        Buffer stream = Buffer.buffer();
        for (int i = 0; i < 10_000; i++) {
            stream.appendBytes(Messages.line(0, i)).appendByte((byte) ' ');
        }
        return stream.getBytes();
    }
}
