package io.hubbub.net;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class SeldomTest {
    private final Seldom seldom = new Seldom(10, 2);

    @Test
    void theSameThingIsSaidAgainAfterAWhile() {
        assertTrue(seldom.isDue("one", 0));
        assertFalse(seldom.isDue("one", 9));
        assertTrue(seldom.isDue("two", 9));
        assertTrue(seldom.isDue("one", 10));
        assertFalse(seldom.isDue("one", 19));
    }

    @Test
    void ofManyThingsThoseSaidLongestAgoAreForgotten() {
        assertTrue(seldom.isDue("one", 0));
        assertTrue(seldom.isDue("two", 1));
        assertTrue(seldom.isDue("three", 2));
        assertFalse(seldom.isDue("two", 3));
        assertTrue(seldom.isDue("one", 4));
    }
}
