package io.hubbub.hub;

import io.hubbub.credential.Invitation;
import io.hubbub.credential.Quota;
import io.hubbub.credential.ScramCredential;
import io.hubbub.credential.Token;
import io.hubbub.hub.Registration.Refused;
import io.hubbub.hub.Registration.Why;
import io.hubbub.room.Account;
import io.hubbub.room.ChatLimits;
import io.hubbub.room.LookAlikes;
import io.hubbub.room.Names;
import io.hubbub.room.Refusal;
import io.vertx.core.Future;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * Decides who gets an account, whatever the door. One of these for the process. Thread-safe; its futures complete on any thread, and never
 * fail.
 */
public final class Registrations {
    /** Accounts that all together get in ten minutes: more than come on a good day. */
    static final int ALL = 30;

    private static final long EACH_NS = TimeUnit.HOURS.toNanos(1);
    private static final long ALL_NS = TimeUnit.MINUTES.toNanos(10);

    /** Those who get an account. */
    public enum Who {
        /** Whoever asks. */
        ALL,
        /** Whoever shows an {@link Invitation}. */
        INVITED,
        NOBODY
    }

    /** Makes what is kept of a password, which takes long on purpose, elsewhere. Fails when it has no time for it. */
    public interface PasswordHash {
        Future<ScramCredential> of(byte[] password);
    }

    private final Accounts accounts;
    private final PasswordHash passwords;
    private final Who who;
    private final LongSupplier clockNs;
    private final Quota quota;

    /**
     * @param who gets one
     * @param each how many one network gets in an hour
     * @param clockNs a clock for durations
     */
    public Registrations(Accounts accounts, PasswordHash passwords, Who who, int each, LongSupplier clockNs) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.who = accounts.isKept() ? who : Who.NOBODY;
        this.clockNs = clockNs;
        this.quota = new Quota(each, EACH_NS, ALL, ALL_NS);
    }

    /** Whether people get accounts here, be it only those who are invited. */
    public boolean areOpen() {
        return who != Who.NOBODY;
    }

    /** Whether people get accounts who are invited, and nobody else does. */
    public boolean wantInvitation() {
        return who == Who.INVITED;
    }

    /**
     * Makes an account for a person.
     *
     * @param name that nobody else is called at the moment
     * @param invitation what it shows as an invitation; empty for none
     */
    Future<Registration> register(String host, String name, byte[] password, String invitation, ChatLimits limits) {
        String written = Names.written(name);
        Optional<Refused> refused = fault(written, password, limits);
        if (refused.isPresent()) {
            return Future.succeededFuture(refused.get());
        }
        long atNs = clockNs.getAsLong();
        long waitNs = quota.take(host, atNs);
        if (waitNs > 0) {
            return Future.succeededFuture(new Refused(Why.TOO_MANY, waitNs, ""));
        }
        Future<Registration> made = who == Who.INVITED
                ? invited(written, password, invitation)
                : hashed(password, credential -> add(written, credential));
        return made.onComplete(done -> {
            if (!(done.result() instanceof Registration.Done)) {
                quota.giveBack(host, atNs);
            }
        });
    }

    private Future<Registration> invited(String name, byte[] password, String shown) {
        Optional<Invitation> invitation = Invitation.read(shown);
        if (invitation.isEmpty()) {
            Why why = shown.isEmpty() ? Why.INVITATION_NEEDED : Why.BAD_INVITATION;
            return Future.succeededFuture(new Refused(why));
        }
        // No password is hashed for nothing.
        return accounts.isGood(invitation.get())
                .compose(isGood -> isGood
                        ? hashed(password, credential -> add(name, credential, invitation.get()))
                        : Future.<Registration>succeededFuture(new Refused(Why.BAD_INVITATION)))
                .otherwise(cannot -> new Refused(Why.UNAVAILABLE, 0, cannot.getMessage()));
    }

    private Future<Registration> add(String name, ScramCredential credential, Invitation invitation) {
        return accounts.addInvited(name, credential, invitation)
                .map(added -> added.account()
                        .<Registration>map(Registration.Done::new)
                        .orElseGet(() -> new Refused(added.isGood() ? Why.NAME_TAKEN : Why.BAD_INVITATION)));
    }

    private Future<Registration> hashed(byte[] password, Function<ScramCredential, Future<Registration>> then) {
        return passwords
                .of(password)
                .map(then)
                .otherwise(Future.<Registration>succeededFuture(new Refused(Why.BUSY)))
                .compose(done -> done);
    }

    /** Why no account may be called so, in a sentence without its end; empty if one may. */
    public static Optional<String> nameFault(String name, ChatLimits limits) {
        Optional<Refusal.Why> fault = Names.nickFault(Names.written(name), limits.nickLength);
        if (fault.isPresent()) {
            return Optional.of(new Refusal(fault.get(), name).sentence(limits));
        }
        return LookAlikes.isOfMixedScripts(name)
                ? Optional.of("letters of several scripts are in it")
                : Optional.empty();
    }

    private Optional<Refused> fault(String name, byte[] password, ChatLimits limits) {
        Optional<String> badName = nameFault(name, limits);
        Optional<String> fault = ScramCredential.fault(password);
        if (!areOpen()) {
            return Optional.of(new Refused(Why.CLOSED));
        } else if (badName.isPresent()) {
            return Optional.of(new Refused(Why.BAD_NAME, 0, badName.get()));
        } else if (fault.isPresent()) {
            return Optional.of(new Refused(Why.BAD_PASSWORD, 0, fault.get()));
        }
        return Optional.empty();
    }

    private Future<Registration> add(String name, ScramCredential credential) {
        return accounts.add(name, Optional.of(credential), false)
                .map(added ->
                        added.<Registration>map(Registration.Done::new).orElseGet(() -> new Refused(Why.NAME_TAKEN)))
                .otherwise(cannot -> new Refused(Why.UNAVAILABLE, 0, cannot.getMessage()));
    }

    /** What is kept of a password; fails if too many wait to be taken. */
    Future<ScramCredential> credential(byte[] password) {
        return passwords.of(password);
    }

    /**
     * Gives an account another password.
     *
     * @param kept a token by which somebody stays logged in all the same
     */
    Future<Registration> change(Account account, byte[] password, Optional<Token> kept) {
        Optional<String> fault = ScramCredential.fault(password);
        if (fault.isPresent()) {
            return Future.succeededFuture(new Refused(Why.BAD_PASSWORD, 0, fault.get()));
        }
        return hashed(password, credential -> change(account, credential, kept));
    }

    private Future<Registration> change(Account account, ScramCredential credential, Optional<Token> kept) {
        return accounts.setCredential(account.id(), credential, kept)
                .map(edition -> edition.<Registration>map(now -> new Registration.Changed(account, now))
                        .orElseGet(() -> new Refused(Why.UNAVAILABLE)))
                .otherwise(cannot -> new Refused(Why.UNAVAILABLE, 0, cannot.getMessage()));
    }
}
