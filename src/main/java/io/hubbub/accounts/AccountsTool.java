package io.hubbub.accounts;

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

    /** Something that is done to an account, in a transaction that is committed after it. */
    private interface Change<T> {
        T with(Connection connection, Account account) throws SQLException;
    }

    private <T> Optional<T> change(String name, AuditAction action, String detail, Change<Optional<T>> change) {
        return beside.run(() -> {
            Connection connection = beside.connection();
            AccountRows.change(connection);
            Optional<Account> account =
                    AccountRows.named(connection, Names.fold(name)).map(Accounts.Known::account);
            Optional<T> done = account.isPresent() ? change.with(connection, account.get()) : Optional.empty();
            if (done.isEmpty()) {
                connection.rollback();
                return done;
            }
            log(action, account.get().name(), detail);
            connection.commit();
            return done;
        });
    }

    private void log(AuditAction action, String target, String detail) throws SQLException {
        AuditRows.add(beside.connection(), new AuditEntry(nowMs.getAsLong(), actor, action.word(), target, detail));
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
        return beside.run(() -> {
            Connection connection = beside.connection();
            AccountRows.change(connection);
            Optional<Account> added =
                    AccountRows.add(connection, Names.written(name), credential, isBot, nowMs.getAsLong());
            if (added.isPresent()) {
                log(AuditAction.ADDED, added.get().name(), isBot ? "bot" : "");
            }
            connection.commit();
            return added;
        });
    }

    /** Another password; also where it had none. Those who are logged in stay so. */
    public Optional<Account> setCredential(String name, ScramCredential credential) {
        return change(name, AuditAction.PASSWORD_CHANGED, "", (connection, account) -> {
            AccountRows.setCredential(connection, account.id(), credential);
            return Optional.of(account);
        });
    }

    /**
     * Lets nobody in to an account, and ends its sessions.
     *
     * @param untilMs in milliseconds since 1970; {@link #FOR_GOOD}
     * @param reason what its owner is told; may be empty
     */
    public Optional<Account> suspend(String name, long untilMs, String reason) {
        return change(name, AuditAction.SUSPENDED, reason, (connection, account) -> {
            AccountViews.suspend(connection, account.id(), untilMs, reason);
            return Optional.of(account);
        });
    }

    public Optional<Account> resume(String name) {
        return change(name, AuditAction.RESUMED, "", (connection, account) -> {
            AccountViews.suspend(connection, account.id(), 0, "");
            return Optional.of(account);
        });
    }

    /**
     * Grants an account something.
     *
     * @param word one of {@link #grants()}
     */
    public Optional<Account> grant(String name, String word) {
        return change(name, AuditAction.GRANTED, word, (connection, account) -> {
            Set<String> words = AccountViews.grants(connection, account.id());
            words.add(known(word));
            AccountViews.setGrants(connection, account.id(), words);
            return Optional.of(account);
        });
    }

    /** Takes that back; empty also if it was not granted. */
    public Optional<Account> revokeGrant(String name, String word) {
        return change(name, AuditAction.GRANT_REVOKED, word, (connection, account) -> {
            Set<String> words = AccountViews.grants(connection, account.id());
            if (!words.remove(word)) {
                return Optional.empty();
            }
            AccountViews.setGrants(connection, account.id(), words);
            return Optional.of(account);
        });
    }

    private static String known(String word) {
        return Grant.of(word)
                .map(Grant::word)
                .orElseThrow(() -> new IllegalArgumentException(word + " is nothing that can be granted"));
    }

    /** Nothing is left of an account but its number, which no other gets, and what the log says. Its nicks are anybody's, and its sessions end. */
    public Optional<Account> delete(String name) {
        return change(name, AuditAction.DELETED, "", (connection, account) -> {
            AccountViews.delete(connection, account.id());
            return Optional.of(account);
        });
    }

    /**
     * Lets an account in with a token from here on.
     *
     * @param expiresMs in milliseconds since 1970; 0 for never
     * @param most how many it may have: those that were not used for longest go
     */
    public Optional<Accounts.Device> addToken(String name, Token token, String label, long expiresMs, int most) {
        long now = nowMs.getAsLong();
        return change(name, AuditAction.TOKEN_ADDED, label, (connection, account) -> {
            Accounts.Device device = new Accounts.Device(0, label, now, expiresMs, 0);
            return Optional.of(TokenRows.add(connection, account.id(), token.hash(), device, most));
        });
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
        return change(
                name,
                AuditAction.TOKEN_REVOKED,
                String.valueOf(token),
                (connection, account) ->
                        TokenRows.remove(connection, account.id(), token) ? Optional.of(account) : Optional.empty());
    }

    /** Revokes all; returns how many there were. */
    public Optional<Integer> revokeAll(String name) {
        return change(
                name,
                AuditAction.TOKEN_REVOKED,
                "all",
                (connection, account) -> Optional.of(TokenRows.removeAll(connection, account.id())));
    }

    /**
     * What was done last, the newest at the end.
     *
     * @param name to which account, also one that is deleted; empty for all
     */
    public List<AuditEntry> log(String name, int most) {
        return beside.query(() -> AuditRows.newest(beside.connection(), name, most));
    }

    @Override
    public void close() {
        beside.close();
    }
}
