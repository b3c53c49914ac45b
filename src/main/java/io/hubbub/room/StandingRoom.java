package io.hubbub.room;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;

/**
 * A room that is there whether somebody is in it or not, as whoever runs the server wants it: nobody founds it, and so nobody becomes its
 * operator by being the first in it. What is empty here is left as it is. Immutable.
 *
 * @param name as it is written
 * @param rules the modes that are on; all others are off
 * @param key the word that lets somebody in; an empty one takes the key away
 * @param limit how many may be in the room; 0 for any number
 */
public record StandingRoom(
        String name, Optional<String> topic, Optional<Set<Mode>> rules, Optional<String> key, OptionalInt limit) {

    /** The rules of a new room for which no others are wanted: there may be no operator who could undo what strangers do. */
    public static final Set<Mode> RULES = Set.of(Mode.NO_OUTSIDERS, Mode.PROTECTED_TOPIC);

    public StandingRoom {
        rules = rules.map(Set::copyOf);
    }

    /** A number that another wish for this room has not, but by a chance of one in 2^64; never 0. */
    public long edition() {
        String all = topic + " " + rules.map(TreeSet::new) + " " + key + " " + limit;
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(digest).getLong() | 1;
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    /** The room that begins now, in a log of its own. */
    public RoomState begin(long log, long epoch, long nowMs) {
        Modes modes = Modes.NONE.with(RULES);
        long openFrom = modes.showPast() ? 1 : RoomState.CLOSED;
        RoomState bare = new RoomState(
                name,
                epoch,
                MessageId.key(log, 0),
                nowMs,
                openFrom,
                Topic.NONE,
                Properties.NONE,
                modes,
                List.of(),
                Map.of());
        return applyTo(bare, nowMs);
    }

    /** A room in which nobody is, with all that is wanted here. */
    public RoomState applyTo(RoomState room, long nowMs) {
        Modes old = room.modes();
        Modes modes = new Modes(
                rules.orElse(old.set()),
                key.map(word -> !word.isEmpty()).orElse(old.hasKey()),
                limit.orElse(old.limit()),
                old.owner(),
                old.keepDays());
        Map<MaskList, List<MaskEntry>> lists = new EnumMap<>(MaskList.class);
        for (MaskList list : MaskList.values()) {
            lists.put(list, room.list(list));
        }
        long openFrom = modes.showPast() ? room.seq() + 1 : RoomState.CLOSED;
        return new RoomState(
                name,
                room.position().epoch(),
                room.key(),
                room.createdMs(),
                modes.showPast() == old.showPast() ? room.openFrom() : openFrom,
                topic.map(text -> topic(room.topic(), text, nowMs)).orElse(room.topic()),
                room.properties(),
                modes,
                List.of(),
                lists);
    }

    private static Topic topic(Topic old, String text, long nowMs) {
        return text.equals(old.text()) ? old : text.isEmpty() ? Topic.NONE : new Topic(text, "", nowMs);
    }
}
