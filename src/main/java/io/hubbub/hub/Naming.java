package io.hubbub.hub;

import io.hubbub.bus.MemberRequest;
import io.hubbub.bus.NickRequest;
import io.hubbub.bus.RoomRequest;
import io.hubbub.room.Account;
import io.hubbub.room.ChatLimits;
import io.hubbub.room.Claim;
import io.hubbub.room.DirectMessage;
import io.hubbub.room.LookAlikes;
import io.hubbub.room.Names;
import io.hubbub.room.Profile;
import io.hubbub.room.Properties;
import io.hubbub.room.Refusal.Why;
import io.hubbub.room.Rights;
import io.hubbub.room.ServerBan;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Makes known who a session is: its nick, its profile, its account and its rights, and each change of them. Runs on the hub's loop, and does
 * nothing once the session has ended.
 */
final class Naming {
    private final Viewer viewer;
    private final Guard guard;
    private final Identity identity;
    private final Subscriptions subscriptions;
    private final RequestQueue queue;
    private final ChatLimits limits;
    private final Holdings holdings;
    private final Owners owners;
    private final Bans bans;
    private final long beganMs;
    private final Accounts accounts;
    private final Consumer<Runnable> later;

    Naming(Viewer viewer, Identity identity, RequestQueue queue, HubShare share) {
        this.viewer = viewer;
        this.guard = viewer.guard();
        this.identity = identity;
        this.subscriptions = viewer.subscriptions();
        this.queue = queue;
        this.limits = share.limits();
        this.holdings = share.holdings();
        this.owners = share.owners();
        this.bans = share.access().bans();
        this.beganMs = share.turn().beganMs();
        this.accounts = share.access().accounts();
        this.later = share.later();
    }

    /**
     * Says who it is: the first time, others find it by its nick from here on; later, they see what has changed. A session that goes
     * into a room or speaks without that is introduced as it is known then. Whether it is an operator of the server is not for it to
     * say.
     */
    void introduce(Profile newProfile) {
        if (!guard.isOpen() || isBanned(identity.nick(), newProfile)) {
            return;
        }
        if (identity.change(newProfile)) {
            tellOfChange();
        } else {
            beKnown();
        }
    }

    private void tellOfChange() {
        Profile profile = identity.profile();
        tellNickHome();
        tellRooms(key -> new MemberRequest.Reprofile(key, viewer.id(), profile, identity.edition()));
    }

    /** Shows this claim in the rooms that it comes into from here on. */
    void hold(Claim claim) {
        identity.hold(claim);
        if (!claim.isNone()) {
            holdings.has(claim, viewer.id(), beganMs);
        }
    }

    /**
     * Is logged in to an account from here on, as {@link Logins} has granted it: others see that, and rooms that it comes into give it the
     * roles of its owner.
     */
    void login(Account account) {
        if (guard.isOpen() && !isBanned(bans.ofAccount(account))) {
            boolean isSeen = become(account);
            holdings.has(identity.claim(), viewer.id(), beganMs);
            tellIf(isSeen);
            tellRooms(key -> new MemberRequest.Hold(key, viewer.id(), identity.claim()));
            bringTold(account);
        }
    }

    /** Tells something else of itself from here on. */
    void tell(Properties told) {
        tellIf(identity.tell(told));
    }

    /** What its person tells has been changed, by whichever session of the account. */
    void isDescribed(Accounts.Told told) {
        Account account = identity.account();
        if (guard.isOpen() && account != null && account.id() == told.account()) {
            Properties before = identity.profile().properties();
            tellIf(identity.login(account.with(told.properties())));
            boolean isNews = !before.equals(identity.profile().properties());
            if (isNews && told.by() != viewer.id()) {
                guard.tell(listener -> listener.described(before));
            }
        }
    }

    /**
     * Is logged in to no account any more, and a guest again if its nick is its account's. The rooms that it is in keep its roles for that
     * account.
     */
    void logout() {
        Account account = identity.account();
        if (guard.isOpen() && account != null) {
            boolean isSeen = become(null);
            tellRooms(key -> new MemberRequest.Hold(key, viewer.id(), identity.claim()));
            tellIf(isSeen);
            if (LookAlikes.areAlike(identity.nick(), account.name())) {
                renamed(identity.guestNick());
            }
        }
    }

    /** What it has told of itself before it was logged in is its account's from here on, if there is room for it. */
    private void bringTold(Account account) {
        Properties told = identity.told();
        if (!told.isEmpty()) {
            accounts.describe(account.id(), viewer.id(), told.all(), limits.properties)
                    .onComplete(kept -> later.accept(() -> {
                        if (guard.isOpen() && identity.accountId() == account.id()) {
                            tell(Properties.NONE);
                        }
                    }));
        }
    }

    /** Returns whether others see a change. */
    private boolean become(Account account) {
        long before = identity.accountId();
        boolean isSeen = identity.login(account);
        owners.moved(viewer.id(), before, identity.accountId());
        return isSeen;
    }

    private void tellIf(boolean isSeen) {
        if (isSeen) {
            tellOfChange();
        }
    }

    /** Has other rights from here on; {@link Grants} knows which. */
    void grant(Rights rights) {
        if (guard.isOpen()) {
            tellIf(identity.grant(rights));
        }
    }

    /**
     * Sees that others know it, before it does something that they see. A guest's nick is nobody else's, and so is used before its home knows of
     * it. Returns whether it is still here: it may be banned as whom it would be known.
     */
    boolean beKnown() {
        if (!identity.isIntroduced() && !isBanned(identity.nick(), identity.profile())) {
            identity.introduce();
            tellNickHome();
        }
        return guard.isOpen();
    }

    /** Ends the session if it is banned as somebody with that nick and that profile. */
    private boolean isBanned(String nick, Profile profile) {
        return isBanned(bans.ofPerson(identity, nick, profile));
    }

    private boolean isBanned(Optional<ServerBan> ban) {
        ban.ifPresent(guard::banned);
        return ban.isPresent();
    }

    /** To have another nick. Answered by {@link Listener#renamed} or {@link Listener#refused}. */
    void rename(String newNick) {
        if (guard.isOpen()) {
            Names.nickFault(newNick, limits.nickLength)
                    .ifPresentOrElse(
                            why -> guard.refuse(why, newNick), () -> claimUnlessBanned(Names.written(newNick)));
        }
    }

    /** As long as nobody knows it, it may have any nick: the one that it has in the end counts. */
    private void claimUnlessBanned(String nick) {
        if (!identity.isIntroduced() || !isBanned(nick, identity.profile())) {
            claim(nick);
        }
    }

    private void claim(String nick) {
        queue.request(new NickRequest.Claim(viewer.id(), identity.accountId(), nick));
    }

    /**
     * The home of a nick has given it to the session, as one of an account. If it has logged in or out since it asked, it may have no right to the
     * nick any more, and asks again.
     */
    void granted(String nick, long account) {
        if (account == identity.accountId()) {
            renamed(nick);
            // Such a nick may be banned since it asked.
            isBanned(bans.of(identity));
        } else {
            if (!Names.same(nick, identity.nick())) {
                queue.tellHome(new NickRequest.Release(viewer.id(), nick));
            }
            claim(nick);
        }
    }

    private void renamed(String newNick) {
        String oldNick = identity.nick();
        if (!Names.same(newNick, oldNick)) {
            giveBackNick();
        }
        identity.rename(newNick);
        if (identity.isIntroduced()) {
            tellNickHome();
        }
        if (!newNick.equals(oldNick)) {
            tellRooms(key -> new MemberRequest.Rename(key, viewer.id(), newNick, identity.edition()));
        }
        guard.tell(listener -> listener.renamed(oldNick, newNick));
    }

    /** Other sessions of the same account hear what this one has said to somebody alone. */
    void copyToOwn(DirectMessage message) {
        if (identity.account() != null && !Names.same(message.to(), identity.nick())) {
            queue.tellHome(new NickRequest.Copy(viewer.id(), identity.nick(), message));
        }
    }

    /** The owner of its nick wants it: {@code then} comes once everybody knows that it has another. */
    void outranked(String nick, Runnable then) {
        if (guard.isOpen() && Names.same(nick, identity.nick())) {
            renamed(identity.guestNick());
            guard.refuse(Why.NICK_OWNED, nick);
        }
        queue.onceKnown(then);
    }

    /** The session has ended. */
    void end() {
        owners.moved(viewer.id(), identity.accountId(), 0);
        giveBackNick();
    }

    private void giveBackNick() {
        if (identity.hasNickTaken()) {
            queue.tellHome(new NickRequest.Release(viewer.id(), identity.nick()));
        }
    }

    private void tellNickHome() {
        queue.tellHome(new NickRequest.Introduce(identity.asMember()));
    }

    private void tellRooms(Function<String, RoomRequest> request) {
        subscriptions.keys().forEach(key -> queue.tellHome(request.apply(key)));
    }
}
