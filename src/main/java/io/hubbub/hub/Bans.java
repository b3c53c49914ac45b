package io.hubbub.hub;

import io.hubbub.room.Account;
import io.hubbub.room.BanList;
import io.hubbub.room.BanTarget;
import io.hubbub.room.Profile;
import io.hubbub.room.Right;
import io.hubbub.room.ServerBan;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;

/**
 * Who is banned from the server, at whichever door: asked when somebody connects, says who they are, takes a nick, or logs in. One of these for the
 * process, in memory, so that nobody waits for an answer. A session that may ban others is not ended for its address or a mask, lest a mistake can't be
 * mended; a ban of its account holds for it, too. Thread-safe.
 */
public final class Bans {
    private final BanStore store;
    private final LongSupplier clockMs;
    private final List<Consumer<BanList>> watchers = new CopyOnWriteArrayList<>();
    private volatile BanList list = BanList.NONE;

    /** What has become of a wish to ban somebody. */
    public enum Outcome {
        DONE,
        /** It would be about whoever asks for it. */
        OWN,
        /** It would be about everybody on the server's own machine. */
        LOOPBACK,
        /** There are {@link BanList#MOST} already. */
        FULL,
        /** It can't be kept at the moment. */
        UNAVAILABLE
    }

    /** @param clockMs the time of day, in milliseconds since 1970 */
    public Bans(BanStore store, LongSupplier clockMs) {
        this.store = store;
        this.clockMs = clockMs;
        store.onChange(kept -> change(before -> kept));
    }

    /** Bans that last as long as the server runs. */
    public static Bans inMemory(LongSupplier clockMs) {
        return new Bans(BanStore.NONE, clockMs);
    }

    private void change(UnaryOperator<BanList> how) {
        BanList fresh;
        synchronized (this) {
            BanList before = list;
            list = how.apply(before);
            fresh = list.newSince(before);
        }
        if (!fresh.isEmpty()) {
            watchers.forEach(watcher -> watcher.accept(fresh));
        }
    }

    /** Tells on any thread, from here on, which bans are new. */
    void onChange(Consumer<BanList> told) {
        watchers.add(told);
    }

    /** Those that hold now, the oldest first. */
    public List<ServerBan> current() {
        return list.current(clockMs.getAsLong());
    }

    /** The ban of whoever comes from an address. */
    public Optional<ServerBan> ofAddress(String host) {
        return list.ofAddress(host, clockMs.getAsLong());
    }

    /** The ban of whoever is logged in to an account. */
    public Optional<ServerBan> ofAccount(Account account) {
        return list.ofAccount(account.name(), clockMs.getAsLong());
    }

    /** The ban of a session as it is now. */
    Optional<ServerBan> of(Identity identity) {
        return of(list, identity);
    }

    /** The same, if it is among some. */
    Optional<ServerBan> of(BanList some, Identity identity) {
        return identity.isIntroduced()
                ? ofPerson(some, identity, identity.nick(), identity.profile())
                : ofStranger(some, identity);
    }

    /** The ban of a session as others would see it with this nick and this profile. */
    Optional<ServerBan> ofPerson(Identity identity, String nick, Profile profile) {
        return ofPerson(list, identity, nick, profile);
    }

    private Optional<ServerBan> ofPerson(BanList some, Identity identity, String nick, Profile profile) {
        return ofStranger(some, identity)
                .or(() -> isSpared(identity)
                        ? Optional.empty()
                        : some.ofPerson(nick, profile.withHost(identity.address()), clockMs.getAsLong()));
    }

    /** Of one whose nick and user are nobody's business yet. */
    private Optional<ServerBan> ofStranger(BanList some, Identity identity) {
        Optional<ServerBan> ofAccount = identity.account() == null
                ? Optional.empty()
                : some.ofAccount(identity.account().name(), clockMs.getAsLong());
        return ofAccount.or(
                () -> isSpared(identity) ? Optional.empty() : some.ofAddress(identity.address(), clockMs.getAsLong()));
    }

    private static boolean isSpared(Identity identity) {
        return identity.rights().has(Right.BAN);
    }

    /**
     * Bans somebody once the future is done; unless forced, nobody who asks for it by mistake.
     *
     * @param asker as others see it
     */
    Future<Outcome> add(ServerBan ban, boolean isForced, Identity asker) {
        BanTarget target = ban.target();
        long nowMs = clockMs.getAsLong();
        if (!isForced && isAbout(ban, asker, nowMs)) {
            return Future.succeededFuture(Outcome.OWN);
        } else if (!isForced && target.isAboutLoopback()) {
            return Future.succeededFuture(Outcome.LOOPBACK);
        } else if (!list.hasRoomFor(target, nowMs)) {
            return Future.succeededFuture(Outcome.FULL);
        }
        return store.add(ban)
                .map(stored -> {
                    change(before -> before.with(BanList.of(List.of(ban)), nowMs));
                    return Outcome.DONE;
                })
                .otherwise(Outcome.UNAVAILABLE);
    }

    private static boolean isAbout(ServerBan ban, Identity asker, long nowMs) {
        BanList alone = BanList.of(List.of(ban));
        String account = asker.account() == null ? "" : asker.account().name();
        return alone.ofAccount(account, nowMs)
                .or(() -> alone.ofAddress(asker.address(), nowMs))
                .or(() -> alone.ofPerson(asker.nick(), asker.profile().withHost(asker.address()), nowMs))
                .isPresent();
    }

    /** Lets somebody in again; false if they were not banned. Fails with a sentence for a person. */
    Future<Boolean> remove(BanTarget target, String by) {
        if (list.of(target, clockMs.getAsLong()).isEmpty()) {
            return Future.succeededFuture(false);
        }
        return store.remove(target, by).map(removed -> {
            change(before -> before.without(target));
            return true;
        });
    }
}
