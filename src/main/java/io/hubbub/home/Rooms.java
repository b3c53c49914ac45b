package io.hubbub.home;

import io.hubbub.room.Entry;
import io.hubbub.room.Filter;
import io.hubbub.room.Inspection;
import io.hubbub.room.Mode;
import io.hubbub.room.Modes;
import io.hubbub.room.RoomListing;
import io.hubbub.room.RoomState;
import io.hubbub.room.RoomView;
import io.hubbub.stats.Presence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The rooms that live at one home, and what has happened in them since its last tick. Runs on the home's loop. */
final class Rooms {
    private final Presence presence;
    private final LogNumbers logs;
    private final Map<String, HomeRoom> rooms = new HashMap<>();

    /** Of this tick: rooms in which something happened, to be published with its end. */
    private final Set<HomeRoom> dirty = new LinkedHashSet<>();

    /** Of this tick: rooms that were emptied, before whatever was founded under their names since. */
    private final List<HomeRoom> ended = new ArrayList<>();

    Rooms(Presence presence, LogNumbers logs) {
        this.presence = presence;
        this.logs = logs;
    }

    Optional<HomeRoom> find(String key) {
        return Optional.ofNullable(rooms.get(key));
    }

    HomeRoom found(String key, Entry entry) {
        Modes modes = Modes.NONE.with(entry.foundingModes());
        HomeRoom room = new HomeRoom(key, new RoomState(entry.displayName(), modes, logs.next(), logs.epoch()));
        rooms.put(key, room);
        presence.roomFounded();
        return room;
    }

    /** What a room is called, as long as there is one. */
    String displayName(String key) {
        HomeRoom room = rooms.get(key);
        return room == null ? key : room.state().name();
    }

    /** Something may have happened in a room: its members will see it, and a room without any is over. */
    void changed(HomeRoom room) {
        if (room.isEmpty()) {
            end(room);
        } else if (room.hasNews()) {
            dirty.add(room);
        }
    }

    /** An emptied room is over: the next member, be it in this tick, founds another of that name. */
    private void end(HomeRoom room) {
        dirty.remove(room);
        rooms.remove(room.key());
        presence.roomEnded();
        ended.add(room);
    }

    /** What has to be published, the rooms that ended first; empties the list. */
    List<HomeRoom> takeChanged() {
        List<HomeRoom> changed = new ArrayList<>(ended.size() + dirty.size());
        changed.addAll(ended);
        changed.addAll(dirty);
        ended.clear();
        dirty.clear();
        return changed;
    }

    /** Only its members know of a secret room. */
    List<RoomListing> listings(long asker) {
        return rooms.values().stream()
                .filter(room -> !room.state().modes().has(Mode.SECRET)
                        || room.state().member(asker).isPresent())
                .map(HomeRoom::listing)
                .toList();
    }

    Inspection<RoomView> inspect(Filter filter) {
        List<RoomView> all = rooms.values().stream().map(HomeRoom::view).toList();
        return Inspection.of(all, room -> filter.isIn(room.room()) || filter.isIn(room.topic()), RoomView.WORST_FIRST);
    }
}
