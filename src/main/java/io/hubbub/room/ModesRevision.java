package io.hubbub.room;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What several changes make of a room's modes, lists and roles, each seeing those before it; the room itself is left as it is. Tells the
 * modes after each. Not thread-safe.
 */
final class ModesRevision implements ModeChange.Handler<Modes> {
    private final Event.ModesChanged event;
    private final RoomState room;
    private final Map<Long, Member> members = new HashMap<>();
    private final Map<MaskList, List<MaskEntry>> lists = new EnumMap<>(MaskList.class);
    private Modes modes;

    private ModesRevision(Event.ModesChanged event, RoomState room) {
        this.event = event;
        this.room = room;
        this.modes = room.modes();
    }

    /** What an event makes of a room that it has not changed yet. */
    static ModesRevision of(Event.ModesChanged event, RoomState room) {
        ModesRevision revision = new ModesRevision(event, room);
        for (ModeChange change : event.changes()) {
            revision.modes = change.handledBy(revision);
        }
        return revision;
    }

    Modes modes() {
        return modes;
    }

    /** Those whose roles are others. */
    Collection<Member> members() {
        return members.values();
    }

    /** The lists that are others. */
    Map<MaskList, List<MaskEntry>> lists() {
        return lists;
    }

    @Override
    public Modes switched(ModeChange.Switched switched) {
        return modes.with(switched.mode(), switched.on());
    }

    @Override
    public Modes keySet(ModeChange.KeySet set) {
        return modes.withKey(!set.key().isEmpty());
    }

    @Override
    public Modes limitSet(ModeChange.LimitSet set) {
        return modes.withLimit(set.limit());
    }

    @Override
    public Modes roleGiven(ModeChange.RoleGiven given) {
        room.roster().called(given.nick()).forEach(who -> give(given, members.getOrDefault(who.session(), who)));
        return modes;
    }

    @Override
    public Modes maskSet(ModeChange.MaskSet set) {
        change(set, lists.computeIfAbsent(set.list(), list -> new ArrayList<>(room.list(list))));
        return modes;
    }

    @Override
    public Modes ownerSet(ModeChange.OwnerSet set) {
        return modes.withOwner(set.owner());
    }

    private void give(ModeChange.RoleGiven given, Member who) {
        members.put(who.session(), who.with(given.role(), given.granted()));
    }

    private void change(ModeChange.MaskSet set, List<MaskEntry> entries) {
        if (set.added()) {
            entries.add(new MaskEntry(set.mask(), event.by().nick(), event.timeMs()));
        } else {
            entries.removeIf(entry -> entry.mask().equals(set.mask()));
        }
    }
}
