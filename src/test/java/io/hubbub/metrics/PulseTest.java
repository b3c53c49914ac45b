package io.hubbub.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class PulseTest {
    private static final long MS = 1_000_000;
    private static final long SECOND = 1000 * MS;

    /** Clocks for durations may start anywhere. */
    private static final long START = -5 * SECOND;

    private final Pulse pulse = new Pulse(START);

    @Test
    void aLoopThatIsInTimeHasNoLag() {
        pulse.beat(START + SECOND);
        assertEquals(0, pulse.lagNs(START + SECOND));
        assertEquals(0, pulse.lagNs(START + SECOND + 999 * MS));
    }

    @Test
    void whatIsLateLagsUntilTheNextBeat() {
        pulse.beat(START + SECOND + 30 * MS);
        assertEquals(30 * MS, pulse.lagNs(START + SECOND + 500 * MS));
        pulse.beat(START + 2 * SECOND + 30 * MS);
        assertEquals(0, pulse.lagNs(START + 2 * SECOND + 30 * MS));
    }

    @Test
    void whoIsLateEveryTimeLagsEveryTime() {
        pulse.beat(START + SECOND + 30 * MS);
        pulse.beat(START + 2 * SECOND + 60 * MS);
        assertEquals(30 * MS, pulse.lagNs(START + 2 * SECOND + 60 * MS));
    }

    @Test
    void aLoopThatStandsLagsMoreAndMoreBeforeItEverAnswers() {
        pulse.beat(START + SECOND);
        assertEquals(3 * SECOND, pulse.lagNs(START + 5 * SECOND));
        assertEquals(4 * SECOND, pulse.silentNs(START + 5 * SECOND));
        assertEquals(9 * SECOND, pulse.lagNs(START + 11 * SECOND));
    }

    @Test
    void aReadersClockMayBeBehindTheLoops() {
        pulse.beat(START + SECOND);
        assertEquals(0, pulse.silentNs(START + SECOND - MS));
        assertEquals(0, pulse.lagNs(START + SECOND - MS));
    }
}
