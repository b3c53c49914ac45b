package io.hubbub.hub;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The rooms that one session is in, on its way into, or not yet quite out of. Runs on the hub's loop. */
final class Subscriptions implements RoomCursors {
    private final List<Subscription> all = new ArrayList<>(1);

    void add(Subscription member) {
        all.add(member);
    }

    void remove(Subscription member) {
        all.remove(member);
    }

    /** Removes all of them and returns what there was. */
    List<Subscription> removeAll() {
        List<Subscription> removed = List.copyOf(all);
        all.clear();
        return removed;
    }

    int size() {
        return all.size();
    }

    /** The subscription to a room that was not left, by the folded name; null if there is none. */
    Subscription of(String key) {
        for (Subscription member : all) {
            if (!member.isLeaving() && member.room().key().equals(key)) {
                return member;
            }
        }
        return null;
    }

    /** The rooms that it is in or about to be in, by their folded names. */
    List<String> keys() {
        return all.stream()
                .filter(member -> !member.isLeaving())
                .map(member -> member.room().key())
                .toList();
    }

    /** Those rooms that it has seen itself come into, and not leave: where it only wants to be it knows nobody, and nobody knows it. */
    Stream<Subscription> inside() {
        return all.stream().filter(Subscription::isInside);
    }

    /** Whether it is in a room with another session. */
    boolean meets(long other) {
        return isInAnother(null, room -> room.has(other));
    }

    /** Whether it is in a room that is like that, other than {@code here}; null leaves none out. */
    boolean isInAnother(Subscription here, Predicate<RoomCopy> like) {
        for (Subscription member : all) {
            if (member != here && member.isInside() && like.test(member.room())) {
                return true;
            }
        }
        return false;
    }

    /** Whether it is in a room, on its way into it, or not yet quite out of it. */
    boolean hasPlaceIn(RoomCopy room) {
        return all.stream().anyMatch(member -> member.room() == room);
    }

    /** The bytes of its rooms' logs that it has not been written. */
    long behindBytes() {
        long bytes = 0;
        for (Subscription member : all) {
            bytes += member.behindBytes();
        }
        return bytes;
    }

    @Override
    public boolean isReplaying() {
        return all.stream().anyMatch(Subscription::isReplaying);
    }

    @Override
    public void replayOn() {
        if (isReplaying()) {
            List.copyOf(all).forEach(Subscription::replayOn);
        }
    }

    @Override
    public Subscription furthestBehind() {
        Subscription furthest = null;
        for (Subscription member : all) {
            if (member.isBehind() && !member.isReplaying() && (furthest == null || member.flush() < furthest.flush())) {
                furthest = member;
            }
        }
        return furthest;
    }
}
