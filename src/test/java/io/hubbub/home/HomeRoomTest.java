package io.hubbub.home;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hubbub.room.Claim;
import io.hubbub.room.Event;
import io.hubbub.room.Member;
import io.hubbub.room.Modes;
import io.hubbub.room.RoomState;
import org.junit.jupiter.api.Test;

/** A room whose journal takes its time is bounded, and can be gone on from. */
class HomeRoomTest {
    private static HomeRoom room(boolean immediate) {
        RoomState state = new RoomState("den", Modes.NONE, 200_000, 77);
        return new HomeRoom("den", new Journal.Past(state, "word", 5), immediate, 0);
    }

    private static void comeIn(HomeRoom room, int people) {
        for (int i = 0; i < people; i++) {
            room.join(0, new Event.Joined(room.nextKey(), room.timeMs(i), new Member(i, "guest" + i)), Claim.NONE);
        }
    }

    @Test
    void nobodyComesInWhileTooMuchIsNotStored() {
        HomeRoom room = room(false);
        comeIn(room, HomeRoom.MOST_UNSTORED - 1);
        assertFalse(room.isFull());
        comeIn(room, 1);
        assertTrue(room.isFull());
        room.isPublished(room.drain(0, 1, 0).events());
        assertFalse(room.isFull());
    }

    @Test
    void aRoomThatPublishesAtOnceIsNeverFull() {
        HomeRoom room = room(true);
        comeIn(room, HomeRoom.MOST_UNSTORED);
        assertFalse(room.isFull());
    }

    @Test
    void itsPastHasItsKeyAndItsLastNumberAndNobody() {
        HomeRoom room = room(false);
        comeIn(room, 3);
        Journal.Past past = room.get();
        assertEquals("word", past.key());
        assertEquals(5, past.lastMs());
        assertEquals(3, past.state().seq());
        assertEquals(0, past.state().size());
        assertEquals(3, room.state().size());
    }
}
