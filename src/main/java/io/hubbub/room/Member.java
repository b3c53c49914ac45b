package io.hubbub.room;

import java.util.Set;

/**
 * Somebody in a room, as the others see them. Immutable and shared: a new nick makes a new member of the same session.
 *
 * @param session which connection this is; unique in the whole server as long as it lives
 * @param nick the name shown
 * @param profile what else may be known
 * @param roles what they may do in this room
 * @param edition how many times nick or profile had been changed by then: tells of two rooms which has heard the latest
 */
public record Member(long session, String nick, Profile profile, Set<Role> roles, int edition) {

    /** What the server itself does is done by this one, who is in no room. */
    public static final Member SERVER = new Member(-1, "server");

    /** Stands where somebody is forgotten, and is the session of nobody. */
    public static final Member FORGOTTEN =
            new Member(-2, Names.FORGOTTEN, new Profile(Names.FORGOTTEN, "", ""), Set.of(), 0);

    public Member {
        roles = Set.copyOf(roles);
    }

    /** Somebody of whom nothing more is known. */
    public Member(long session, String nick) {
        this(session, nick, Profile.UNKNOWN, Set.of(), 0);
    }

    /** Whether it is the server itself. */
    public boolean isServer() {
        return session == SERVER.session;
    }

    /** Whether they have this role in the room. */
    public boolean is(Role role) {
        return roles.contains(role);
    }

    public Member renamed(String newNick, int newEdition) {
        return new Member(session, newNick, profile, roles, newEdition);
    }

    public Member with(Profile newProfile, int newEdition) {
        return new Member(session, nick, newProfile, roles, newEdition);
    }

    /** The same, where nobody has to be told of the properties. */
    public Member withoutProperties() {
        return profile.properties().isEmpty() ? this : with(profile.with(Properties.NONE), edition);
    }

    public Member with(Role role, boolean granted) {
        return new Member(session, nick, profile, Sets.with(roles, role, granted), edition);
    }
}
