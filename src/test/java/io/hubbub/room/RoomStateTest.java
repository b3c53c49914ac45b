package io.hubbub.room;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class RoomStateTest {
    private final RoomState state = new RoomState("den", Modes.NONE, 0, 0);
    private final Member bob = new Member(7, "bob");

    @Test
    void followsItsEvents() {
        state.apply(new Event.Joined(1, 0, bob));
        state.apply(new Event.TopicSet(2, 99, bob, "cheese"));
        state.apply(new Event.Renamed(3, 0, new Member(7, "rob"), "bob"));

        assertEquals(List.of(new Member(7, "rob")), List.copyOf(state.members()));
        assertEquals(new Topic("cheese", "bob", 99), state.topic());
        state.apply(new Event.Left(4, 0, new Member(7, "rob"), ""));
        assertEquals(0, state.size());
    }

    @Test
    void noticesAGapAndARepetition() {
        state.apply(new Event.Joined(1, 0, bob));

        assertThrows(IllegalStateException.class, () -> state.apply(new Event.Left(3, 0, bob, "")));
        assertThrows(IllegalStateException.class, () -> state.apply(new Event.Joined(1, 0, bob)));
    }

    @Test
    void aCopyGoesItsOwnWay() {
        state.apply(new Event.Joined(1, 0, bob));
        RoomState copy = state.copy();
        state.apply(new Event.Left(2, 0, bob, ""));

        assertEquals(1, copy.size());
        assertEquals(1, copy.seq());
    }
}
