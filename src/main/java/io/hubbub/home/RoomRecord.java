package io.hubbub.home;

import io.hubbub.room.Event;
import io.hubbub.room.RoomState;
import java.util.HashSet;
import java.util.Set;

/** All that events say of a room: its state, and who was invited and has not come. */
final class RoomRecord {
    private final RoomState state;
    private final Set<Long> invited;

    RoomRecord(RoomState state) {
        this(state, new HashSet<>(0));
    }

    private RoomRecord(RoomState state, Set<Long> invited) {
        this.state = state;
        this.invited = invited;
    }

    RoomRecord copy() {
        return new RoomRecord(state.copy(), new HashSet<>(invited));
    }

    RoomState state() {
        return state;
    }

    boolean isInvited(long session) {
        return invited.contains(session);
    }

    /** Takes the next event in, or nothing of it if the state can't. */
    void apply(Event event) {
        state.apply(event);
        if (event instanceof Event.Joined joined) {
            invited.remove(joined.who().session());
        } else if (event instanceof Event.Invited invitation) {
            invited.add(invitation.who().session());
        }
    }
}
