package io.hubbub.hub;

import io.hubbub.credential.Token;
import io.hubbub.room.Account;
import io.hubbub.room.Names;
import io.vertx.core.Future;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongConsumer;

/**
 * What one session does about accounts: proves whose owner it is, makes one, and looks after its own. What is asked is answered once, on the
 * hub's loop, or never if the session ends before. Runs on that loop; made when it is first needed, since most sessions are guests'.
 */
public final class Authentication {
    private static final int ANY = -1;

    private final Session session;
    private final AccountAccess access;
    private final Guard guard;
    private final Consumer<Runnable> later;

    /** Told when it is logged in. */
    private final LongConsumer review;

    /** How long it may stay logged in, in milliseconds since 1970; 0 for as long as it likes. */
    private long untilMs;

    /** That of its account's password when it was logged in; {@link #ANY} while it is changing that. */
    private int edition;

    /** By which it stays logged in when it comes back; empty if it has shown and made none. */
    private Optional<Token> own = Optional.empty();

    Authentication(Session session, AccountAccess access, Guard guard, Consumer<Runnable> later, LongConsumer review) {
        this.session = session;
        this.access = access;
        this.guard = guard;
        this.later = later;
        this.review = review;
    }

    /** Whether there can be accounts at all. */
    public boolean isPossible() {
        return access.logins().areThere();
    }

    /** Who gets an account. */
    public Registrations registrations() {
        return access.registrations();
    }

    /** Whether it may get an account, be it only with an invitation. */
    public boolean canRegister() {
        return access.registrations().areOpen();
    }

    /** Whether it may log in by a token that a provider has signed. */
    public boolean takesSignedTokens() {
        return access.logins().takesSignedTokens();
    }

    /** Logs in by an account's password, or by a token of that account in its place. */
    public void password(String name, byte[] password, Consumer<Login> answer) {
        login(access.logins().password(session.address(), name, password), answer);
    }

    /** Logs in by a token. */
    public void token(String text, Consumer<Login> answer) {
        login(access.logins().token(session.address(), text), login -> {
            own = login instanceof Login.Granted ? Token.read(text) : Optional.empty();
            answer.accept(login);
        });
    }

    /**
     * Logs in by the client certificate that the session has shown: {@link Session#certificate}.
     *
     * @param name the account that it is expected to be of; empty for whichever it is
     */
    public void certificate(String name, Consumer<Login> answer) {
        Optional<byte[]> shown = session.certificate();
        if (shown.isEmpty()) {
            answer.accept(new Login.Refused(Login.Why.WRONG));
        } else {
            login(access.logins().certificate(session.address(), name, shown.get()), answer);
        }
    }

    /** Begins to log in by a password that isn't sent, with the client's first message; empty if that is none (RFC 5802). */
    public Optional<Scram> scram(byte[] message) {
        return access.logins().scram(session.address(), message).map(Scram::new);
    }

    /** One login by SCRAM-SHA-256. */
    public final class Scram {
        private final Logins.Scram exchange;

        private Scram(Logins.Scram exchange) {
            this.exchange = exchange;
        }

        /** As whom the client wants to act; empty for the one whose password it knows. */
        public String authorize() {
            return exchange.authorize();
        }

        /** The name of which the client says that it knows the password. */
        public String name() {
            return exchange.name();
        }

        /**
         * Finds the credential, and answers the first message.
         *
         * @param answer the server's first message; empty if the accounts can't be read
         */
        public void challenge(Consumer<Optional<byte[]>> answer) {
            await(exchange.challenge().map(Optional::of).otherwise(Optional.empty()), answer);
        }

        /** Checks the client's last message. Whoever has proved it is logged in with {@link Authentication#enter}. */
        public Logins.Proved finish(byte[] message) {
            return exchange.finish(message);
        }
    }

    /** Is logged in to an account that it has proved to be the owner of. */
    public void enter(Login login) {
        if (login instanceof Login.Granted granted) {
            untilMs = granted.untilMs();
            edition = granted.edition();
            session.requests().login(granted.account());
            review.accept(session.id());
        }
    }

    private void login(Future<Login> login, Consumer<Login> answer) {
        await(login, decided -> {
            enter(decided);
            answer.accept(decided);
        });
    }

    /** Whether it was let in under a password of that edition or a later one, or is about to give its account another. */
    boolean isOfEdition(int now) {
        return edition == ANY || now <= edition;
    }

    /** How long it may stay logged in, in milliseconds since 1970; 0 for as long as it likes, or if it is not. Its session ends then. */
    public long untilMs() {
        return untilMs;
    }

    /**
     * Shows a token once more, or another of the same account, as who has one of a provider's that is soon too old.
     *
     * @param answer {@link Login.Why#WRONG} also for a token of another account, and then nothing has changed
     */
    public void renew(String text, Consumer<Login> answer) {
        await(access.logins().token(session.address(), text), decided -> {
            Login renewed = decided;
            if (decided instanceof Login.Granted granted && !isLoggedInTo(granted.account())) {
                renewed = new Login.Refused(Login.Why.WRONG);
            }
            enter(renewed);
            answer.accept(renewed);
        });
    }

    private boolean isLoggedInTo(Account account) {
        return session.account().filter(own -> own.id() == account.id()).isPresent();
    }

    /** Is logged in no more: a guest. */
    public void logout() {
        untilMs = 0;
        session.requests().logout();
    }

    /** Whether a nick is that of the account that it is logged in to. */
    public boolean isOwn(String nick) {
        return session.account()
                .filter(account -> Names.same(account.name(), nick))
                .isPresent();
    }

    /**
     * Takes the nick that is its account's: somebody else who has it is a guest from then on. Answered by {@link Listener#renamed} or {@link
     * Listener#refused}.
     */
    public void takeNick() {
        session.account().ifPresent(account -> takeNick(account.name()));
    }

    /** The same, written in another way. */
    public void takeNick(String nick) {
        session.queries().reclaim(nick, () -> session.requests().rename(nick));
    }

    /**
     * Makes an account and is logged in to it.
     *
     * @param name that nobody else may be called at the moment
     * @param invitation what it shows as one; may be empty
     */
    public void register(String name, byte[] password, String invitation, Consumer<Registration> answer) {
        if (session.account().isPresent()) {
            answer.accept(new Registration.Refused(Registration.Why.LOGGED_IN));
        } else if (Names.same(name, session.nick()) || !Names.isNick(name, session.chatLimits().nickLength)) {
            registerFree(name, password, invitation, answer);
        } else {
            session.queries().person(name, found -> {
                if (found.isPresent()) {
                    answer.accept(new Registration.Refused(Registration.Why.NAME_TAKEN));
                } else {
                    registerFree(name, password, invitation, answer);
                }
            });
        }
    }

    private void registerFree(String name, byte[] password, String invitation, Consumer<Registration> answer) {
        await(
                access.registrations().register(session.address(), name, password, invitation, session.chatLimits()),
                registered -> {
                    if (registered instanceof Registration.Done done) {
                        enter(new Login.Granted(done.account()));
                    }
                    answer.accept(registered);
                });
    }

    /**
     * Gives its account another password, if it knows the one that it has. All other sessions of the account end; those come back that have a token which was made
     * for a program, or a certificate, or the token of this session.
     *
     * @param refused told why it is not let in with the old password
     * @param answer told what became of the new one
     */
    public void changePassword(
            byte[] old, byte[] fresh, Consumer<Login.Refused> refused, Consumer<Registration> answer) {
        Account account = session.account().orElse(null);
        if (account == null) {
            refused.accept(new Login.Refused(Login.Why.WRONG));
            return;
        }
        await(access.logins().password(session.address(), account.name(), old), login -> {
            if (login instanceof Login.Refused why) {
                refused.accept(why);
            } else {
                change(account, fresh, answer);
            }
        });
    }

    private void change(Account account, byte[] fresh, Consumer<Registration> answer) {
        int before = edition;
        // Others may be told of it before this one is.
        edition = ANY;
        await(access.registrations().change(account, fresh, own), changed -> {
            edition = changed instanceof Registration.Changed done ? done.edition() : before;
            answer.accept(changed);
        });
    }

    /**
     * A token that was made.
     *
     * @param token which nobody is shown again
     * @param device what is known of it afterwards
     */
    public record Made(Token token, Accounts.Device device) {}

    /**
     * Makes a token by which whoever has it is logged in to its account.
     *
     * @param label what its owner calls it: {@link Accounts#isLabel}
     * @param lasts whether it is good for ever, as a program's, and not only as long as a login lasts
     * @param answer empty if none can be made
     */
    public void makeToken(String label, boolean lasts, Consumer<Optional<Made>> answer) {
        Token token = Token.make(new SecureRandom());
        long expiresMs = lasts || access.sessionMs() == 0 ? 0 : session.nowMs() + access.sessionMs();
        ofAccount(
                account -> access.accounts()
                        .addToken(account.id(), token, label, expiresMs, !lasts, access.tokens())
                        .map(added -> new Made(token, added)),
                made -> {
                    if (made.isPresent() && !lasts) {
                        own = Optional.of(token);
                    }
                    answer.accept(made);
                });
    }

    /** The tokens of its account; empty if they can't be read. */
    public void tokens(Consumer<Optional<List<Accounts.Device>>> answer) {
        ofAccount(account -> access.accounts().tokens(account.id()), answer);
    }

    /** Revokes a token of its account; empty if that can't be done, false if it is none. Whoever is logged in with it stays so. */
    public void revoke(long token, Consumer<Optional<Boolean>> answer) {
        ofAccount(account -> access.accounts().revoke(account.id(), token), answer);
    }

    /** Revokes a token that it shows, as when it logs out for good. */
    public void revoke(Token token, Consumer<Optional<Boolean>> answer) {
        ofAccount(account -> access.accounts().revoke(token), answer);
    }

    /** Lets its account in with a client certificate from here on; empty if that can't be done, false if it is another account's. */
    public void addCertificate(byte[] fingerprint, Consumer<Optional<Boolean>> answer) {
        ofAccount(account -> access.accounts().addCertificate(account.id(), fingerprint), answer);
    }

    /** Takes that back; empty if that can't be done, false if it had none such. */
    public void removeCertificate(byte[] fingerprint, Consumer<Optional<Boolean>> answer) {
        ofAccount(account -> access.accounts().removeCertificate(account.id(), fingerprint), answer);
    }

    /** The client certificates of its account, by the SHA-256 of their DER forms; empty if they can't be read. */
    public void certificates(Consumer<Optional<List<byte[]>>> answer) {
        ofAccount(account -> access.accounts().certificates(account.id()), answer);
    }

    /** Empty also if it is not logged in. */
    private <T> void ofAccount(Function<Account, Future<T>> work, Consumer<Optional<T>> answer) {
        Optional<Account> account = session.account();
        if (account.isEmpty()) {
            answer.accept(Optional.empty());
        } else {
            await(work.apply(account.get()).map(Optional::of).otherwise(Optional.empty()), answer);
        }
    }

    private <T> void await(Future<T> future, Consumer<T> answer) {
        future.onComplete(done -> later.accept(() -> {
            if (guard.isOpen()) {
                guard.contain(() -> answer.accept(done.result()));
            }
        }));
    }
}
