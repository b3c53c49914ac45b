package io.hubbub.room;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The sessions in a room, in the order in which they came. A person may have several, under one nick: that takes an account. Not
 * thread-safe.
 */
public final class Roster {
    private final Map<Long, Member> bySession = new LinkedHashMap<>();

    /** How many sessions there are beyond the first of each person. */
    private int shared;

    Roster(Collection<Member> members) {
        members.forEach(member -> bySession.put(member.session(), member));
        shared = hasAccounts() ? bySession.size() - firsts().size() : 0;
    }

    private boolean hasAccounts() {
        for (Member member : bySession.values()) {
            if (!member.profile().account().isEmpty()) {
                return true;
            }
        }
        return false;
    }

    /** The first session of each person, by their folded nicks. */
    private Map<String, Member> firsts() {
        Map<String, Member> first = new LinkedHashMap<>();
        bySession.values().forEach(member -> first.putIfAbsent(Names.fold(member.nick()), member));
        return first;
    }

    /** All of them, in the order in which they came. */
    public Collection<Member> sessions() {
        return Collections.unmodifiableCollection(bySession.values());
    }

    /** One session of each person. */
    Collection<Member> persons() {
        return shared == 0 ? sessions() : Collections.unmodifiableCollection(firsts().values());
    }

    /** How many persons there are. */
    int size() {
        return bySession.size() - shared;
    }

    /** Whether any person is here with several. */
    public boolean hasShared() {
        return shared > 0;
    }

    /** Null if it is not here. */
    Member of(long session) {
        return bySession.get(session);
    }

    /** Those with one nick. */
    public List<Member> called(String nick) {
        return bySession.values().stream()
                .filter(member -> Names.same(member.nick(), nick))
                .toList();
    }

    /** Whether another session has that nick. */
    public boolean sharesNick(long session, String nick) {
        for (Member member : bySession.values()) {
            if (member.session() != session && Names.same(member.nick(), nick)) {
                return true;
            }
        }
        return false;
    }

    void joined(Event.Joined joined) {
        bySession.put(joined.who().session(), joined.who());
        shared += joined.isShared() ? 1 : 0;
    }

    void departed(Event.Departed departed) {
        bySession.remove(departed.who().session());
        shared -= departed.isShared() ? 1 : 0;
    }

    void renamed(Event.Renamed renamed) {
        replace(renamed.who());
        shared += (renamed.isShared() ? 1 : 0) - (renamed.wasShared() ? 1 : 0);
    }

    /** Something else is known of one that is here. */
    void replace(Member who) {
        bySession.replace(who.session(), who);
    }
}
