package io.hubbub.home;

import io.hubbub.room.Asker;
import io.hubbub.room.Entry;
import io.hubbub.room.Filter;
import io.hubbub.room.Inspection;
import io.hubbub.room.KeptRoles;
import io.hubbub.room.Mode;
import io.hubbub.room.Modes;
import io.hubbub.room.Owner;
import io.hubbub.room.RoomListing;
import io.hubbub.room.RoomState;
import io.hubbub.room.RoomView;
import io.hubbub.room.Visibility;
import io.hubbub.stats.Presence;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * The rooms that live at one home, and what has happened in them since its last tick. A room is live as long as somebody is in it by all
 * that has happened; before that its log is opened, and after that it is over, but closing until the last of its events is published.
 * Runs on the home's loop.
 */
final class Rooms {
    private final Presence presence;
    private final StandingRooms standing;
    private final RoomOwners owners;
    private final long graceMs;
    private final LongSupplier clockMs;
    private final Map<String, HomeRoom> rooms = new HashMap<>();

    /** Of this tick: logs that were opened for those who want to come in, and that no room was founded with. */
    private Map<String, Journal.Log> logs = new HashMap<>();

    /** The names of rooms that are over and whose logs are not closed yet: nobody founds others of these names meanwhile. */
    private final Set<String> closing = new HashSet<>();

    /** Of this tick: rooms in which something happened, to be published with its end. */
    private final Set<HomeRoom> dirty = new LinkedHashSet<>();

    /** Of this tick: rooms that were emptied, before whatever was founded under their names since. */
    private final List<HomeRoom> ended = new ArrayList<>();

    Rooms(Presence presence, StandingRooms standing, RoomOwners owners, long graceMs, LongSupplier clockMs) {
        this.presence = presence;
        this.standing = standing;
        this.owners = owners;
        this.graceMs = graceMs;
        this.clockMs = clockMs;
    }

    Optional<HomeRoom> find(String key) {
        return Optional.ofNullable(rooms.get(key));
    }

    boolean isLive(String key) {
        return rooms.containsKey(key);
    }

    /** Whether a room of that name could be founded now. */
    boolean hasLog(String key) {
        return logs.containsKey(key);
    }

    /** A room of that name may be founded, with this log; nobody has to found a standing room. */
    void opened(String key, Journal.Log log) {
        if (standing.has(key)) {
            HomeRoom room = add(key, standing.begin(key, log).with(owners.ownerOf(key)), log);
            room.stands(true);
        } else {
            logs.put(key, log);
        }
    }

    /** The logs that no room was founded with, by the rooms' names; there are none any more. */
    Map<String, Journal.Log> takeUnused() {
        if (logs.isEmpty()) {
            return Map.of();
        }
        Map<String, Journal.Log> unused = logs;
        logs = new HashMap<>();
        return unused;
    }

    /** A room's past, before somebody founds it; empty if it begins anew and belongs to nobody. */
    Optional<Journal.Past> past(String key, Entry entry) {
        Journal.Log log = logs.get(key);
        Owner owner = owners.ownerOf(key);
        return log.past().isEmpty() && owner.isNobody()
                ? Optional.empty()
                : Optional.of(begun(log, entry).with(owner));
    }

    /** The roles that wait for their holders in a room with that past, if it has one. */
    Claims claims(Journal.Past past) {
        return past == null
                ? new Claims(graceMs, new Holders(), false, List.of())
                : new Claims(
                        graceMs,
                        new Holders(),
                        past.state().modes().areOwned(),
                        awaited(past).roles());
    }

    HomeRoom found(String key, Entry entry) {
        Journal.Log log = logs.remove(key);
        return add(key, begun(log, entry).with(owners.ownerOf(key)), log);
    }

    private static Journal.Past begun(Journal.Log log, Entry entry) {
        return log.past()
                .map(past ->
                        new Journal.Past(past.state().withoutMembers(), past.key(), past.lastMs(), 0, past.roles()))
                .orElseGet(() -> new Journal.Past(anew(log, entry), "", 0));
    }

    private HomeRoom add(String key, Journal.Past begun, Journal.Log log) {
        HomeRoom room = new HomeRoom(key, awaited(begun), log.isImmediate(), graceMs);
        rooms.put(key, room);
        presence.roomFounded();
        countSecret(room);
        return room;
    }

    /** The time of those who were there when the server ended begins now. */
    private Journal.Past awaited(Journal.Past past) {
        long nowMs = clockMs.getAsLong();
        List<KeptRoles> roles = past.roles().stream()
                .map(kept -> kept.sinceMs() == 0 ? kept.since(nowMs) : kept)
                .toList();
        return new Journal.Past(past.state(), past.key(), past.lastMs(), past.edition(), roles);
    }

    /** The rooms that are live. */
    Collection<HomeRoom> live() {
        return Collections.unmodifiableCollection(rooms.values());
    }

    private static RoomState anew(Journal.Log log, Entry entry) {
        return new RoomState(entry.displayName(), Modes.NONE.with(entry.foundingModes()), log.number(), log.epoch());
    }

    /** The modes of a room may be others: strangers are told how many rooms there are without the secret ones. */
    void countSecret(HomeRoom room) {
        boolean isSecret = room.state().modes().has(Mode.SECRET);
        if (rooms.get(room.key()) == room && room.isCountedSecret(isSecret) != isSecret) {
            presence.secretRooms(isSecret ? 1 : -1);
        }
    }

    /** The name of a room as it is written, as long as there is one. */
    String displayName(String key) {
        HomeRoom room = rooms.get(key);
        return room == null ? key : room.state().name();
    }

    /** Something may have happened in a room: its members will see it, and a room without any is over. */
    void changed(HomeRoom room) {
        if (room.isEmpty() && !room.stands()) {
            end(room);
        } else if (room.hasNews()) {
            dirty.add(room);
        }
    }

    /** An emptied room is over: the next member, be it in this tick, founds another of that name. */
    private void end(HomeRoom room) {
        if (rooms.get(room.key()) == room) {
            isOver(room);
            ended.add(room);
        }
    }

    /** Nobody is in a room any more, and nothing more will happen in it. */
    void isOver(HomeRoom room) {
        dirty.remove(room);
        rooms.remove(room.key());
        presence.roomEnded();
        if (room.isCountedSecret(false)) {
            presence.secretRooms(-1);
        }
        room.isOverNow();
        closing.add(room.key());
    }

    boolean isClosing(String key) {
        return closing.contains(key);
    }

    /** The log of a room is being closed. */
    void closing(String key) {
        closing.add(key);
    }

    /** The log of a room is closed. */
    void closed(String key) {
        closing.remove(key);
    }

    /** How many are over and not closed. */
    int closing() {
        return closing.size();
    }

    /** The rooms that have something to publish, those that ended first; empties the list. */
    List<HomeRoom> takeChanged() {
        List<HomeRoom> changed = new ArrayList<>(ended.size() + dirty.size());
        changed.addAll(ended);
        changed.addAll(dirty);
        ended.clear();
        dirty.clear();
        return changed;
    }

    /** Those that the asker may know of. */
    List<RoomListing> listings(Asker by) {
        return rooms.values().stream()
                .filter(HomeRoom::isSeen)
                .filter(room -> Visibility.isThere(room.published(), by))
                .map(room -> room.listing(by))
                .toList();
    }

    Inspection<RoomView> inspect(Filter filter) {
        List<RoomView> all = rooms.values().stream()
                .filter(HomeRoom::isSeen)
                .map(HomeRoom::view)
                .toList();
        return Inspection.of(all, room -> filter.isIn(room.room()) || filter.isIn(room.topic()), RoomView.WORST_FIRST);
    }
}
