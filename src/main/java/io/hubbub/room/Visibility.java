package io.hubbub.room;

import io.hubbub.room.Refusal.Why;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Decides what somebody may see of rooms and of people, the same at every door. The home or hub that answers asks it, so that a door gets
 * nothing that its client may not see:
 *
 * <ul>
 *   <li>A secret room is there for its members alone: to all others it is no room at all, in lists, in questions and in refusals.
 *   <li>Hidden members are seen by those who share a room with them. Others find them by their nick alone, and are not told their rooms,
 *       nor where a topic is theirs.
 *   <li>What was before a member came in is seen by it as far back as the room has been open to all without a break: where a key or an
 *       invitation is needed, or the room is secret, a member sees what was since it came; so it does where a rule says that.
 *   <li>What is told of a room, its properties, is seen by members, and by others while the room is open to all. What a person tells is seen
 *       by all who may see that person.
 *   <li>Masks, which hold addresses, are seen by members.
 *   <li>Addresses themselves are no secret: people who may see a person may see the host in the profile.
 *   <li>A viewer with the right {@link Right#SEE_ALL} sees all this without being inside. Nobody sees a key, which is not even here.
 * </ul>
 *
 * <p>To try to come in tells that a secret room is there, and so does a room that takes outsiders' words.
 */
public final class Visibility {
    private Visibility() {}

    /** Whether somebody may know that a room is there. */
    public static boolean isThere(RoomState room, Asker by) {
        return !room.modes().has(Mode.SECRET) || isInside(room, by);
    }

    private static boolean isInside(RoomState room, Asker by) {
        return room.member(by.session()).isPresent() || by.may(Right.SEE_ALL);
    }

    /** The room as somebody may see it; empty if they may see nothing of it. */
    public static Optional<SeenRoom> of(RoomState room, Asker by) {
        if (!isThere(room, by)) {
            return Optional.empty();
        }
        boolean all = isInside(room, by);
        List<Member> members = room.members().stream()
                .filter(member -> all || !member.profile().is(Trait.HIDDEN))
                .toList();
        return Optional.of(new SeenRoom(
                room.name(),
                room.position(),
                topic(room, all),
                all || room.modes().areOpen() ? room.properties() : Properties.NONE,
                room.modes(),
                room.createdMs(),
                room.size(),
                all,
                members,
                all ? lists(room) : Map.of()));
    }

    /** The topic of a room. Only those inside are told its setter if that is a hidden member. */
    public static Topic topic(RoomState room, Asker by) {
        return topic(room, isInside(room, by));
    }

    private static Topic topic(RoomState room, boolean isInside) {
        Topic topic = room.topic();
        boolean isKept = !isInside
                && !topic.isEmpty()
                && room.members().stream().anyMatch(member -> member.profile().is(Trait.HIDDEN) && isBy(topic, member));
        return isKept ? topic.withoutBy() : topic;
    }

    private static boolean isBy(Topic topic, Member member) {
        return Names.same(member.nick(), topic.by());
    }

    private static Map<MaskList, List<MaskEntry>> lists(RoomState room) {
        Map<MaskList, List<MaskEntry>> lists = new EnumMap<>(MaskList.class);
        for (MaskList list : MaskList.values()) {
            lists.put(list, List.copyOf(room.list(list)));
        }
        return lists;
    }

    /** Whether somebody may know that a member is in a room. */
    public static boolean isThere(RoomState room, Member who, Asker by) {
        boolean isKept = room.modes().has(Mode.SECRET) || who.profile().is(Trait.HIDDEN);
        return !isKept || who.session() == by.session() || isInside(room, by);
    }

    /**
     * The number of the first event in a room's log that a member may see.
     *
     * @param joined the number of the event with which it came in
     */
    public static long pastFrom(RoomState room, long joined) {
        return Math.min(room.openFrom(), joined);
    }

    /**
     * Whether a search by something else than the nick may find somebody.
     *
     * @param meets whether the two share a room
     */
    public static boolean isFound(Member who, boolean meets, Asker by) {
        return !who.profile().is(Trait.HIDDEN) || who.session() == by.session() || meets || by.may(Right.SEE_ALL);
    }

    /**
     * The refusal for somebody who asks for what only members have.
     *
     * @param isThere whether they may know that the room is there
     */
    public static Why outside(boolean isThere) {
        return isThere ? Why.NOT_IN_ROOM : Why.NO_SUCH_ROOM;
    }
}
