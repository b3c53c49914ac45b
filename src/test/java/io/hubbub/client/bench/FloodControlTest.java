package io.hubbub.client.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class FloodControlTest {
    private static final FloodControl TOLD = new FloodControl(40, 5);

    @Test
    void aLimitThatTheServerToldIsSpokenOfOnceSomebodyReachedIt() {
        assertTrue(TOLD.note(100, 9, 881, true)
                .startsWith("flood control lets each sender say 40 messages at once and 5"));
        assertEquals("", TOLD.note(40, 4, 400, true));
    }

    @Test
    void oneThatItDidNotTellShowsWherePeopleAreAllowedNoMore() {
        assertTrue(FloodControl.NONE
                .note(500, 5, 5000, true)
                .startsWith("5.0 messages a second of each sender look like"));
        assertEquals("", FloodControl.NONE.note(500, 5, 5000, false));
        assertEquals("", FloodControl.NONE.note(500, 26, 5000, true));
        assertEquals("", FloodControl.NONE.note(500, 5, 50_000, true));
    }
}
