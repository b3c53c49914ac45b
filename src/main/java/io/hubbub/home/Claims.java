package io.hubbub.home;

import io.hubbub.room.Claim;
import io.hubbub.room.CloseReason;
import io.hubbub.room.Event;
import io.hubbub.room.KeptRoles;
import io.hubbub.room.Member;
import io.hubbub.room.ModeChange;
import io.hubbub.room.Role;
import io.hubbub.room.RoomState;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The roles that wait for their holders in one room: those of members who held a claim and whose connections ended. A member who leaves, is
 * kicked or thrown off the server gives them up; everybody else has a time of grace to come back. The owner of an account keeps them also on
 * leaving, and much longer. It goes by the times of events, and so is the same
 * in each copy of a room that has the same events. Runs on the home's loop.
 */
final class Claims {
    /** Most holders whose roles wait in one room; of those who have been away longest nothing more is known. */
    static final int MOST = 1000;

    private final long graceMs;

    private final Holders holders;

    /** Whether the room belongs to somebody. */
    private boolean isOwned;

    /** Those who are away, the longest first. */
    private final Map<Claim, KeptRoles> away = new LinkedHashMap<>(0);

    /**
     * @param holders which members hold which claims; it may be ahead of the state in here
     * @param isOwned whether the room belongs to somebody
     * @param away the roles that wait
     */
    Claims(long graceMs, Holders holders, boolean isOwned, Collection<KeptRoles> away) {
        this.graceMs = graceMs;
        this.holders = holders;
        this.isOwned = isOwned;
        away.forEach(kept -> this.away.put(kept.claim(), kept));
    }

    Claims copy() {
        return new Claims(graceMs, holders, isOwned, away.values());
    }

    /**
     * Takes in what an event has made of the roles.
     *
     * @param room the room with that event
     */
    void apply(Event event, RoomState room) {
        if (event instanceof Event.Joined joined) {
            forget(event.timeMs());
            away.remove(claim(joined.who()));
        } else if (event instanceof Event.Quit quit && isKept(quit)) {
            forget(event.timeMs());
            goes(quit, quit.cause() == CloseReason.SHUTDOWN, room);
        } else if (event instanceof Event.Left left && claim(left.who()).isOfAccount() && hasRoles(left)) {
            forget(event.timeMs());
            goes(left, false, room);
        } else if (event instanceof Event.ModesChanged changed) {
            forget(event.timeMs());
            isOwned = room.modes().areOwned();
            changed.changes().forEach(change -> change(change, changed, room));
        }
    }

    private Claim claim(Member who) {
        return holders.of(who.session());
    }

    private boolean isKept(Event.Quit quit) {
        return quit.cause() != CloseReason.KILLED
                && hasRoles(quit)
                && !claim(quit.who()).isNone();
    }

    private static boolean hasRoles(Event.Departed departed) {
        return !departed.who().roles().isEmpty();
    }

    /** @param isAtEnd whether it is the server that goes: then the time of grace begins with the next start */
    private void goes(Event.Departed gone, boolean isAtEnd, RoomState room) {
        Claim claim = claim(gone.who());
        boolean isElsewhere = room.roster().sessions().stream().anyMatch(member -> claim.equals(claim(member)));
        if (!isElsewhere) {
            long sinceMs = isAtEnd ? 0 : gone.timeMs();
            Set<Role> roles = lasting(gone.who());
            if (!roles.isEmpty()) {
                away.put(claim, new KeptRoles(claim, gone.who().nick(), roles, sinceMs));
                dropOldest();
            }
        }
    }

    /** Whether somebody is the owner is asked anew each time. */
    private static Set<Role> lasting(Member who) {
        return who.with(Role.OWNER, false).roles();
    }

    private void dropOldest() {
        if (away.size() > MOST) {
            Iterator<KeptRoles> oldest = away.values().iterator();
            oldest.next();
            oldest.remove();
        }
    }

    /** A role is taken from somebody who is away as from a member. The server takes one from who logs out, for whom it waits. */
    private void change(ModeChange change, Event.ModesChanged changed, RoomState room) {
        if (!(change instanceof ModeChange.RoleGiven given) || given.granted()) {
            return;
        } else if (changed.by().isServer()) {
            room.roster().called(given.nick()).forEach(who -> waits(given, claim(who), who, changed.timeMs()));
        } else {
            away.replaceAll((claim, kept) -> kept.has(given.role(), given.nick()) ? kept.without(given.role()) : kept);
            away.values().removeIf(kept -> kept.roles().isEmpty());
        }
    }

    private void waits(ModeChange.RoleGiven taken, Claim claim, Member who, long nowMs) {
        if (claim.isOfAccount() && taken.role() != Role.OWNER) {
            KeptRoles kept = away.getOrDefault(claim, new KeptRoles(claim, who.nick(), Set.of(), nowMs));
            away.put(claim, kept.with(taken.role()));
            dropOldest();
        }
    }

    private boolean isOver(KeptRoles kept, long nowMs) {
        return kept.sinceMs() != 0 && nowMs - kept.sinceMs() > kept.waitMs(graceMs, isOwned);
    }

    /** Nobody waits any more for those whose time is over. */
    void forget(long nowMs) {
        away.values().removeIf(kept -> isOver(kept, nowMs));
    }

    /** The roles that the holder of a claim is to have, from being away or from being there with another session. */
    Set<Role> of(Claim claim, RoomState room, long nowMs) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        KeptRoles kept = away.get(claim);
        if (claim.isNone()) {
            return roles;
        }
        if (room.modes().owner().holds(claim)) {
            roles.add(Role.OWNER);
            roles.add(Role.OPERATOR);
        }
        if (kept != null && !isOver(kept, nowMs)) {
            roles.addAll(kept.roles());
        }
        room.roster().sessions().stream()
                .filter(member -> !member.roles().isEmpty() && claim.equals(claim(member)))
                .forEach(member -> roles.addAll(member.roles()));
        return roles;
    }

    /** Whether the role of an operator waits for its holder. */
    boolean awaitOperator(long nowMs) {
        return away.values().stream().anyMatch(kept -> kept.roles().contains(Role.OPERATOR) && !isOver(kept, nowMs));
    }

    /** Whether somebody's time is over who would have been an operator. */
    boolean haveLostOperator(long nowMs) {
        return away.values().stream().anyMatch(kept -> kept.roles().contains(Role.OPERATOR) && isOver(kept, nowMs));
    }

    boolean hasAway(Role role, String nick) {
        return away.values().stream().anyMatch(kept -> kept.has(role, nick));
    }

    /** What is to be kept when the server ends now: members with roles count as there. */
    List<KeptRoles> kept(RoomState room) {
        Map<Claim, KeptRoles> all = new LinkedHashMap<>(away);
        for (Member member : room.roster().sessions()) {
            Set<Role> roles = lasting(member);
            Claim claim = roles.isEmpty() ? Claim.NONE : claim(member);
            if (!claim.isNone()) {
                all.put(claim, new KeptRoles(claim, member.nick(), roles, 0));
            }
        }
        return new ArrayList<>(all.values());
    }
}
