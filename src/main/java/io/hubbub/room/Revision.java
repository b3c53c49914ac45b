package io.hubbub.room;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Several changes of a room's rules, each seeing those before it, none of which is there before all are. Tells the modes after each. Lives
 * for one event.
 */
final class Revision implements ModeChange.Handler<Modes> {
    private final Event.ModesChanged event;
    private final RoomState room;
    private final Roster members;
    private final Map<Long, Member> newMembers = new HashMap<>();
    private final Map<MaskList, List<MaskEntry>> newLists = new EnumMap<>(MaskList.class);
    private Modes newModes;

    /**
     * @param room the room before
     * @param members those in it, who get other roles
     */
    Revision(Event.ModesChanged event, RoomState room, Roster members) {
        this.event = event;
        this.room = room;
        this.members = members;
        this.newModes = room.modes();
    }

    /**
     * Makes all of them.
     *
     * @param lists the room's, of which some become others
     * @return the modes afterwards
     */
    Modes revise(Map<MaskList, List<MaskEntry>> lists) {
        for (ModeChange change : event.changes()) {
            newModes = change.handledBy(this);
        }
        newMembers.values().forEach(members::replace);
        lists.putAll(newLists);
        return newModes;
    }

    @Override
    public Modes switched(ModeChange.Switched switched) {
        return newModes.with(switched.mode(), switched.on());
    }

    @Override
    public Modes keySet(ModeChange.KeySet set) {
        return newModes.withKey(!set.key().isEmpty());
    }

    @Override
    public Modes limitSet(ModeChange.LimitSet set) {
        return newModes.withLimit(set.limit());
    }

    @Override
    public Modes ownerSet(ModeChange.OwnerSet set) {
        return newModes.withOwner(set.owner());
    }

    @Override
    public Modes keepSet(ModeChange.KeepSet set) {
        return newModes.withKeepDays(set.days());
    }

    @Override
    public Modes roleGiven(ModeChange.RoleGiven given) {
        members.called(given.nick()).forEach(who -> give(given, newMembers.getOrDefault(who.session(), who)));
        return newModes;
    }

    private void give(ModeChange.RoleGiven given, Member who) {
        newMembers.put(who.session(), who.with(given.role(), given.granted()));
    }

    @Override
    public Modes maskSet(ModeChange.MaskSet set) {
        change(set, newLists.computeIfAbsent(set.list(), list -> new ArrayList<>(room.list(list))));
        return newModes;
    }

    private void change(ModeChange.MaskSet set, List<MaskEntry> entries) {
        if (set.added()) {
            entries.add(new MaskEntry(set.mask(), event.by().nick(), event.timeMs()));
        } else {
            entries.removeIf(entry -> entry.mask().equals(set.mask()));
        }
    }
}
