package io.hubbub.home;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hubbub.room.Event;
import io.hubbub.room.Member;
import io.hubbub.room.ModeChange;
import io.hubbub.room.Modes;
import io.hubbub.room.RoomState;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What events say of a room beside its state. */
class RoomRecordTest {
    private static final Member ANN = new Member(1, "ann");

    private final RoomState state = new RoomState("den", Modes.NONE, 200_000, 77);
    private final RoomRecord record =
            new RoomRecord(new Journal.Past(state, "", 0), new Claims(0, new Holders(), false, List.of()));

    private void invite(long session) {
        record.apply(new Event.Invited(state.nextKey(), 0, ANN, new Member(session, "guest" + session)));
    }

    @Test
    void anInvitationStandsUntilItsSessionComes() {
        invite(7);
        RoomRecord copy = record.copy();
        assertTrue(record.isInvited(7));
        record.apply(new Event.Joined(state.nextKey(), 0, new Member(7, "guest7")));
        assertFalse(record.isInvited(7));
        assertTrue(copy.isInvited(7), "a copy goes on by itself");
    }

    @Test
    void ofTooManyInvitationsTheOldestStandNoMore() {
        for (int i = 0; i < RoomRecord.MOST_INVITED; i++) {
            invite(i);
        }
        invite(0);
        invite(RoomRecord.MOST_INVITED);
        assertTrue(record.isInvited(0), "invited again");
        assertFalse(record.isInvited(1));
        assertTrue(record.isInvited(2));
    }

    @Test
    void theKeyIsInNoCopyOfTheState() {
        record.apply(new Event.ModesChanged(state.nextKey(), 0, ANN, List.of(new ModeChange.KeySet("word"))));
        assertEquals("word", record.entryKey());
        assertTrue(state.modes().hasKey());
        assertFalse(state.modes().toString().contains("word"));
    }
}
