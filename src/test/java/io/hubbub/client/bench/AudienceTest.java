package io.hubbub.client.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AudienceTest {
    private final Audience audience = audience(4, 1);

    @Test
    void whatComesBeforeTheStartingMarkerIsSkippedHoweverItIsCut() {
        byte[] early = Messages.ascii("welcome, you are guest7\r\n");
        for (int i = 0; i < 4; i++) {
            hear(i, early);
            hearInPieces(i, Messages.startMarker(), i + 1);
            hear(i, Messages.lines(0, 0));
        }
        assertTrue(audience.allStarted());
        assertEquals(1, audience.delivered());
        assertTrue(audience.hasEverything(1));
    }

    @Test
    void aProbeShowsThatAReceiverIsInTheRoom() {
        hear(0, Messages.line(MessageFormat.MARKER, Marker.FIRST_PROBE + 3));
        assertEquals(1, audience.sawProbeCount());
        hear(0, Messages.line(MessageFormat.MARKER, Marker.FIRST_PROBE + 4));
        assertEquals(1, audience.sawProbeCount());
        assertFalse(audience.allSawProbe());
        assertFalse(audience.allStarted());
    }

    @Test
    void aMessageIsDeliveredByTheFractionThatHasIt() {
        start();
        hear(0, Messages.lines(0, 0, 0, 1));
        assertEquals(0.5, audience.delivered());
        hear(1, Messages.lines(0, 0));
        assertEquals(0.75, audience.delivered());
        assertEquals(3, audience.deliveries());
        hear(1, Messages.lines(0, 1));
        hear(2, Messages.lines(0, 0, 0, 1));
        hear(3, Messages.lines(0, 0, 0, 1));
        assertEquals(2, audience.delivered());
    }

    @Test
    void whoMissesAMessageIsNamedAndOnlyThatReceiverHasLostIt() {
        start();
        hear(0, Messages.lines(0, 0, 0, 1, 0, 2));
        hear(1, Messages.lines(0, 0, 0, 2));
        hear(2, Messages.lines(0, 0, 0, 1, 0, 2));
        hear(3, Messages.lines(0, 0, 0, 1, 0, 2));
        assertEquals(new Tally(11, 1, 0, 0, 0), audience.tally(3));
        assertEquals(1, audience.parted());
        String named = audience.divergences().get(0).toString();
        assertTrue(named.startsWith("receiver 1 and receiver 0 differ at byte 50,"), named);
        assertTrue(named.contains("0 saw \"1~....") && named.contains("1 got \"2~...."), named);
    }

    @Test
    void theCountsAreTheSameWhenTheOddOneIsAhead() {
        start();
        hear(1, Messages.lines(0, 0, 0, 2));
        for (int other : new int[] {0, 2, 3}) {
            hear(other, Messages.lines(0, 0, 0, 1, 0, 2));
        }
        assertEquals(new Tally(11, 1, 0, 0, 0), audience.tally(3));
        assertEquals(3, audience.parted());
        assertTrue(audience.divergences().get(0).toString().startsWith("receiver 0 and receiver 1 differ"));
    }

    @Test
    void aDoubledMessageAndASwappedPairAreFound() {
        start();
        hear(0, Messages.lines(0, 0, 1, 0, 0, 1));
        hear(1, Messages.lines(0, 0, 1, 0, 1, 0, 0, 1));
        hear(2, Messages.lines(1, 0, 0, 0, 0, 1));
        hear(3, Messages.lines(0, 1, 0, 0, 1, 0));
        assertEquals(new Tally(12, 0, 1, 1, 0), audience.tally(3));
        assertEquals(3, audience.parted());
    }

    @Test
    void aReceiverThatPartedIsCheckedToTheEnd() {
        start();
        hear(0, Messages.lines(0, 0, 0, 1));
        hear(1, Messages.ascii("garbage\n"));
        hearInPieces(1, Messages.lines(0, 0, 0, 1), 7);
        hear(1, Messages.lines(0, 3));
        hear(0, Messages.lines(0, 2, 0, 3));
        assertEquals(new Tally(7, 9, 0, 0, 0), audience.tally(4));
    }

    @Test
    void whatADisconnectedReceiverHasNotGotIsLost() {
        start();
        for (int i = 0; i < 4; i++) {
            hear(i, Messages.lines(0, 0));
        }
        audience.gone(3);
        audience.gone(3);
        for (int i = 0; i < 3; i++) {
            hear(i, Messages.lines(0, 1, 0, 2));
        }
        assertEquals(1, audience.goneCount());
        assertEquals(3, audience.delivered());
        assertFalse(audience.hasEverything(3));
        assertEquals(new Tally(10, 2, 0, 0, 0), audience.tally(3));
    }

    @Test
    void whatAllMissIsLostForAll() {
        start();
        for (int i = 0; i < 4; i++) {
            hear(i, Messages.lines(0, 0, 0, 2));
        }
        assertEquals(new Tally(8, 4, 0, 0, 0), audience.tally(3));
        assertEquals(0, audience.parted());
        assertEquals(3, audience.delivered());
    }

    @Test
    void atMostSixtyFourReceiversAreMeasuredAndSmallAudiencesWholly() {
        assertEquals(4, audience.measuredCount());
        for (int count : new int[] {1, 8, 9, 100, 999, 1000, 10_000}) {
            Audience some = audience(count, 1);
            assertTrue(some.measuredCount() >= 1, count + " receivers");
            assertTrue(some.measuredCount() <= Audience.MAX_MEASURED, count + " receivers");
            assertTrue(some.isMeasured(0));
        }
    }

    @Test
    void groupsOfReceiversNeedNotSeeTheSameBytes() {
        Audience mixed = audience(4, 2);
        for (int i = 0; i < 4; i++) {
            hear(mixed, i, Messages.startMarker());
        }
        hear(mixed, 0, Messages.ascii("@tags "));
        hear(mixed, 0, Messages.lines(0, 0, 0, 1));
        hear(mixed, 1, Messages.lines(0, 0));
        assertEquals(0.75, mixed.delivered());
        hear(mixed, 2, Messages.ascii("@tags "));
        hear(mixed, 2, Messages.lines(0, 0, 0, 1));
        hear(mixed, 1, Messages.lines(0, 1));
        hear(mixed, 3, Messages.lines(0, 0, 0, 1));
        assertEquals(2, mixed.delivered());
        assertTrue(mixed.hasEverything(2));
        assertEquals(new Tally(8, 0, 0, 0, 0), mixed.tally(2));
        hear(mixed, 1, Messages.lines(0, 2));
        hear(mixed, 3, Messages.lines(0, 3));
        assertEquals(1, mixed.parted());
        assertFalse(mixed.hasEverything(3));
    }

    private static Audience audience(int count, int groups) {
        List<ReferenceLog> logs = Stream.generate(
                        () -> Messages.log(new StreamCheck(Messages.FORMAT, 2), new SendTimes(2)))
                .limit(groups)
                .toList();
        return new Audience(count, Messages.FORMAT, logs, new Latencies(), false);
    }

    private void start() {
        for (int i = 0; i < 4; i++) {
            hear(i, Messages.startMarker());
        }
    }

    private void hear(int receiver, byte[] bytes) {
        hear(audience, receiver, bytes);
    }

    private static void hear(Audience audience, int receiver, byte[] bytes) {
        audience.receive(receiver, bytes, 0, bytes.length, 0);
    }

    private void hearInPieces(int receiver, byte[] bytes, int size) {
        for (int from = 0; from < bytes.length; from += size) {
            hear(receiver, Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + size)));
        }
    }
}
