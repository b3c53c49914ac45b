package io.hubbub.room;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Changes of a room's rules on their way to become one event: each is looked at as if those before it had happened, and what
 * changes nothing is left out. Lives for one ask.
 */
final class Plan {
    private final RoomState room;
    private final List<ModeChange> changes = new ArrayList<>();
    private final Map<MaskList, Set<Mask>> lists = new EnumMap<>(MaskList.class);
    private final Map<Long, Set<Role>> roles = new HashMap<>(0);
    private Modes modes;

    Plan(RoomState room) {
        this.room = room;
        this.modes = room.modes();
    }

    /** What happens, in the order of the wishes. */
    List<ModeChange> changes() {
        return List.copyOf(changes);
    }

    /** A change of the room's modes. */
    void change(ModeChange wish) {
        Modes after = modes.after(wish);
        if (!after.equals(modes)) {
            modes = after;
            changes.add(wish);
        }
    }

    /** A role for somebody who is in the room. */
    void give(ModeChange.RoleGiven wish, Member who) {
        Set<Role> has = roles.computeIfAbsent(who.session(), session -> new HashSet<>(who.roles()));
        if (wish.granted() ? has.add(wish.role()) : has.remove(wish.role())) {
            changes.add(new ModeChange.RoleGiven(wish.role(), who.nick(), wish.granted()));
        }
    }

    /** A mask for a list, of which a list can have so many; returns whether it wasn't one too many. */
    boolean set(ModeChange.MaskSet wish, int most) {
        Set<Mask> masks = lists.computeIfAbsent(wish.list(), this::masks);
        if (wish.added() && masks.size() >= most && !masks.contains(wish.mask())) {
            return false;
        }
        if (wish.added() ? masks.add(wish.mask()) : masks.remove(wish.mask())) {
            changes.add(wish);
        }
        return true;
    }

    private Set<Mask> masks(MaskList list) {
        Set<Mask> masks = new HashSet<>();
        room.list(list).forEach(entry -> masks.add(entry.mask()));
        return masks;
    }
}
