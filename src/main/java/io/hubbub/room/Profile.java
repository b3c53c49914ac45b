package io.hubbub.room;

import java.util.Set;

/**
 * A person's public data beside the nick. Immutable.
 *
 * @param user a short name of the account or program at the peer's end
 * @param host where the peer is: its address, unless something else shall be shown
 * @param realName what the peer calls itself at length; may be empty
 * @param account under which account it is logged in; empty for none
 * @param away why the person isn't there; empty while they are
 * @param traits what else is true of it
 * @param properties what it tells of itself beside that
 */
public record Profile(
        String user,
        String host,
        String realName,
        String account,
        String away,
        Set<Trait> traits,
        Properties properties) {

    /** Stands for a reason of being away that nobody has told: a program came in, and nobody sits there. */
    public static final String ABSENT = "*";

    /** Nothing is known. */
    public static final Profile UNKNOWN = new Profile("", "", "");

    public Profile {
        traits = Set.copyOf(traits);
    }

    /** Somebody who is there, without an account or anything special. */
    public Profile(String user, String host, String realName) {
        this(user, host, realName, "", "", Set.of(), Properties.NONE);
    }

    /** Somebody who tells nothing beside that. */
    public Profile(String user, String host, String realName, String account, String away, Set<Trait> traits) {
        this(user, host, realName, account, away, traits, Properties.NONE);
    }

    /** The real name of people who have not told one. */
    public static String standInName(String door) {
        return "via the " + door + " door";
    }

    /** The person under a nick, in one word: {@code nick!user@host}. Masks are compared with that. */
    public String source(String nick) {
        return nick + "!" + user + "@" + host;
    }

    /** The memory that what somebody chose takes, in bytes or nearly so. */
    int weight() {
        return away.length() + realName.length() + properties.weight();
    }

    /** Whether the person has this trait. */
    public boolean is(Trait trait) {
        return traits.contains(trait);
    }

    /** Whether the person has gone for a while. */
    public boolean isAway() {
        return !away.isEmpty();
    }

    /** Why the person is away, for people to read; empty while they are there. */
    public String awayWords() {
        return away.equals(ABSENT) ? "not here" : away;
    }

    /** The same person, away for this reason; back if it is empty. */
    public Profile withAway(String reason) {
        return new Profile(user, host, realName, account, reason, traits, properties);
    }

    /** The same person, logged in to the account of that name; out if it is empty. */
    public Profile withAccount(String name) {
        return name.equals(account) ? this : new Profile(user, host, realName, name, away, traits, properties);
    }

    /** The same person, at another host. */
    public Profile withHost(String other) {
        return other.equals(host) ? this : new Profile(user, other, realName, account, away, traits);
    }

    /** The same person under another name. */
    public Profile withRealName(String name) {
        return new Profile(user, host, name, account, away, traits, properties);
    }

    /** The same person with a trait or without it. */
    public Profile with(Trait trait, boolean on) {
        return is(trait) == on
                ? this
                : new Profile(user, host, realName, account, away, Sets.with(traits, trait, on), properties);
    }

    /** The same person with other properties. */
    public Profile with(Properties others) {
        return others.equals(properties) ? this : new Profile(user, host, realName, account, away, traits, others);
    }
}
