package io.hubbub.room;

import java.util.EnumSet;
import java.util.Set;

/**
 * Somebody in a room, as the others see them. Immutable and shared: a new nick makes a new member of the same session.
 *
 * @param session which connection this is; unique in the whole server as long as it lives
 * @param nick the name shown
 * @param profile what else may be known
 * @param roles what they may do in this room
 */
public record Member(long session, String nick, Profile profile, Set<Role> roles) {

    public Member {
        roles = Set.copyOf(roles);
    }

    /** Somebody of whom nothing more is known. */
    public Member(long session, String nick) {
        this(session, nick, Profile.UNKNOWN, Set.of());
    }

    /** Whether they have this role in the room. */
    public boolean is(Role role) {
        return roles.contains(role);
    }

    Member renamed(String newNick) {
        return new Member(session, newNick, profile, roles);
    }

    Member with(Profile newProfile) {
        return new Member(session, nick, newProfile, roles);
    }

    Member with(Role role, boolean granted) {
        Set<Role> changed = EnumSet.noneOf(Role.class);
        changed.addAll(roles);
        if (granted) {
            changed.add(role);
        } else {
            changed.remove(role);
        }
        return new Member(session, nick, profile, changed);
    }
}
