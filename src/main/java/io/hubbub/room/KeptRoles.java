package io.hubbub.room;

import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * The roles in a room of somebody who is to be given them back. Immutable.
 *
 * @param nick what its holder was called last
 * @param sinceMs when its holder went, in milliseconds since 1970; 0 for one who was there when the server ended
 */
public record KeptRoles(Claim claim, String nick, Set<Role> roles, long sinceMs) {
    /** How long the roles of an account wait at least: a season, in which most people come back who mean to. */
    public static final long ACCOUNT_MS = TimeUnit.DAYS.toMillis(90);

    public KeptRoles {
        roles = Set.copyOf(roles);
    }

    /**
     * How long they wait where those of others do so for that time of grace, in milliseconds.
     *
     * @param isOwned whether the room belongs to somebody: then those of accounts wait until they are taken
     */
    public long waitMs(long graceMs, boolean isOwned) {
        if (!claim.isOfAccount()) {
            return graceMs;
        }
        return isOwned ? Long.MAX_VALUE : Math.max(graceMs, ACCOUNT_MS);
    }

    /** Whether it is about this role of somebody who had that nick. */
    public boolean has(Role role, String itsNick) {
        return roles.contains(role) && Names.same(nick, itsNick);
    }

    /** The same with one more role. */
    public KeptRoles with(Role role) {
        return new KeptRoles(claim, nick, Sets.with(roles, role, true), sinceMs);
    }

    /** The same without one of the roles. */
    public KeptRoles without(Role role) {
        return new KeptRoles(claim, nick, Sets.with(roles, role, false), sinceMs);
    }

    /** The same as of one who goes then. */
    public KeptRoles since(long ms) {
        return new KeptRoles(claim, nick, roles, ms);
    }
}
