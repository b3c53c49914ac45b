package io.hubbub.client.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;

class ProcessStatsTest {
    @Test
    void timesAreFoundWhateverTheProcessIsCalled() {
        String stat = "42 (a (strange) name) S 1 42 42 0 -1 4194304 100 0 0 0 150 50 7 8 20 0 1 0 12345 1000 2000";
        String status = "Name:\tjava\nVmPeak:\t  999 kB\nVmRSS:\t  123456 kB\nThreads:\t20\n";
        assertEquals(new ProcessStats(2_000_000, 123_456), ProcessStats.parse(stat, status));
    }

    @Test
    void aProcessThatIsNotThereHasNone() {
        assertNull(Snapshot.statsOrNull(999_999_999));
    }
}
