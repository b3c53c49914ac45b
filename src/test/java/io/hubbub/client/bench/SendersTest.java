package io.hubbub.client.bench;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class SendersTest {
    private final FakeSocket zero = new FakeSocket();
    private final FakeSocket one = new FakeSocket();
    private final StreamCheck seen = new StreamCheck(Messages.FORMAT, 2);
    private final SendTimes times = new SendTimes(2);
    private final Senders senders = senders(false);

    @Test
    void sendersTakeTurnsAndSayWhatIsDueInOneWrite() {
        assertEquals(3, senders.say(3, message -> 0));
        assertEquals(2, senders.say(2, message -> 0));
        assertEquals(1, senders.say(1, message -> 0));
        assertEquals(6, senders.total());
        assertEquals(2, zero.writes.size());
        assertArrayEquals(Messages.lines(0, 0, 0, 1, 0, 2), zero.writes.get(0).getBytes());
        assertArrayEquals(Messages.lines(0, 3), zero.writes.get(1).getBytes());
        assertArrayEquals(Messages.lines(1, 0, 1, 1), one.writes.get(0).getBytes());
    }

    @Test
    void theTimeOfEachMessageIsKept() {
        senders.say(2, message -> 1000 + message);
        senders.say(1, message -> 1000 + message);
        assertEquals(1001, times.get(0, 1));
        assertEquals(1002, times.get(1, 0));
        assertEquals(0, times.get(99, 0));
    }

    @Test
    void aSenderWhoseSocketIsFullIsPassedOver() {
        zero.full = true;
        assertEquals(1, senders.say(1, message -> 0));
        assertEquals(1, one.writes.size());
        one.full = true;
        assertEquals(0, senders.say(1, message -> 0));
        assertTrue(zero.writes.isEmpty());
    }

    @Test
    void onARawDoorASenderHasNoMoreUnderWayThanAServerReadsAtOnce() {
        Senders careful = senders(true);
        int allowed = Senders.SAFE_RAW_BYTES / Messages.BYTES;
        assertEquals(allowed, careful.say(1000, message -> 0));
        assertEquals(allowed, careful.say(1000, message -> 0));
        assertEquals(0, careful.say(1000, message -> 0));
        byte[] back = Messages.lines(1, 0, 1, 1);
        seen.read(back, 0, back.length);
        assertEquals(2, careful.say(1000, message -> 0));
        assertEquals(2, one.writes.size());
    }

    @Test
    void noMoreIsUnderWayThanTimesCanBeKeptFor() {
        int said = 0;
        for (int batch = senders.say(1000, message -> 0); batch > 0; batch = senders.say(1000, message -> 0)) {
            said += batch;
        }
        assertEquals(2 * times.perSender(), said);
    }

    @Test
    void theDialectsPackingGoesAroundEveryMessage() {
        Dialect redis = Dialect.REDIS;
        MessageFormat format = new MessageFormat(0xbeef, 31, '\n');
        new Senders(List.of(zero), format, redis.packing("room", 31), seen, times, Senders.Boundaries.KEPT)
                .say(1, message -> 0);
        String text = new String(Messages.line(0, 0), StandardCharsets.US_ASCII).trim();
        Buffer expected = Buffer.buffer("*3\r\n$7\r\nPUBLISH\r\n$4\r\nroom\r\n$31\r\n" + text + "\r\n");
        assertEquals(expected, zero.writes.get(0));
        assertEquals(Buffer.buffer("*2\r\n$9\r\nSUBSCRIBE\r\n$4\r\nroom\r\n"), redis.greeting("room"));
    }

    @Test
    void aMarkerIsNoMessage() {
        senders.mark(Marker.START);
        assertArrayEquals(Messages.startMarker(), zero.writes.get(0).getBytes());
        assertEquals(0, senders.total());
    }

    private Senders senders(boolean unframed) {
        return new Senders(
                List.of(zero, one),
                Messages.FORMAT,
                Packing.plain("", "\n"),
                seen,
                times,
                unframed ? Senders.Boundaries.NONE : Senders.Boundaries.KEPT);
    }
}
