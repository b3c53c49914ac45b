package io.hubbub.home;

import io.hubbub.room.Member;
import io.hubbub.room.Names;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The holders of the nicks that live at one home. A nick belongs to one session in the whole server, which others find by it
 * once it is introduced.
 */
final class NickRegistry {
    private final Map<String, Holder> holders = new HashMap<>();

    /**
     * Which session has a nick, and as whom; null while it is not introduced.
     *
     * @param account the account that it is logged in to, or was when it got the nick; {@link NickOwners#NOBODY} for none
     */
    private record Holder(long session, long account, Member who) {}

    /** Gives a nick to a session, unless another has it. Claiming one's own again, in other letters, is granted. */
    boolean claim(String nick, long session, long account) {
        Holder holder = holders.get(Names.fold(nick));
        if (holder != null && holder.session() != session) {
            return false;
        }
        holders.put(Names.fold(nick), new Holder(session, account, holder == null ? null : holder.who()));
        return true;
    }

    /** The session that has a nick, introduced or not. */
    OptionalLong holder(String nick) {
        Holder holder = holders.get(Names.fold(nick));
        return holder == null ? OptionalLong.empty() : OptionalLong.of(holder.session());
    }

    /** The account that the holder of a nick is logged in to, or was when it got it. */
    long account(String nick) {
        Holder holder = holders.get(Names.fold(nick));
        return holder == null ? NickOwners.NOBODY : holder.account();
    }

    /**
     * Says who it is that has a nick, or that nobody has yet; a guest needs to claim none. Returns who was known under it
     * before.
     *
     * @param account the one that it is logged in to now; {@link NickOwners#NOBODY} for none
     */
    Optional<Member> introduce(Member who, long account) {
        Holder before = holders.get(Names.fold(who.nick()));
        boolean isKnown = before != null && before.session() == who.session();
        long latest = account == NickOwners.NOBODY && isKnown ? before.account() : account;
        holders.put(Names.fold(who.nick()), new Holder(who.session(), latest, who));
        return Optional.ofNullable(before).map(Holder::who);
    }

    /** Takes a nick back, if this session has it. Returns who was known under it. */
    Optional<Member> release(String nick, long session) {
        String key = Names.fold(nick);
        Holder holder = holders.get(key);
        if (holder == null || holder.session() != session) {
            return Optional.empty();
        }
        holders.remove(key);
        return Optional.ofNullable(holder.who());
    }

    /** The holder of a nick. */
    Optional<Member> find(String nick) {
        return Optional.ofNullable(holders.get(Names.fold(nick))).map(Holder::who);
    }
}
