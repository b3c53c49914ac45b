package io.hubbub.room;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PropertiesTest {
    private static final Properties SOME = Properties.of(Map.of("b", "2", "a", "1"));

    @Test
    void anEmptyValueTakesAPropertyAway() {
        assertEquals(Properties.of(Map.of("b", "2", "c", "3")), SOME.with(Map.of("a", "", "c", "3", "d", "")));
        assertSame(Properties.NONE, SOME.with(Map.of("a", "", "b", "")));
        assertSame(SOME, SOME.with(Map.of()));
    }

    @Test
    void keysStandInTheirOrder() {
        assertEquals(List.of("a", "b"), List.copyOf(SOME.keys()));
    }

    @Test
    void whatIsDifferentMakesOneOfTheOther() {
        Properties later = Properties.of(Map.of("a", "1", "b", "3", "c", "4"));
        assertEquals(Map.of("b", "3", "c", "4"), later.since(SOME));
        assertEquals(later, SOME.with(later.since(SOME)));
        assertEquals(Map.of("b", "2", "c", ""), SOME.since(later));
        assertEquals(SOME, later.with(SOME.since(later)));
        assertEquals(Map.of("a", "", "b", ""), SOME.cleared());
    }

    @Test
    void onlyWhatReallyChangesIsDifferent() {
        assertEquals(Map.of("b", ""), SOME.differing(Map.of("a", "1", "b", "", "c", "")));
    }
}
