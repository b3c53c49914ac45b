package io.hubbub.hub;

import io.hubbub.bus.HomeRequest;
import io.hubbub.bus.RoomRequest;
import io.hubbub.credential.MadePassword;
import io.hubbub.credential.ScramCredential;
import io.hubbub.room.Account;
import io.hubbub.room.BanTarget;
import io.hubbub.room.Member;
import io.hubbub.room.ModeChange;
import io.hubbub.room.Names;
import io.hubbub.room.Refusal;
import io.hubbub.room.Refusal.Why;
import io.hubbub.room.Right;
import io.hubbub.room.Role;
import io.hubbub.room.ServerBan;
import io.hubbub.room.Speech;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What one session does as one who looks after the server: bans, accounts, rooms, words to everybody. A session without the {@link Right} for it
 * hears {@link Listener#refused} and nothing else. What is done stands in the log of what was done, under its name. What is asked is answered once, on the
 * hub's loop, or never if the session ends before; an answer that failed has a sentence for a person. Runs on that loop.
 */
public final class Administration {
    private static final Logger LOG = LoggerFactory.getLogger(Administration.class);

    private static final String OWN_ACCOUNT = "that is your own account";

    private final Identity identity;
    private final Guard guard;
    private final RequestQueue queue;
    private final Queries queries;
    private final HubShare share;
    private final Bans bans;
    private final AccountAdmin accounts;

    Administration(Identity identity, Guard guard, RequestQueue queue, Queries queries, HubShare share) {
        this.identity = identity;
        this.guard = guard;
        this.queue = queue;
        this.queries = queries;
        this.share = share;
        this.bans = share.access().bans();
        this.accounts = share.access().admin();
    }

    /** What it is called in the log of what was done: its account, or what it is and where. */
    private String actor() {
        return identity.account() != null
                ? identity.account().name()
                : identity.nameInLogs() + " at " + identity.address();
    }

    private boolean may(Right right) {
        boolean may = guard.isOpen() && identity.rights().has(right);
        if (!may && guard.isOpen()) {
            guard.refuse(Why.NOT_SERVER_OPERATOR, "");
        }
        return may;
    }

    private <T> void await(Future<T> future, Consumer<AsyncResult<T>> answer) {
        future.onComplete(done -> share.later().accept(() -> {
            if (guard.isOpen()) {
                guard.contain(() -> answer.accept(done));
            }
        }));
    }

    // Bans.

    /** The bans that hold now, the oldest first. */
    public void bans(Consumer<List<ServerBan>> answer) {
        if (may(Right.BAN)) {
            answer.accept(bans.current());
        }
    }

    /**
     * Keeps somebody off the server, and ends the sessions that it is about, wherever they are.
     *
     * @param target without a {@link BanTarget#fault}
     * @param spanMs how long; 0 for good
     * @param isForced also if it is about this session, or about everybody on the server's own machine
     */
    public void ban(BanTarget target, long spanMs, String reason, boolean isForced, Consumer<Bans.Outcome> answer) {
        if (may(Right.BAN)) {
            ServerBan ban = new ServerBan(target, reason, actor(), share.turn().nowMs(), until(spanMs));
            await(bans.add(ban, isForced, identity), added -> answer.accept(added.result()));
        }
    }

    private long until(long spanMs) {
        return spanMs == 0 ? ServerBan.FOR_GOOD : share.turn().nowMs() + spanMs;
    }

    /** Lets somebody in again; answered false if they were not banned. */
    public void unban(BanTarget target, Consumer<AsyncResult<Boolean>> answer) {
        if (may(Right.BAN)) {
            await(bans.remove(target, actor()), answer);
        }
    }

    // Accounts.

    /** The words of all that an account can be granted. */
    public Set<String> grants() {
        return accounts.grants();
    }

    /**
     * Accounts of which the names have something in them.
     *
     * @param from how many to leave out
     */
    public void accounts(String filter, int from, int most, Consumer<AsyncResult<AccountAdmin.Page>> answer) {
        manage(() -> accounts.accounts(filter, from, most), answer);
    }

    public void account(String name, Consumer<AsyncResult<Optional<AccountView>>> answer) {
        manage(() -> accounts.account(name), answer);
    }

    /** The tokens of an account, the oldest first. */
    public void tokens(String name, Consumer<AsyncResult<Optional<List<Accounts.Device>>>> answer) {
        manage(() -> accounts.tokens(name), answer);
    }

    /**
     * An account with a password that was made for it.
     *
     * @param password which nobody is shown again; empty for a program's account, which has none
     */
    public record Made(Account account, String password) {}

    /**
     * Makes an account, with a password unless it is a program's.
     *
     * @param name that an account can have: {@link Registrations#nameFault}
     * @param answer empty if somebody has that name, or one that looks like it
     */
    public void addAccount(String name, boolean isBot, Consumer<AsyncResult<Optional<Made>>> answer) {
        if (isBot) {
            manage(
                    () -> accounts.add(actor(), name, Optional.empty(), true)
                            .map(added -> added.map(account -> new Made(account, ""))),
                    answer);
        } else {
            withPassword((actor, credential) -> accounts.add(actor, name, Optional.of(credential), false), answer);
        }
    }

    /** Gives an account another password, which is made here. Those who are logged in stay so. */
    public void resetPassword(String name, Consumer<AsyncResult<Optional<Made>>> answer) {
        withPassword((actor, credential) -> accounts.setCredential(actor, name, credential), answer);
    }

    private void withPassword(
            BiFunction<String, ScramCredential, Future<Optional<Account>>> change,
            Consumer<AsyncResult<Optional<Made>>> answer) {
        String actor = actor();
        String password = MadePassword.make(new SecureRandom());
        manage(
                () -> share.access()
                        .registrations()
                        .credential(password.getBytes(StandardCharsets.US_ASCII))
                        .compose(credential -> change.apply(actor, credential))
                        .map(done -> done.map(account -> new Made(account, password))),
                answer);
    }

    /**
     * Lets nobody in to an account, and ends its sessions.
     *
     * @param spanMs how long; 0 for good
     */
    public void suspend(String name, long spanMs, String reason, Consumer<AsyncResult<Optional<Account>>> answer) {
        manageOther(name, actor -> accounts.suspend(actor, name, until(spanMs), reason), answer);
    }

    public void resume(String name, Consumer<AsyncResult<Optional<Account>>> answer) {
        manage(() -> accounts.resume(actor(), name), answer);
    }

    /**
     * Grants an account something.
     *
     * @param word one of {@link #grants()}
     */
    public void grant(String name, String word, Consumer<AsyncResult<Optional<Account>>> answer) {
        manage(() -> accounts.grant(actor(), name, word), answer);
    }

    public void revokeGrant(String name, String word, Consumer<AsyncResult<Optional<Account>>> answer) {
        manageOther(name, actor -> accounts.revokeGrant(actor, name, word), answer);
    }

    public void revokeToken(String name, long token, Consumer<AsyncResult<Optional<Account>>> answer) {
        manage(() -> accounts.revokeToken(actor(), name, token), answer);
    }

    /** Its sessions end, and its nick is anybody's. */
    public void deleteAccount(String name, Consumer<AsyncResult<Optional<Account>>> answer) {
        manageOther(name, actor -> accounts.delete(actor, name), answer);
    }

    /**
     * What was done, the newest first.
     *
     * @param before the number of the entry before which to begin; 0 for the newest
     */
    public void audit(String filter, long before, int most, Consumer<AsyncResult<List<AuditEntry>>> answer) {
        manage(() -> accounts.audit(filter, before, most), answer);
    }

    /** Some work with accounts. */
    private interface Work<T> {
        Future<T> begin();
    }

    private <T> void manage(Work<T> work, Consumer<AsyncResult<T>> answer) {
        if (may(Right.MANAGE_ACCOUNTS)) {
            await(work.begin(), answer);
        }
    }

    /** Nobody shuts themselves out by mistake. */
    private void manageOther(
            String name,
            Function<String, Future<Optional<Account>>> work,
            Consumer<AsyncResult<Optional<Account>>> answer) {
        boolean isOwn =
                identity.account() != null && Names.same(identity.account().name(), name);
        manage(() -> isOwn ? Future.failedFuture(OWN_ACCOUNT) : work.apply(actor()), answer);
    }

    // Everybody, and rooms.

    /**
     * Says something to everybody on the server, at each door that talks.
     *
     * @param as by which name it is said
     * @param text in one line
     */
    public void announce(String as, String text) {
        if (may(Right.ANNOUNCE)) {
            Speech speech = Speech.line(Speech.Kind.NOTICE, Buffer.buffer(text));
            Member from = new Member(identity.asMember().session(), as);
            queue.request(new HomeRequest.Announce(from, identity.rights(), speech));
            log(AuditAction.ANNOUNCED, "everybody", text);
        }
    }

    /**
     * Has everybody leave a room.
     *
     * @param as what those in the room see as the one who did it
     * @param answer told why not; empty if it is done
     */
    public void closeRoom(String room, String as, String reason, Consumer<Optional<Refusal>> answer) {
        if (may(Right.MEND_ROOMS)) {
            String words = Names.cut(reason, share.limits().reasonLength);
            queries.mend(
                    query -> new RoomRequest.Close(Names.fold(room), identity.asAsker(), as, words, query),
                    logged(AuditAction.ROOM_CLOSED, room, words, answer));
        }
    }

    /** Gives somebody a role in a room or takes it. */
    public void giveRole(
            String room, String as, Role role, String nick, boolean granted, Consumer<Optional<Refusal>> answer) {
        if (may(Right.MEND_ROOMS)) {
            ModeChange change = new ModeChange.RoleGiven(role, nick, granted);
            String detail = (granted ? "+" : "-") + role.name().toLowerCase(Locale.ROOT) + " " + nick;
            queries.mend(
                    query -> new RoomRequest.Mend(Names.fold(room), identity.asAsker(), as, List.of(change), query),
                    logged(AuditAction.ROLE_CHANGED, room, detail, answer));
        }
    }

    /** It has ended a session, as {@link Admin#close} does. */
    public void disconnected(String whom, String reason) {
        log(AuditAction.DISCONNECTED, whom, reason);
    }

    private Consumer<Optional<Refusal>> logged(
            AuditAction action, String target, String detail, Consumer<Optional<Refusal>> answer) {
        return fault -> {
            if (fault.isEmpty()) {
                log(action, target, detail);
            }
            answer.accept(fault);
        };
    }

    private void log(AuditAction action, String target, String detail) {
        LOG.info("{}: {} {}: {}", actor(), action.word(), target, detail);
        accounts.log(new AuditEntry(share.turn().nowMs(), actor(), action.word(), target, detail))
                .onFailure(cannot -> LOG.warn("What was done can't be written down: {}", cannot.getMessage()));
    }
}
