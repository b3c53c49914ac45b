package io.hubbub.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hubbub.room.Event;
import io.hubbub.store.StorageException;
import io.vertx.core.Promise;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What waits to be stored keeps its order, whatever fails. */
class SpoolTest {
    private static final long MOST_BYTES = 1000;

    private final Spool spool = new Spool(MOST_BYTES, () -> 7);
    private final KeptLog log = new KeptLog(20, 1, "den", Durability.RELAYED);

    private void relay(long from, long to, long weight) {
        List<Event> events = LongStream.rangeClosed(from, to)
                .<Event>mapToObj(seq -> new Event.Unknown(seq, 1))
                .toList();
        spool.relay(log, events, weight, null);
    }

    private Batch take() throws InterruptedException {
        return spool.take(0, 0);
    }

    @Test
    void theGapOfWhatHadNoRoomStaysBeforeWhatCameLaterThoughTheReaderWhoWaitedForItIsRefused() throws Exception {
        relay(1, 4, 900);
        relay(5, 9, 200);
        spool.committed(take());
        Promise<Void> reader = Promise.promise();
        assertTrue(spool.barrier(log, reader));
        Batch batch = take();
        relay(10, 12, 100);
        Batch left = spool.failed(batch, new StorageException("no"));

        assertTrue(reader.future().failed());
        assertEquals(
                List.of(new KeptLog.Span(5, 9)),
                left.items().stream().map(Batch.Item::lost).toList());
        spool.committed(left);
        Batch last = take();
        assertEquals(3, last.events());
        assertEquals(1, log.queued);
        spool.committed(last);
        assertEquals(0, log.queued);
        assertEquals(0, spool.bytes());
    }
}
