package io.hubbub.net;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class RepeatLimiterTest {
    private final RepeatLimiter repeats = new RepeatLimiter(10, 2);

    @Test
    void theSameThingIsSaidAgainAfterAWhile() {
        assertTrue(repeats.isDue("one", 0));
        assertFalse(repeats.isDue("one", 9));
        assertTrue(repeats.isDue("two", 9));
        assertTrue(repeats.isDue("one", 10));
        assertFalse(repeats.isDue("one", 19));
    }

    @Test
    void ofManyThingsThoseSaidLongestAgoAreForgotten() {
        assertTrue(repeats.isDue("one", 0));
        assertTrue(repeats.isDue("two", 1));
        assertTrue(repeats.isDue("three", 2));
        assertFalse(repeats.isDue("two", 3));
        assertTrue(repeats.isDue("one", 4));
    }
}
