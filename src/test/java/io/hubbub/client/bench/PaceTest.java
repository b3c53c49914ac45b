package io.hubbub.client.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class PaceTest {
    private final FakeSocket zero = new FakeSocket();
    private final FakeSocket one = new FakeSocket();
    private final StreamCheck check = new StreamCheck(Messages.FORMAT, 2);
    private final SendTimes times = new SendTimes(2);
    private final Audience audience =
            new Audience(2, Messages.FORMAT, List.of(Messages.log(check, times)), new Latencies(), false);
    private final Senders senders = new Senders(
            List.of(zero, one), Messages.FORMAT, Packing.plain("", "\n"), check, times, Senders.Boundaries.KEPT);

    @Test
    void theWindowIsFilledAndNeverExceeded() {
        Pace pace = new InFlightPace(6, senders, audience);
        pace.send(0);
        assertEquals(6, senders.total());
        assertEquals(1, zero.writes.size());
        assertEquals(1, one.writes.size());
        pace.send(1);
        assertEquals(6, senders.total());
    }

    @Test
    void aSendersShareGoesOutWhenThatMuchHasComeBackOnTheMean() {
        start();
        Pace pace = new InFlightPace(6, senders, audience);
        pace.send(0);
        hear(0, Messages.lines(0, 0, 0, 1, 0, 2, 1, 0));
        hear(1, Messages.lines(0, 0));
        pace.send(1);
        assertEquals(6, senders.total(), "two and a half are back");
        hear(1, Messages.lines(0, 1));
        pace.send(2);
        assertEquals(9, senders.total(), "three are back");
    }

    @Test
    void oneInFlightWaitsForTheLastReceiver() {
        start();
        Pace pace = new InFlightPace(1, senders, audience);
        pace.send(0);
        hear(0, Messages.lines(0, 0));
        pace.send(1);
        assertEquals(1, senders.total());
        hear(1, Messages.lines(0, 0));
        pace.send(2);
        assertEquals(2, senders.total());
    }

    @Test
    void aRateIsKeptByTheClock() {
        Pace pace = new RatePace(1000, 5_000_000, senders);
        pace.send(5_000_000);
        assertEquals(1, senders.total());
        assertEquals(1_000_000, pace.nextDueNs(5_000_000));
        pace.send(5_999_999);
        assertEquals(1, senders.total());
        pace.send(15_000_000);
        assertEquals(11, senders.total());
    }

    @Test
    void aMessageThatGoesOutLateCountsFromWhenItWasDue() {
        Pace pace = new RatePace(1000, 0, senders);
        zero.full = true;
        one.full = true;
        pace.send(3_000_000);
        assertEquals(0, senders.total());
        zero.full = false;
        pace.send(10_000_000);
        assertEquals(11, senders.total());
        assertEquals(0, times.get(0, 0));
        assertEquals(3_000_000, times.get(0, 3));
    }

    private void start() {
        hear(0, Messages.startMarker());
        hear(1, Messages.startMarker());
    }

    private void hear(int receiver, byte[] bytes) {
        audience.receive(receiver, bytes, 0, bytes.length, 0);
    }
}
