package io.hubbub.home;

import io.hubbub.room.Event;
import io.hubbub.room.ModeChange;
import io.hubbub.room.RoomState;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * All that events say of a room: its state, its key, and who was invited and has not come. It never leaves the home, and so neither does the
 * key; copies of the state do.
 */
final class RoomRecord {
    /** Most invitations that stand in one room: as many as a person sends; of sessions that never come nothing else is forgotten. */
    static final int MOST_INVITED = 1000;

    private final RoomState state;
    private final Set<Long> invited;
    private final Claims claims;
    private String entryKey;

    RoomRecord(Journal.Past begun, Claims claims) {
        this(begun.state(), begun.key(), new LinkedHashSet<>(0), claims);
    }

    private RoomRecord(RoomState state, String entryKey, Set<Long> invited, Claims claims) {
        this.state = state;
        this.entryKey = entryKey;
        this.invited = invited;
        this.claims = claims;
    }

    RoomRecord copy() {
        return new RoomRecord(state.copy(), entryKey, new LinkedHashSet<>(invited), claims.copy());
    }

    /** The roles that wait for their holders. */
    Claims claims() {
        return claims;
    }

    /** The word that lets somebody in; empty for none. */
    String entryKey() {
        return entryKey;
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
        claims.apply(event, state);
        if (event instanceof Event.Joined joined) {
            invited.remove(joined.who().session());
        } else if (event instanceof Event.Invited invitation) {
            invite(invitation.who().session());
        } else if (event instanceof Event.ModesChanged changed) {
            keepKey(changed);
        }
    }

    /** The oldest invitation stands no more where there would be too many. */
    private void invite(long session) {
        invited.remove(session);
        invited.add(session);
        if (invited.size() > MOST_INVITED) {
            Iterator<Long> oldest = invited.iterator();
            oldest.next();
            oldest.remove();
        }
    }

    private void keepKey(Event.ModesChanged changed) {
        for (ModeChange change : changed.changes()) {
            if (change instanceof ModeChange.KeySet set) {
                entryKey = set.key();
            }
        }
    }
}
