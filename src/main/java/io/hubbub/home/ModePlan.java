package io.hubbub.home;

import io.hubbub.room.Mask;
import io.hubbub.room.MaskList;
import io.hubbub.room.Member;
import io.hubbub.room.ModeChange;
import io.hubbub.room.Modes;
import io.hubbub.room.Policy;
import io.hubbub.room.Refusal;
import io.hubbub.room.Refusal.Why;
import io.hubbub.room.Rights;
import io.hubbub.room.Role;
import io.hubbub.room.RoomState;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Changes of a room's rules on their way to become one event: each is looked at as if those before it had happened, and what
 * changes nothing is left out. Tells why a change can't be had. Lives for one request.
 */
final class ModePlan implements ModeChange.Handler<Optional<Refusal>> {
    private final RoomState room;
    private final Claims claims;
    private final Member by;
    private final Rights rights;
    private final int mostMasks;
    private String key;
    private final List<ModeChange> changes = new ArrayList<>();
    private final Map<MaskList, Set<Mask>> lists = new EnumMap<>(MaskList.class);
    private final Map<Long, Set<Role>> roles = new HashMap<>(0);
    private Modes modes;

    /**
     * @param changed the room before
     * @param by who wants it, and may do what operators do
     * @param mostMasks how many masks may be in one of its lists
     */
    ModePlan(HomeRoom changed, Member by, Rights rights, int mostMasks) {
        this.room = changed.state();
        this.claims = changed.claims();
        this.by = by;
        this.rights = rights;
        this.key = changed.entryKey();
        this.mostMasks = mostMasks;
        this.modes = room.modes();
    }

    /** The changes that will happen, in the order of the requests. */
    List<ModeChange> changes() {
        return List.copyOf(changes);
    }

    @Override
    public Optional<Refusal> switched(ModeChange.Switched switched) {
        return change(modes.with(switched.mode(), switched.on()), switched);
    }

    @Override
    public Optional<Refusal> keySet(ModeChange.KeySet set) {
        if (!set.key().equals(key)) {
            key = set.key();
            changes.add(set);
        }
        return Optional.empty();
    }

    @Override
    public Optional<Refusal> limitSet(ModeChange.LimitSet set) {
        return change(modes.withLimit(set.limit()), set);
    }

    @Override
    public Optional<Refusal> roleGiven(ModeChange.RoleGiven given) {
        Optional<Member> who = room.memberCalled(given.nick());
        boolean isAway = !given.granted() && claims.hasAway(given.role(), given.nick());
        Optional<Why> fault = who.flatMap(member -> Policy.giveRole(by, rights, member, given));
        if (fault.isPresent()) {
            return refusal(fault.get(), given.nick());
        } else if (who.isPresent()) {
            give(given, who.get(), isAway);
        } else if (isAway) {
            changes.add(given);
        }
        return who.isPresent() || isAway ? Optional.empty() : refusal(Why.NOT_THERE, given.nick());
    }

    /** Whom a room belongs to is no rule that operators change. */
    @Override
    public Optional<Refusal> ownerSet(ModeChange.OwnerSet set) {
        return refusal(Why.BY_TRANSFER_ONLY, room.name());
    }

    @Override
    public Optional<Refusal> keepSet(ModeChange.KeepSet set) {
        Optional<Why> fault = Policy.keep(room, by, rights);
        return fault.isPresent() ? refusal(fault.get(), room.name()) : change(modes.withKeepDays(set.days()), set);
    }

    @Override
    public Optional<Refusal> maskSet(ModeChange.MaskSet set) {
        Set<Mask> masks = lists.computeIfAbsent(set.list(), this::masks);
        if (set.added() && masks.size() >= mostMasks && !masks.contains(set.mask())) {
            return refusal(Why.LIST_FULL, set.mask().toString());
        }
        if (set.added() ? masks.add(set.mask()) : masks.remove(set.mask())) {
            changes.add(set);
        }
        return Optional.empty();
    }

    private Optional<Refusal> change(Modes after, ModeChange wanted) {
        if (!after.equals(modes)) {
            modes = after;
            changes.add(wanted);
        }
        return Optional.empty();
    }

    /** @param isAway whether it is about somebody who is away, too */
    private void give(ModeChange.RoleGiven wanted, Member who, boolean isAway) {
        Set<Role> has = roles.computeIfAbsent(who.session(), session -> new HashSet<>(who.roles()));
        if (wanted.granted() ? has.add(wanted.role()) : has.remove(wanted.role()) || isAway) {
            changes.add(new ModeChange.RoleGiven(wanted.role(), who.nick(), wanted.granted()));
        }
    }

    private Optional<Refusal> refusal(Why why, String subject) {
        return Optional.of(new Refusal(why, subject, room.name()));
    }

    private Set<Mask> masks(MaskList list) {
        Set<Mask> masks = new HashSet<>();
        room.list(list).forEach(entry -> masks.add(entry.mask()));
        return masks;
    }
}
