package io.hubbub.home;

import io.hubbub.room.Member;
import io.hubbub.room.Names;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The holders of the nicks that live at one home. A nick belongs to one session in the whole server, or to several that are logged in to one
 * account; others find them by it once they are introduced.
 */
final class NickRegistry {
    private final Map<String, Holder> holders = new HashMap<>();

    /**
     * A session that has a nick.
     *
     * @param account the account that it is logged in to, or was when it got the nick; {@link NickOwners#NOBODY} for none
     * @param who as whom others find it; null while it is not introduced
     * @param next the session of the same account that got it after this one; mostly null
     */
    private record Holder(long session, long account, Member who, Holder next) {
        boolean has(long wanted) {
            return session == wanted || (next != null && next.has(wanted));
        }

        /** The same sessions, one of them as somebody else or in another account. */
        Holder with(long changed, long newAccount, Member newWho) {
            return session == changed
                    ? new Holder(session, newAccount, newWho, next)
                    : new Holder(session, account, who, next == null ? null : next.with(changed, newAccount, newWho));
        }

        Holder and(Holder last) {
            return new Holder(session, account, who, next == null ? last : next.and(last));
        }

        /** Null if none is left. */
        Holder without(long gone) {
            return session == gone ? next : new Holder(session, account, who, next == null ? null : next.without(gone));
        }

        Holder of(long wanted) {
            return session == wanted ? this : next.of(wanted);
        }
    }

    /** Gives a nick to a session, unless somebody else has it. Claiming one's own again, in other letters, is granted. */
    boolean claim(String nick, long session, long account) {
        String key = Names.fold(nick);
        Holder first = holders.get(key);
        if (first == null) {
            holders.put(key, new Holder(session, account, null, null));
        } else if (first.has(session)) {
            holders.put(key, first.with(session, account, first.of(session).who()));
        } else if (account != NickOwners.NOBODY && first.account() == account) {
            holders.put(key, first.and(new Holder(session, account, null, null)));
        } else {
            return false;
        }
        return true;
    }

    /** The first session that has a nick, introduced or not. */
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
     * Says who it is that has a nick; a guest needs to claim none. Returns as whom others have known its holder; the same as now if they know it
     * by another session.
     *
     * @param account the one that it is logged in to now; {@link NickOwners#NOBODY} for none
     */
    Optional<Member> introduce(Member who, long account) {
        String key = Names.fold(who.nick());
        long session = who.session();
        Optional<Member> before = find(who.nick());
        Holder first = holders.get(key);
        boolean isHolder = first != null && first.has(session);
        long latest = isHolder && account == NickOwners.NOBODY ? first.of(session).account() : account;
        holders.put(key, isHolder ? first.with(session, latest, who) : new Holder(session, latest, who, null));
        boolean isKnownByAnother = before.isPresent()
                && isHolder
                && find(who.nick()).filter(known -> known.session() == session).isEmpty();
        return isKnownByAnother ? Optional.of(who) : before;
    }

    /** Takes a nick back, if this session has it. Returns who was known under it, if nobody is any more. */
    Optional<Member> release(String nick, long session) {
        String key = Names.fold(nick);
        Holder first = holders.get(key);
        if (first == null || !first.has(session)) {
            return Optional.empty();
        }
        Optional<Member> known = find(nick);
        Holder left = first.without(session);
        if (left == null) {
            holders.remove(key);
        } else {
            holders.put(key, left);
        }
        return find(nick).isPresent() ? Optional.empty() : known;
    }

    /** The holder of a nick: the session that others know it by. */
    Optional<Member> find(String nick) {
        return all(nick).stream().findFirst();
    }

    /** All sessions of the holder of a nick, in the order in which they got it. */
    List<Member> all(String nick) {
        Holder holder = holders.get(Names.fold(nick));
        if (holder == null) {
            return List.of();
        } else if (holder.next() == null) {
            return holder.who() == null ? List.of() : List.of(holder.who());
        }
        List<Member> all = new ArrayList<>();
        for (Holder each = holder; each != null; each = each.next()) {
            if (each.who() != null) {
                all.add(each.who());
            }
        }
        return all;
    }
}
