package io.hubbub.accounts;

import io.hubbub.credential.Invitation;
import io.hubbub.credential.ScramCredential;
import io.hubbub.credential.Token;
import io.hubbub.hub.AccountView;
import io.hubbub.hub.Accounts;
import io.hubbub.hub.AuditEntry;
import io.hubbub.room.Account;
import io.hubbub.room.Names;
import io.hubbub.store.BesideServer;
import io.hubbub.store.Database;
import io.hubbub.store.StorageException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * What an administrator does with the accounts in a database, whether a server runs beside or not: one that does notices within a second or two.
 * All that is changed stands in the log of what was done. Where an answer is an {@link Optional}, it is empty if there is no such account. Not
 * thread-safe, and not for an event loop.
 */
public final class AccountsTool implements AutoCloseable {
    /** The end of a suspension that only {@link #resume} ends. */
    public static final long FOR_GOOD = AccountView.FOR_GOOD;

    private final BesideServer beside;
    private final String actor;
    private final LongSupplier nowMs;

    private AccountsTool(BesideServer beside, String actor, LongSupplier nowMs) {
        this.beside = beside;
        this.actor = actor;
        this.nowMs = nowMs;
    }

    /**
     * Opens a database.
     *
     * @param uri as in the configuration
     * @param actor by whom things are done, as the log says it
     * @param nowMs milliseconds since 1970
     * @throws StorageException if it isn't there, or is none of ours
     */
    public static AccountsTool open(String uri, String actor, LongSupplier nowMs) {
        return BesideServer.open(uri, Database::besideWriter, beside -> new AccountsTool(beside, actor, nowMs));
    }

    /** Something that is done to accounts, in a transaction that is committed after it. */
    private interface Change<T> {
        Optional<T> with(AccountChanges changes) throws SQLException;
    }

    private <T> Optional<T> change(Change<T> change) {
        return beside.run(() -> {
            Connection connection = beside.connection();
            Optional<T> done = change.with(new AccountChanges(connection, actor, nowMs.getAsLong()));
            if (done.isPresent()) {
                connection.commit();
            } else {
                connection.rollback();
            }
            return done;
        });
    }

    /** All accounts, by their names. */
    public List<AccountView> all() {
        return beside.query(() -> AccountViews.all(beside.connection()));
    }

    /** The account that a nick belongs to, however it is written. */
    public Optional<AccountView> find(String name) {
        return beside.query(() -> AccountViews.named(beside.connection(), Names.fold(name)));
    }

    /** The words of all that an account can be granted. */
    public static Set<String> grants() {
        return Grant.words();
    }

    /**
     * Makes an account.
     *
     * @param name a good nick
     * @param credential of its password; empty if only tokens and certificates are to let it in
     * @return empty if the name is somebody's, or looks like it
     */
    public Optional<Account> add(String name, Optional<ScramCredential> credential, boolean isBot) {
        return change(changes -> changes.add(name, credential, isBot));
    }

    /** Another password; also where it had none. Whoever is logged in is so no more; tokens that were made for programs stay. */
    public Optional<Account> setCredential(String name, ScramCredential credential) {
        return change(changes -> changes.setCredential(name, credential));
    }

    /**
     * Lets nobody in to an account, and ends its sessions.
     *
     * @param untilMs in milliseconds since 1970; {@link #FOR_GOOD}
     * @param reason what its owner is told; may be empty
     */
    public Optional<Account> suspend(String name, long untilMs, String reason) {
        return change(changes -> changes.suspend(name, untilMs, reason));
    }

    public Optional<Account> resume(String name) {
        return change(changes -> changes.resume(name));
    }

    /**
     * Grants an account something.
     *
     * @param word one of {@link #grants()}
     */
    public Optional<Account> grant(String name, String word) {
        Grant grant = Grant.known(word);
        return change(changes -> changes.grant(name, grant));
    }

    /** Takes that back; empty also if it was not granted. */
    public Optional<Account> revokeGrant(String name, String word) {
        return change(changes -> changes.revokeGrant(name, word));
    }

    /** Nothing is left of an account but its number, which no other gets, and what the log says. Its nicks are anybody's, and its sessions end. */
    public Optional<Account> delete(String name) {
        return change(changes -> changes.delete(name));
    }

    /**
     * Lets an account in with a token from here on.
     *
     * @param expiresMs in milliseconds since 1970; 0 for never
     * @param most how many it may have: those that were not used for longest go
     */
    public Optional<Accounts.Device> addToken(String name, Token token, String label, long expiresMs, int most) {
        return change(changes -> changes.addToken(name, token, label, expiresMs, most));
    }

    /** The tokens of an account, the oldest first. */
    public Optional<List<Accounts.Device>> tokens(String name) {
        return beside.query(() -> {
            Optional<Accounts.Known> known = AccountRows.named(beside.connection(), Names.fold(name));
            return known.isEmpty()
                    ? Optional.empty()
                    : Optional.of(TokenRows.of(
                            beside.connection(), known.get().account().id()));
        });
    }

    /** Revokes a token; empty also if the account has none of that number. */
    public Optional<Account> revoke(String name, long token) {
        return change(changes -> changes.revoke(name, token));
    }

    /** Revokes all; returns how many there were. */
    public Optional<Integer> revokeAll(String name) {
        return change(changes -> changes.revokeAll(name));
    }

    /**
     * What was done last, the newest at the end.
     *
     * @param name to which account, also one that is deleted; empty for all
     */
    public List<AuditEntry> log(String name, int most) {
        return beside.query(() -> AuditRows.newest(beside.connection(), name, most));
    }

    /**
     * Lets somebody in to an account by the word of a provider from here on.
     *
     * @param issuer the provider's own name for itself
     * @param id the provider's name for that person
     * @return empty also if they have another account
     */
    public Optional<Account> link(String name, String issuer, String id) {
        return change(changes -> changes.link(name, issuer, id));
    }

    /** Takes that back for all whom a provider lets in; returns how many there were. */
    public Optional<Integer> unlink(String name) {
        return change(changes -> changes.unlink(name));
    }

    /** By what providers let somebody in to an account. */
    public List<LinkView> links(long account) {
        return beside.query(() -> SubjectRows.of(beside.connection(), account));
    }

    /**
     * Lets people make accounts by an invitation from here on.
     *
     * @param label whom it is for
     * @param uses how many
     * @param expiresMs in milliseconds since 1970; 0 for never
     */
    public InvitationView invite(Invitation invitation, String label, int uses, long expiresMs) {
        return change(changes -> Optional.of(changes.invite(invitation, label, uses, expiresMs)))
                .orElseThrow();
    }

    /** Those by which accounts can still be made, the oldest first. */
    public List<InvitationView> invitations() {
        return beside.query(() -> InvitationRows.all(beside.connection(), nowMs.getAsLong()));
    }

    /** No account can be made by it any more; empty if there is none of that number. */
    public Optional<Long> revokeInvitation(long id) {
        return change(changes -> changes.revokeInvitation(id));
    }

    @Override
    public void close() {
        beside.close();
    }
}
