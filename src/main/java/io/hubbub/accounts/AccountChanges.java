package io.hubbub.accounts;

import io.hubbub.credential.Invitation;
import io.hubbub.credential.ScramCredential;
import io.hubbub.credential.Token;
import io.hubbub.hub.Accounts;
import io.hubbub.hub.AuditAction;
import io.hubbub.hub.AuditEntry;
import io.hubbub.room.Account;
import io.hubbub.room.Names;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;

/**
 * What administrators do to accounts, whether on the command line or at a console: each change with its line in the log of what was done. An answer is
 * empty if there is no such account, and then nothing is to be committed. Nothing is committed in here; not on an event loop. Lives for one transaction.
 */
final class AccountChanges {
    private final Connection connection;
    private final String actor;
    private final long nowMs;

    /**
     * Begins: servers that run shall notice what is changed.
     *
     * @param actor by whom it is done, as the log says it
     */
    AccountChanges(Connection connection, String actor, long nowMs) throws SQLException {
        this.connection = connection;
        this.actor = actor;
        this.nowMs = nowMs;
        AccountRows.change(connection);
    }

    /** Something that is done to an account. */
    private interface Change<T> {
        Optional<T> to(Account account) throws SQLException;
    }

    private <T> Optional<T> change(String name, AuditAction action, String detail, Change<T> change)
            throws SQLException {
        Optional<Account> account =
                AccountRows.named(connection, Names.fold(name)).map(Accounts.Known::account);
        Optional<T> done = account.isPresent() ? change.to(account.get()) : Optional.empty();
        if (done.isPresent()) {
            log(action, account.get().name(), detail);
        }
        return done;
    }

    private void log(AuditAction action, String target, String detail) throws SQLException {
        AuditRows.add(connection, new AuditEntry(nowMs, actor, action.word(), target, detail));
    }

    /** Empty if the name is somebody's, or looks like it. */
    Optional<Account> add(String name, Optional<ScramCredential> credential, boolean isBot) throws SQLException {
        Optional<Account> added = AccountRows.add(connection, Names.written(name), credential, isBot, nowMs);
        if (added.isPresent()) {
            log(AuditAction.ADDED, added.get().name(), isBot ? "bot" : "");
        }
        return added;
    }

    Optional<Account> setCredential(String name, ScramCredential credential) throws SQLException {
        return change(name, AuditAction.PASSWORD_CHANGED, "", account -> {
            AccountRows.setCredential(connection, account.id(), credential);
            TokenRows.removeLogins(connection, account.id(), new byte[0]);
            return Optional.of(account);
        });
    }

    Optional<Account> suspend(String name, long untilMs, String reason) throws SQLException {
        return change(name, AuditAction.SUSPENDED, reason, account -> {
            AccountViews.suspend(connection, account.id(), untilMs, reason);
            return Optional.of(account);
        });
    }

    Optional<Account> resume(String name) throws SQLException {
        return change(name, AuditAction.RESUMED, "", account -> {
            AccountViews.suspend(connection, account.id(), 0, "");
            return Optional.of(account);
        });
    }

    Optional<Account> grant(String name, Grant grant) throws SQLException {
        return change(name, AuditAction.GRANTED, grant.word(), account -> {
            Set<String> words = AccountViews.grants(connection, account.id());
            words.add(grant.word());
            AccountViews.setGrants(connection, account.id(), words);
            return Optional.of(account);
        });
    }

    /** Empty also if it was not granted. */
    Optional<Account> revokeGrant(String name, String word) throws SQLException {
        return change(name, AuditAction.GRANT_REVOKED, word, account -> {
            Set<String> words = AccountViews.grants(connection, account.id());
            if (!words.remove(word)) {
                return Optional.empty();
            }
            AccountViews.setGrants(connection, account.id(), words);
            return Optional.of(account);
        });
    }

    Optional<Account> delete(String name) throws SQLException {
        return change(name, AuditAction.DELETED, "", account -> {
            AccountViews.delete(connection, account.id());
            return Optional.of(account);
        });
    }

    /** @param most how many it may have: those that were not used for longest go */
    Optional<Accounts.Device> addToken(String name, Token token, String label, long expiresMs, int most)
            throws SQLException {
        return change(name, AuditAction.TOKEN_ADDED, label, account -> {
            Accounts.Device device = new Accounts.Device(0, label, nowMs, expiresMs, 0);
            return Optional.of(TokenRows.add(connection, account.id(), token.hash(), device, false, most));
        });
    }

    /** Empty also if the account has none of that number. */
    Optional<Account> revoke(String name, long token) throws SQLException {
        return change(
                name,
                AuditAction.TOKEN_REVOKED,
                String.valueOf(token),
                account -> TokenRows.remove(connection, account.id(), token) ? Optional.of(account) : Optional.empty());
    }

    /** Empty also if they have another account. */
    Optional<Account> link(String name, String issuer, String id) throws SQLException {
        return change(
                name,
                AuditAction.LINKED,
                issuer + " " + id,
                account -> SubjectRows.add(connection, account.id(), issuer, id, nowMs)
                        ? Optional.of(account)
                        : Optional.empty());
    }

    /** Returns how many there were. */
    Optional<Integer> unlink(String name) throws SQLException {
        return change(
                name,
                AuditAction.UNLINKED,
                "",
                account -> Optional.of(SubjectRows.removeAll(connection, account.id())));
    }

    InvitationView invite(Invitation invitation, String label, int uses, long expiresMs) throws SQLException {
        InvitationView wanted = new InvitationView(0, label, uses, nowMs, expiresMs);
        InvitationView added = InvitationRows.add(connection, invitation.hash(), wanted);
        log(AuditAction.INVITED, name(added.id()), label);
        return added;
    }

    private static String name(long invitation) {
        return "invitation " + invitation;
    }

    /** Empty if there is none of that number. */
    Optional<Long> revokeInvitation(long id) throws SQLException {
        if (!InvitationRows.remove(connection, id)) {
            return Optional.empty();
        }
        log(AuditAction.INVITATION_REVOKED, name(id), "");
        return Optional.of(id);
    }

    /** Returns how many there were. */
    Optional<Integer> revokeAll(String name) throws SQLException {
        return change(
                name,
                AuditAction.TOKEN_REVOKED,
                "all",
                account -> Optional.of(TokenRows.removeAll(connection, account.id())));
    }
}
