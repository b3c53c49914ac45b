package io.hubbub.home;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.hubbub.bus.Nodes;
import io.hubbub.room.Mode;
import io.hubbub.room.Modes;
import io.hubbub.room.Properties;
import io.hubbub.room.RoomState;
import io.hubbub.room.StandingRoom;
import io.hubbub.room.Topic;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StandingRoomsTest {
    private static final long LOG = 200_000;

    private static StandingRoom wanted(Optional<String> topic, Optional<Set<Mode>> rules) {
        return new StandingRoom("lobby", topic, rules, Optional.empty(), OptionalInt.empty());
    }

    private static Journal.Past begin(StandingRoom wanted, Journal.Past past) {
        return new StandingRooms(List.of(wanted), Nodes.one(1), 0, () -> 77)
                .begin("lobby", new Journal.Log(LOG, 5, true, Optional.ofNullable(past)));
    }

    private static Journal.Past past(Topic topic, Modes modes, String key, long edition) {
        RoomState state = new RoomState(
                "lobby",
                5,
                (LOG << 36) + 9,
                3,
                modes.areOpen() ? 2 : RoomState.CLOSED,
                topic,
                Properties.NONE,
                modes,
                List.of(),
                Map.of());
        return new Journal.Past(state, key, 50, edition, List.of());
    }

    @Test
    void aNewRoomHasWhatIsWanted() {
        Journal.Past begun = begin(wanted(Optional.of("hi"), Optional.of(Set.of(Mode.MODERATED))), null);
        assertEquals(new Topic("hi", "", 77), begun.state().topic());
        assertEquals(Set.of(Mode.MODERATED), begun.state().modes().set());
        assertEquals(77, begun.state().createdMs());
        assertEquals(0, begun.state().seq());
    }

    @Test
    void whatHasChangedSinceStaysAsLongAsTheSameIsWanted() {
        StandingRoom wanted = wanted(Optional.of("hi"), Optional.of(Set.of(Mode.SECRET)));
        Journal.Past past = past(new Topic("bears", "ann", 9), Modes.NONE, "", wanted.edition());
        assertSame(past, begin(wanted, past));
    }

    @Test
    void whatIsWantedAnewHolds() {
        Journal.Past past = past(new Topic("bears", "ann", 9), Modes.NONE, "", 1);
        Journal.Past begun = begin(wanted(Optional.of("hi"), Optional.of(Set.of(Mode.SECRET))), past);
        assertEquals(new Topic("hi", "", 77), begun.state().topic());
        assertEquals(Set.of(Mode.SECRET), begun.state().modes().set());
        assertEquals(RoomState.CLOSED, begun.state().openFrom());
        assertEquals(9, begun.state().seq());
    }

    @Test
    void whatNothingIsWantedOfStays() {
        Journal.Past past = past(
                new Topic("bears", "ann", 9),
                Modes.NONE.with(Set.of(Mode.SECRET)).withKey(true),
                "word",
                0);
        Journal.Past begun = begin(wanted(Optional.empty(), Optional.empty()), past);
        assertEquals(past.state().topic(), begun.state().topic());
        assertEquals(past.state().modes(), begun.state().modes());
        assertEquals("word", begun.key());
    }

    @Test
    void aRoomThatIsOpenedToAllShowsNothingOfBefore() {
        Journal.Past past = past(Topic.NONE, Modes.NONE.with(Set.of(Mode.SECRET)), "", 0);
        Journal.Past begun = begin(wanted(Optional.empty(), Optional.of(Set.of())), past);
        assertEquals(10, begun.state().openFrom());
    }
}
