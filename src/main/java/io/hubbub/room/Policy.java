package io.hubbub.room;

import io.hubbub.room.Refusal.Why;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Decides whether somebody may do something in a room, by its state and by their roles and rights. Homes ask it. */
public final class Policy {
    private Policy() {}

    /**
     * Why somebody can't come in, if they can't.
     *
     * @param who with the roles that it will have: an operator who comes back needs neither key nor invitation, and nobody
     *     bans the owner
     * @param knowsKey whether they have the right word for the room, or it needs none
     * @param invited whether they were let in beforehand
     */
    public static Optional<Why> join(RoomState room, Member who, Rights rights, boolean knowsKey, boolean invited) {
        boolean returns = who.is(Role.OWNER) || (who.is(Role.OPERATOR) && !isBanned(room, who));
        if (invited || returns || rights.has(Right.MEND_ROOMS)) {
            return Optional.empty();
        }
        Modes modes = room.modes();
        if (!knowsKey) {
            return Optional.of(Why.BAD_KEY);
        } else if (modes.limit() > 0 && room.size() >= modes.limit()) {
            return Optional.of(Why.ROOM_FULL);
        } else if (isBanned(room, who)) {
            return Optional.of(Why.BANNED);
        } else if (modes.has(Mode.INVITE_ONLY) && !room.lists(MaskList.INVITATION, new MaskSubject(who))) {
            return Optional.of(Why.INVITE_ONLY);
        }
        return Optional.empty();
    }

    /** Why somebody can't speak there, if they can't. */
    public static Optional<Why> speak(RoomState room, Member from, boolean inside, Speech.Kind kind) {
        Modes modes = room.modes();
        boolean request = kind == Speech.Kind.REQUEST || kind == Speech.Kind.RESPONSE;
        if (request && modes.has(Mode.NO_REQUESTS)) {
            return Optional.of(Why.NO_REQUESTS);
        } else if (!inside && modes.has(Mode.NO_OUTSIDERS)) {
            return Optional.of(Why.NO_OUTSIDERS);
        } else if (!from.roles().isEmpty()) {
            return Optional.empty();
        } else if (modes.has(Mode.MODERATED)) {
            return Optional.of(Why.MODERATED);
        } else if (isBanned(room, from)) {
            return Optional.of(Why.BANNED);
        }
        return Optional.empty();
    }

    /** Why a member can't set the topic, if it can't. */
    public static Optional<Why> setTopic(RoomState room, Member by, Rights rights) {
        return room.modes().has(Mode.PROTECTED_TOPIC) ? moderate(by, rights) : Optional.empty();
    }

    /** Why a member can't invite, if it can't. */
    public static Optional<Why> invite(RoomState room, Member by, Rights rights) {
        return room.modes().has(Mode.INVITE_ONLY) ? moderate(by, rights) : Optional.empty();
    }

    /** Why a member can't do what operators do, if it can't. An operator of the server can mend a room whose operators are gone. */
    public static Optional<Why> moderate(Member by, Rights rights) {
        return by.is(Role.OPERATOR) || rights.has(Right.MEND_ROOMS) ? Optional.empty() : Optional.of(Why.NOT_OPERATOR);
    }

    /** Why a member can't throw somebody out, if it can't: nobody throws the owner out but an operator of the server. */
    public static Optional<Why> kick(Member by, Rights rights, List<Member> whom) {
        boolean isOwner = whom.stream().anyMatch(who -> who.is(Role.OWNER));
        return moderate(by, rights).or(() -> isOwner ? own(by, rights) : Optional.empty());
    }

    /** Why a member can't take or give a role, if it may do what operators do: an owner stays one, and an operator. */
    public static Optional<Why> giveRole(Member by, Rights rights, Member who, ModeChange.RoleGiven given) {
        if (given.role() == Role.OWNER) {
            return Optional.of(Why.BY_TRANSFER_ONLY);
        }
        boolean concernsOwner = who.is(Role.OWNER) && given.role() == Role.OPERATOR && !given.granted();
        return concernsOwner ? own(by, rights) : Optional.empty();
    }

    /** Why a member can't say for how long what happens in a room is kept: what is older goes for good, and so only its owner may. */
    public static Optional<Why> keep(RoomState room, Member by, Rights rights) {
        boolean may = room.modes().areOwned() || rights.has(Right.MEND_ROOMS);
        return may ? own(by, rights) : Optional.of(Why.ROOM_NOT_OWNED);
    }

    /** Why somebody can't do with a room what its owner may, if they can't. */
    private static Optional<Why> own(Member by, Rights rights) {
        return by.is(Role.OWNER) || rights.has(Right.MEND_ROOMS) ? Optional.empty() : Optional.of(Why.NOT_OWNER);
    }

    /**
     * Why a member can't delete something that was said, if it can't. Operators always can, of the room or of the server.
     *
     * @param isOwn whether the member has said it itself
     * @param ageMs how long ago that was
     */
    public static Optional<Why> redact(Member by, Rights rights, boolean isOwn, long ageMs, ChatLimits limits) {
        if (moderate(by, rights).isEmpty()) {
            return Optional.empty();
        } else if (!isOwn) {
            return Optional.of(Why.NOT_YOURS);
        }
        return ageMs > TimeUnit.MINUTES.toMillis(limits.redactMinutes) ? Optional.of(Why.TOO_OLD) : Optional.empty();
    }

    /** Most rooms have no bans: nothing is made of their members to compare with masks. */
    private static boolean isBanned(RoomState room, Member who) {
        if (!room.has(MaskList.BAN)) {
            return false;
        }
        MaskSubject subject = new MaskSubject(who);
        return room.lists(MaskList.BAN, subject) && !room.lists(MaskList.EXCEPTION, subject);
    }
}
