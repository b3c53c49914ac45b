package io.hubbub.hub;

import io.hubbub.credential.ScramCredential;
import io.hubbub.credential.ScramExchange;
import io.hubbub.credential.Throttle;
import io.hubbub.credential.Token;
import io.hubbub.hub.Accounts.Known;
import io.hubbub.room.ChatLimits;
import io.hubbub.room.Names;
import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Decides who is logged in to which account, whatever the door and the proof. A name that nobody has is answered like a wrong password, and
 * as late; networks that guess are slowed down, and never the accounts that are guessed at. One of these for the process. Thread-safe; its futures complete
 * on any thread.
 */
public final class Logins {
    private static final int NONCE_BYTES = 18;

    /** Checks a password, which takes long on purpose, elsewhere. Fails when it has no time for it. */
    public interface PasswordCheck {
        Future<Boolean> accepts(ScramCredential credential, byte[] password);
    }

    private final Accounts accounts;
    private final Issuers issuers;
    private final Subjects subjects;
    private final PasswordCheck passwords;
    private final int rounds;
    private final Bans bans;
    private final LongSupplier clockMs;
    private final LongSupplier clockNs;
    private final Throttle throttle = new Throttle();
    private final SecureRandom random = new SecureRandom();
    private final byte[] secret;

    /**
     * @param issuers whose word for who somebody is counts
     * @param limits of the names of accounts
     * @param secret random bytes of this server's that are the same after each start: by them a name that nobody has looks the same each time
     * @param rounds those of new credentials: a name that nobody has looks as if it had one
     * @param clockMs milliseconds since 1970
     * @param clockNs a clock for durations
     */
    public Logins(
            Accounts accounts,
            Issuers issuers,
            ChatLimits limits,
            PasswordCheck passwords,
            byte[] secret,
            int rounds,
            Bans bans,
            LongSupplier clockMs,
            LongSupplier clockNs) {
        this.accounts = accounts;
        this.issuers = issuers;
        this.subjects = new Subjects(accounts, limits);
        this.secret = secret.clone();
        this.passwords = passwords;
        this.rounds = rounds;
        this.bans = bans;
        this.clockMs = clockMs;
        this.clockNs = clockNs;
    }

    /** The time, in milliseconds since 1970. */
    public long nowMs() {
        return clockMs.getAsLong();
    }

    /** Whether there can be accounts at all. */
    public boolean areThere() {
        return accounts.isKept();
    }

    /** Whether tokens count that a provider has signed. */
    public boolean takesSignedTokens() {
        return issuers.areThere();
    }

    /**
     * By the password of an account, or by a token of that account in its place: who signs on elsewhere, or gives a program a token, has clients that
     * know of nothing but a password.
     */
    public Future<Login> password(String host, String name, byte[] password) {
        String text = new String(password, StandardCharsets.UTF_8);
        Optional<Token> token = Token.read(text);
        if (token.isPresent()) {
            return proved(host, () -> accounts.ofToken(token.get()).map(known -> ifOf(name, known)));
        }
        return issuers.isOne(text) ? signed(host, name, text) : typed(host, name, password);
    }

    private static Optional<Known> ifOf(String name, Optional<Known> known) {
        return known.filter(found -> Names.same(found.account().name(), name));
    }

    private Future<Login> typed(String host, String name, byte[] password) {
        return tried(
                host,
                () -> accounts.named(name)
                        .compose(known -> passwords
                                .accepts(credential(known, name), password)
                                .map(accepts -> decided(host, known.filter(found -> accepts)))
                                .otherwise(new Login.Refused(Login.Why.BUSY))));
    }

    /** By a token of an account, or one that a provider has signed. */
    public Future<Login> token(String host, String text) {
        if (issuers.isOne(text)) {
            return signed(host, "", text);
        }
        Optional<Token> token = Token.read(text);
        return proved(
                host, () -> token.map(accounts::ofToken).orElseGet(() -> Future.succeededFuture(Optional.empty())));
    }

    private Future<Login> signed(String host, String name, String text) {
        return tried(
                host,
                () -> issuers.read(text)
                        .compose(subject -> subject.isPresent()
                                ? known(host, subject.get(), name)
                                : Future.succeededFuture(decided(host, Optional.empty()))));
    }

    private Future<Login> known(String host, Subject subject, String expected) {
        return subjects.find(subject, expected, known -> decided(host, known, subject.untilMs()));
    }

    /** By the word of a provider, which has told it to the server itself. */
    public Future<Login> subject(String host, Subject subject) {
        return known(host, subject, "").otherwise(new Login.Refused(Login.Why.UNAVAILABLE));
    }

    /**
     * By a client certificate, which TLS has proved to be the client's: by the SHA-256 of its DER form. Nobody guesses with certificates, and
     * clients try first with one that no account has: that makes nobody wait.
     *
     * @param name the account that it is expected to be of; empty for whichever it is
     */
    public Future<Login> certificate(String host, String name, byte[] fingerprint) {
        return tried(
                host,
                () -> accounts.ofCertificate(fingerprint)
                        .map(known -> name.isEmpty() ? known : ifOf(name, known))
                        .map(known -> known.isPresent() ? decided(host, known) : new Login.Refused(Login.Why.WRONG)));
    }

    private Future<Login> proved(String host, Supplier<Future<Optional<Known>>> find) {
        return tried(host, () -> find.get().map(known -> decided(host, known)));
    }

    /** Unless its network has to wait. */
    private Future<Login> tried(String host, Supplier<Future<Login>> attempt) {
        return throttled(host)
                .map(Future::succeededFuture)
                .orElseGet(() -> attempt.get().otherwise(new Login.Refused(Login.Why.UNAVAILABLE)));
    }

    /** Begins with the first message of a client that proves to know a password without sending it; empty if that is none. */
    public Optional<Scram> scram(String host, byte[] message) {
        return ScramExchange.begin(message).map(exchange -> new Scram(host, exchange));
    }

    /** One login by SCRAM-SHA-256. */
    public final class Scram {
        private final String host;
        private final ScramExchange exchange;
        private Optional<Known> known = Optional.empty();

        private Scram(String host, ScramExchange exchange) {
            this.host = host;
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
         * The answer to the client's first message.
         *
         * @return fails with a sentence if the accounts can't be read
         */
        public Future<byte[]> challenge() {
            return accounts.named(exchange.name()).map(found -> {
                known = found;
                byte[] nonce = new byte[NONCE_BYTES];
                random.nextBytes(nonce);
                return exchange.challenge(
                        credential(found, exchange.name()), Base64.getEncoder().encodeToString(nonce));
            });
        }

        /** Checks the client's last message. */
        public Proved finish(byte[] message) {
            Optional<Login> tooMany = throttled(host);
            if (tooMany.isPresent()) {
                return new Proved(tooMany.get(), new byte[0]);
            }
            Optional<byte[]> signature = exchange.finish(message);
            return new Proved(
                    decided(host, known.filter(found -> signature.isPresent())),
                    signature.orElseGet(() -> new byte[0]));
        }
    }

    /** What has become of a login by SCRAM. Immutable but for the array, which is its receiver's. */
    public static final class Proved {
        private final Login login;
        private final byte[] signature;

        private Proved(Login login, byte[] signature) {
            this.login = login;
            this.signature = signature;
        }

        public Login login() {
            return login;
        }

        /** By which the client knows the server; empty if it doesn't know the password. */
        public byte[] signature() {
            return signature;
        }
    }

    private Optional<Login> throttled(String host) {
        long waitNs = throttle.waitNs(host, clockNs.getAsLong());
        return waitNs == 0 ? Optional.empty() : Optional.of(new Login.Refused(Login.Why.TOO_MANY_TRIES, waitNs, ""));
    }

    private ScramCredential credential(Optional<Known> known, String name) {
        return known.flatMap(Known::credential)
                .orElseGet(() -> ScramCredential.ofNobody(secret, Names.fold(name), rounds));
    }

    /** @param proved the account whose owner it has proved to be */
    private Login decided(String host, Optional<Known> proved) {
        return decided(host, proved, 0);
    }

    /** @param untilMs how long it may stay logged in; 0 for as long as it likes */
    private Login decided(String host, Optional<Known> proved, long untilMs) {
        if (proved.isEmpty()) {
            throttle.failed(host, clockNs.getAsLong());
            return new Login.Refused(Login.Why.WRONG);
        }
        Known known = proved.get();
        throttle.succeeded(host, known.account().id(), clockNs.getAsLong());
        if (known.suspendedUntilMs() > clockMs.getAsLong()) {
            return new Login.Refused(Login.Why.SUSPENDED, 0, known.reason());
        }
        return bans.ofAccount(known.account())
                .<Login>map(ban -> new Login.Refused(Login.Why.BANNED, 0, ban.reason()))
                .orElseGet(() -> new Login.Granted(known.account(), untilMs, known.edition()));
    }
}
