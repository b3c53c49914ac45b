package io.hubbub.hub;

import io.hubbub.credential.Invitation;
import io.hubbub.credential.ScramCredential;
import io.hubbub.credential.Token;
import io.hubbub.room.Account;
import io.hubbub.room.Properties;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The accounts that there are, for sessions that log in and people who have one. Called on any event loop; its futures may complete on any thread. A failed future
 * means that nothing can be found out at the moment, and its message says why in a sentence for a person.
 */
public interface Accounts {
    /**
     * What is known of an account.
     *
     * @param credential of its password; empty if it has none, as a program's
     * @param suspendedUntilMs until when nobody may log in to it, in milliseconds since 1970; 0 if one may
     * @param reason why nobody may; may be empty
     * @param edition how many passwords it had before this one
     */
    record Known(
            Account account, Optional<ScramCredential> credential, long suspendedUntilMs, String reason, int edition) {}

    /**
     * A token of an account, without the token itself.
     *
     * @param label what its owner calls it
     * @param expiresMs 0 if never; times are in milliseconds since 1970
     * @param usedMs when somebody was last let in with it; 0 for never
     */
    record Device(long id, String label, long createdMs, long expiresMs, long usedMs) {}

    /**
     * What an account's owner tells of itself now.
     *
     * @param by the session that has changed it
     */
    record Told(long account, long by, Properties properties) {}

    /** Characters of the longest label of a token: more than anybody calls a device. */
    int LONGEST_LABEL = 100;

    /** Whether somebody may call a token so: on one line that is not empty, and no longer than that. */
    static boolean isLabel(String label) {
        return !label.isBlank()
                && label.length() <= LONGEST_LABEL
                && label.chars().noneMatch(Character::isISOControl);
    }

    /** There are none, and can be none. */
    Accounts NONE = new Accounts() {
        @Override
        public boolean isKept() {
            return false;
        }

        @Override
        public Future<Optional<Known>> named(String name) {
            return Future.succeededFuture(Optional.empty());
        }

        @Override
        public Future<Optional<Known>> ofToken(Token token) {
            return Future.succeededFuture(Optional.empty());
        }

        @Override
        public Future<Optional<Known>> ofCertificate(byte[] fingerprint) {
            return Future.succeededFuture(Optional.empty());
        }

        @Override
        public Future<Optional<Known>> ofSubject(String issuer, String id) {
            return Future.succeededFuture(Optional.empty());
        }

        @Override
        public Future<Map<Long, Known>> current(Set<Long> accounts) {
            return Future.succeededFuture(Map.of());
        }

        @Override
        public void onChange(Runnable told) {
            // Nothing changes.
        }

        @Override
        public Future<Optional<Account>> add(String name, Optional<ScramCredential> credential, boolean isBot) {
            return none();
        }

        @Override
        public Future<Boolean> isGood(Invitation invitation) {
            return none();
        }

        @Override
        public Future<Invited> addInvited(String name, ScramCredential credential, Invitation invitation) {
            return none();
        }

        @Override
        public Future<Optional<Known>> addSubject(String issuer, String id, String name) {
            return none();
        }

        @Override
        public Future<Optional<Integer>> setCredential(long account, ScramCredential credential, Optional<Token> kept) {
            return none();
        }

        @Override
        public Future<Optional<Known>> seen(long account) {
            return none();
        }

        @Override
        public Future<Device> addToken(
                long account, Token token, String label, long expiresMs, boolean isLogin, int most) {
            return none();
        }

        @Override
        public Future<List<Device>> tokens(long account) {
            return none();
        }

        @Override
        public Future<Boolean> revoke(long account, long token) {
            return none();
        }

        @Override
        public Future<Boolean> revoke(Token token) {
            return none();
        }

        @Override
        public Future<Boolean> addCertificate(long account, byte[] fingerprint) {
            return none();
        }

        @Override
        public Future<Boolean> removeCertificate(long account, byte[] fingerprint) {
            return none();
        }

        @Override
        public Future<List<byte[]>> certificates(long account) {
            return none();
        }

        @Override
        public long ownerOf(String name) {
            return 0;
        }

        @Override
        public Future<Boolean> describe(long account, long by, Map<String, String> changes, int most) {
            return none();
        }

        @Override
        public void onDescribed(Consumer<Told> told) {
            // Nobody is described.
        }

        private <T> Future<T> none() {
            return Future.failedFuture(new IllegalStateException("no accounts are kept"));
        }
    };

    /** Whether there can be any: whether they are kept somewhere. */
    boolean isKept();

    /** The account that a name belongs to, however it is written. */
    Future<Optional<Known>> named(String name);

    /** The account that somebody is let into with a token that is neither revoked nor too old. */
    Future<Optional<Known>> ofToken(Token token);

    /** The account that has a client certificate, by the SHA-256 of its DER form. */
    Future<Optional<Known>> ofCertificate(byte[] fingerprint);

    /** The account of somebody whom a provider calls so: {@link Subject}. */
    Future<Optional<Known>> ofSubject(String issuer, String id);

    /** What is known now of some accounts, by their numbers; those that are deleted are not among them. */
    Future<Map<Long, Known>> current(Set<Long> accounts);

    /**
     * Tells from here on when accounts were changed by others than this server, as by the command line.
     *
     * @param told called on any thread, soon after; which accounts they are is not known
     */
    void onChange(Runnable told);

    /** The account whose nick looks like a name, from memory; 0 for none. */
    long ownerOf(String name);

    /**
     * Tells from here on when this server has changed what an account's owner tells of itself.
     *
     * @param told called on any thread, in the order of the changes, and before each is answered
     */
    void onDescribed(Consumer<Told> told);

    // What is changed is kept for good when the future completes.

    /**
     * Makes an account.
     *
     * @param name a good nick, that nobody is called who has no right to it
     * @return empty if somebody has that name, or one that looks like it
     */
    Future<Optional<Account>> add(String name, Optional<ScramCredential> credential, boolean isBot);

    /**
     * What has become of an account that was to be made by an invitation.
     *
     * @param isGood whether the invitation was good still; if not, there is no account
     * @param account empty if the name is somebody's, and then the invitation was not used
     */
    record Invited(boolean isGood, Optional<Account> account) {}

    /** Whether accounts can be made by an invitation. */
    Future<Boolean> isGood(Invitation invitation);

    /** Makes an account for a person by an invitation, which is good once less then. */
    Future<Invited> addInvited(String name, ScramCredential credential, Invitation invitation);

    /**
     * Makes an account, without a password, for somebody whom a provider calls so; or finds the one that they have by now.
     *
     * @param name a good nick
     * @return empty if somebody else has that name, or one that looks like it
     */
    Future<Optional<Known>> addSubject(String issuer, String id, String name);

    /**
     * Another password. The tokens by which somebody stays logged in are revoked, and sessions of before end; tokens that were made for programs stay.
     *
     * @param kept a token that isn't revoked
     * @return the edition of that password; empty if there is no such account any more
     */
    Future<Optional<Integer>> setCredential(long account, ScramCredential credential, Optional<Token> kept);

    /**
     * Lets an account's owner tell something else of itself.
     *
     * @param by the session that asks
     * @param changes the new values by their keys; an empty one takes it away
     * @param most how many it may tell
     * @return false if that would be too many, or there is no such account any more
     */
    Future<Boolean> describe(long account, long by, Map<String, String> changes, int most);

    /** Somebody was let in. Answers what is known of the account now; empty if it is deleted. */
    Future<Optional<Known>> seen(long account);

    /**
     * Lets an account in with a token from here on.
     *
     * @param isLogin whether somebody stays logged in by it who knows the password; another password revokes it
     * @param most how many it may have: those that were not used for longest go
     */
    Future<Device> addToken(long account, Token token, String label, long expiresMs, boolean isLogin, int most);

    /** The tokens by which an account is let in, the oldest first. */
    Future<List<Device>> tokens(long account);

    /** A token lets nobody in any more; false if it is none of that account's. */
    Future<Boolean> revoke(long account, long token);

    /** The same for one that somebody shows. */
    Future<Boolean> revoke(Token token);

    /** Lets an account in with a client certificate from here on; false if that is another account's. */
    Future<Boolean> addCertificate(long account, byte[] fingerprint);

    /** False if it was none of that account's. */
    Future<Boolean> removeCertificate(long account, byte[] fingerprint);

    /** Those of an account, by the SHA-256 of their DER forms. */
    Future<List<byte[]>> certificates(long account);
}
