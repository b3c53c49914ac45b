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

    /** What was said while a key or an invitation was needed, or the room was secret, is not for those who come later. */
    @Test
    void knowsSinceWhenItIsOpenToAll() {
        assertEquals(1, state.openFrom());
        state.apply(new Event.Joined(1, 0, bob));
        state.apply(changed(2, new ModeChange.KeySet("x")));
        assertEquals(RoomState.CLOSED, state.openFrom());
        state.apply(changed(3, new ModeChange.Switched(Mode.SECRET, true), new ModeChange.KeySet("")));
        assertEquals(RoomState.CLOSED, state.copy().openFrom());
        state.apply(changed(4, new ModeChange.Switched(Mode.SECRET, false)));
        assertEquals(4, state.withoutMembers().openFrom());
        state.apply(changed(5, new ModeChange.Switched(Mode.MODERATED, true)));
        assertEquals(4, state.openFrom());
        assertEquals(4, Visibility.pastFrom(state, 7));
        assertEquals(3, Visibility.pastFrom(state, 3));
        assertEquals(RoomState.CLOSED, new RoomState("den", Modes.NONE.with(Mode.SINCE_JOIN, true), 0, 0).openFrom());
        assertEquals(RoomState.CLOSED, new RoomState("den", Modes.NONE.with(Mode.INVITE_ONLY, true), 0, 0).openFrom());
    }

    private Event changed(long key, ModeChange... changes) {
        return new Event.ModesChanged(key, 0, bob, List.of(changes));
    }
}
