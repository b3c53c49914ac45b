package io.hubbub.hub;

import io.hubbub.room.Account;
import io.hubbub.room.Asker;
import io.hubbub.room.Claim;
import io.hubbub.room.Event;
import io.hubbub.room.Member;
import io.hubbub.room.Profile;
import io.hubbub.room.Properties;
import io.hubbub.room.Rights;
import io.hubbub.room.Trait;
import io.hubbub.stats.Presence;
import java.util.Set;

/**
 * One person as others know them: a nick and a profile. The connections through which they are here, and what
 * these read and are written, are no part of it. Runs on the hub's loop.
 */
final class Identity {
    private final long session;

    /** The nick that it came with, which nobody else can have. */
    private final String guestNick;

    private final Profile stranger;
    private final Presence presence;

    /** The rights that it was granted beside those of its account. */
    private Rights granted = Rights.NONE;

    /** Its rights: no part of the profile, which shows others no more than that there are some. */
    private Rights rights = Rights.NONE;

    /** What it holds while it is not logged in. */
    private Claim shown = Claim.NONE;

    /** What it tells of itself as long as no account has that. */
    private Properties told = Properties.NONE;

    /** The account that it is logged in to; mostly null. */
    private Account account;

    private String nick;

    /** Null until it is known. */
    private Profile profile;

    /** Whether the home of the nick holds it for this one, so that it must be given back. */
    private boolean nickTaken;

    /** The session whose place it has taken; its own number if there is none. */
    private long earlier;

    /** Whether others can find it by its nick. */
    private boolean introduced;

    /** How many times the nick or the profile was changed. */
    private int edition;

    /** The kind of a session that others can't find, such as a console; mostly empty. */
    private String kind = "";

    /**
     * @param session by which homes and hubs know it
     * @param nick a guest's, which is nobody else's
     * @param stranger what may be known of it as long as it has not said who it is
     */
    Identity(long session, String nick, Profile stranger, Presence presence) {
        this.session = session;
        this.earlier = session;
        this.nick = nick;
        this.guestNick = nick;
        this.stranger = stranger;
        this.presence = presence;
    }

    String nick() {
        return nick;
    }

    String guestNick() {
        return guestNick;
    }

    /** Where its peer is, whatever its profile shows. */
    String address() {
        return stranger.host();
    }

    Profile profile() {
        return profile == null ? stranger : profile;
    }

    Rights rights() {
        return rights;
    }

    /** By what it is known again in rooms: its account if it has one. */
    Claim claim() {
        return account == null ? shown : Claim.ofAccount(account);
    }

    void hold(Claim claim) {
        shown = claim;
    }

    /** The account that it is logged in to; null for none. */
    Account account() {
        return account;
    }

    /** The number of that account; 0 for none. */
    long accountId() {
        return account == null ? 0 : account.id();
    }

    /** Logged in to that account from here on, with its rights; out if it is null. Returns whether others see a change. */
    boolean login(Account to) {
        account = to;
        told = to == null ? Properties.NONE : told;
        return weighRights();
    }

    int edition() {
        return edition;
    }

    boolean isIntroduced() {
        return introduced;
    }

    boolean hasNickTaken() {
        return nickTaken;
    }

    /** As others see it, without the roles that it has in a room. */
    Member asMember() {
        return new Member(session, nick, profile(), Set.of(), edition);
    }

    /** As one who asks for something. */
    Asker asAsker() {
        return new Asker(session, rights);
    }

    void isNobody(String itsKind) {
        kind = itsKind;
    }

    /** Its nick, or what it is if nobody knows it by one. */
    String nameInLogs() {
        return introduced || kind.isEmpty() ? nick : kind;
    }

    /**
     * Another profile from here on: a session with rights is shown as an operator of the server, and with the account that it is logged in
     * to, whatever it says. Returns whether
     * others see a change: before it is introduced they see nothing.
     */
    boolean change(Profile newProfile) {
        Profile before = profile();
        profile = honest(newProfile);
        if (!introduced || profile.equals(before)) {
            return false;
        }
        edition++;
        presence.changed(before, profile);
        return true;
    }

    /** What only the server says of somebody is as it is, whatever the profile has. */
    private Profile honest(Profile claimed) {
        Profile honest = claimed.with(Trait.SERVER_OPERATOR, !rights.isEmpty());
        Properties properties = account == null ? told : account.properties().with(told.all());
        return honest.withAccount(account == null ? "" : account.name()).with(properties);
    }

    /** What it has told of itself and no account has. */
    Properties told() {
        return told;
    }

    /** Tells something else of itself from here on, beside what its account has. Returns whether others see a change. */
    boolean tell(Properties newTold) {
        told = newTold;
        return change(profile());
    }

    /** Other rights from here on, and a profile that shows whether there are some. Returns whether others see a change. */
    boolean grant(Rights newRights) {
        granted = newRights;
        return weighRights();
    }

    private boolean weighRights() {
        rights = account == null ? granted : granted.and(account.rights());
        return change(profile());
    }

    /** Others find it by its nick from here on. */
    void introduce() {
        introduced = true;
        nickTaken = true;
        presence.appeared(profile());
    }

    /** Another nick, which its home has given it. */
    void rename(String newNick) {
        nick = newNick;
        nickTaken = true;
        edition++;
    }

    /** It has taken the place of an earlier session of the same user. */
    void succeeds(long earlierSession) {
        earlier = earlierSession;
    }

    /**
     * Whether something was said by this session, or by the one whose place it has taken.
     *
     * @param sinceMs the time before which another session may have had its number
     */
    boolean hasSaid(Event.Said said, long sinceMs) {
        long speaker = said.from().session();
        return (speaker == session || speaker == earlier) && said.timeMs() >= sinceMs;
    }

    /** It is gone. */
    void end() {
        if (introduced) {
            presence.disappeared(profile());
        }
    }
}
