package io.hubbub.hub;

import io.hubbub.room.Event;
import io.hubbub.room.Member;
import io.hubbub.room.Role;
import io.hubbub.room.RoomState;

/** A hub's copy of a room, which follows the room's events. Runs on the hub's loop. */
final class RoomCopy {
    private final String key;

    /**
     * There as long as the room has members of this hub, and so exactly as long as the home knows this hub in the room: the next
     * member that comes in brings a snapshot, maybe of another room of that name.
     */
    private RoomState state;

    private String displayName;

    RoomCopy(String key) {
        this.key = key;
    }

    /** The room's folded name. */
    String key() {
        return key;
    }

    /** The room's name as its first visitor wrote it; there is none before somebody is in it. */
    String displayName() {
        return displayName;
    }

    /** The room as the members here have seen it; null while there is none. */
    RoomState state() {
        return state;
    }

    boolean isEmpty() {
        return state == null;
    }

    /** Takes a snapshot in if there is no state to go on with; null for none. */
    void adopt(RoomState snapshot) {
        if (snapshot != null && state == null) {
            state = snapshot;
            displayName = snapshot.name();
        }
    }

    /** Whether an event is news to it: a snapshot may include the first events of its batch. */
    boolean isBefore(Event event) {
        return state != null && event.seq() > state.seq();
    }

    void apply(Event event) {
        state.apply(event);
    }

    /** The room has no members here any more, or the copy can't be trusted. */
    void drop() {
        state = null;
    }

    /** Whether a session has a role in the room now, or a greater one. */
    boolean hasRole(long session, Role role) {
        return state != null
                && state.member(session)
                        .filter(member -> member.roles().stream().anyMatch(has -> has.compareTo(role) <= 0))
                        .isPresent();
    }

    /** Whether somebody is in the room and their latest change has not been seen here. */
    boolean hasStill(Member changed) {
        return state != null
                && state.member(changed.session())
                        .filter(member -> member.edition() < changed.edition())
                        .isPresent();
    }

    /** Whether a session is in the room. */
    boolean has(long session) {
        return state != null && state.member(session).isPresent();
    }
}
