package io.hubbub.room;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordingTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            30 | 100000 | for 30 days, the last 100,000 events at most
            1 | 0 | for a day
            0 | 500 | as long as it is among the last 500 events
            0 | 0 | for good
            """)
    void itTellsForHowLong(int days, int events, String words) {
        assertEquals("What is said here is kept " + words, new Recording(days, events, false).sentence());
    }
}
