package io.hubbub.home;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hubbub.room.PastNick;
import io.hubbub.room.Profile;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PastNicksTest {
    private static PastNick past(String nick, long endedMs) {
        return new PastNick(nick, Profile.UNKNOWN, endedMs);
    }

    private static List<Long> times(PastNicks past, String nick) {
        return past.of(nick).stream().map(PastNick::endedMs).toList();
    }

    @Test
    void theNewestComesFirstHoweverItWasWritten() {
        PastNicks past = new PastNicks(100);
        past.add(past("bob", 1));
        past.add(past("BOB", 2));
        past.add(past("rob", 3));
        assertEquals(List.of(past("BOB", 2), past("bob", 1)), past.of("Bob"));
        assertEquals(List.of(), past.of("nobody"));
    }

    @Test
    void tenOfANickAreKept() {
        PastNicks past = new PastNicks(100);
        for (int i = 1; i <= 12; i++) {
            past.add(past("bob", i));
        }
        assertEquals(LongStream.rangeClosed(3, 12).map(i -> 15 - i).boxed().toList(), times(past, "bob"));
    }

    @Test
    void theNickThatWasUsedLongestAgoIsForgottenFirst() {
        PastNicks past = new PastNicks(3);
        past.add(past("a", 1));
        past.add(past("b", 2));
        past.add(past("a", 3));
        past.add(past("c", 4));
        assertEquals(List.of(3L, 1L), times(past, "a"));
        assertEquals(List.of(), times(past, "b"));
        assertEquals(List.of(4L), times(past, "c"));
        past.add(past("d", 5));
        past.add(past("e", 6));
        assertEquals(List.of(), times(past, "a"));
        assertEquals(List.of(4L), times(past, "c"));
    }

    @Test
    void whereFewAreKeptTheLastOfANickAreKept() {
        PastNicks past = new PastNicks(3);
        for (int i = 1; i <= 5; i++) {
            past.add(past("bob", i));
        }
        assertEquals(List.of(5L, 4L, 3L), times(past, "bob"));
    }

    @Test
    void whereNoneAreKeptNobodyIsKnown() {
        PastNicks past = new PastNicks(0);
        past.add(past("bob", 1));
        assertEquals(List.of(), past.of("bob"));
    }
}
