package io.hubbub.accounts;

import io.hubbub.credential.ScramCredential;
import io.hubbub.hub.AccountAdmin;
import io.hubbub.hub.AccountView;
import io.hubbub.hub.Accounts;
import io.hubbub.hub.AuditEntry;
import io.hubbub.room.Account;
import io.hubbub.room.Names;
import io.vertx.core.Future;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** The accounts in the database, for those who look after them at a console. Thread-safe. */
final class KeptAdmin implements AccountAdmin {
    private final Desk desk;
    private final OwnedNicks owned;
    private final LongSupplier nowMs;

    KeptAdmin(Desk desk, OwnedNicks owned, LongSupplier nowMs) {
        this.desk = desk;
        this.owned = owned;
        this.nowMs = nowMs;
    }

    /** Some of what administrators do. */
    private interface Change {
        Optional<Account> in(AccountChanges changes) throws SQLException;
    }

    private Future<Optional<Account>> change(String actor, Change change) {
        return change(actor, change, done -> {});
    }

    private Future<Optional<Account>> change(String actor, Change change, Consumer<Optional<Account>> committed) {
        return desk.ask(
                connection -> {
                    Optional<Account> done = change.in(new AccountChanges(connection, actor, nowMs.getAsLong()));
                    if (done.isEmpty()) {
                        connection.rollback();
                    }
                    return done;
                },
                committed);
    }

    @Override
    public Set<String> grants() {
        return Grant.words();
    }

    @Override
    public Future<Page> accounts(String filter, int from, int most) {
        String key = Names.fold(filter);
        return desk.ask(connection -> new Page(
                AccountViews.some(connection, key, from, most),
                AccountViews.count(connection, key),
                AccountViews.count(connection, "")));
    }

    @Override
    public Future<Optional<AccountView>> account(String name) {
        return desk.ask(connection -> AccountViews.named(connection, Names.fold(name)));
    }

    @Override
    public Future<Optional<List<Accounts.Device>>> tokens(String name) {
        return desk.ask(connection -> tokens(connection, Names.fold(name)));
    }

    private static Optional<List<Accounts.Device>> tokens(Connection connection, String key) throws SQLException {
        Optional<Accounts.Known> known = AccountRows.named(connection, key);
        return known.isEmpty()
                ? Optional.empty()
                : Optional.of(TokenRows.of(connection, known.get().account().id()));
    }

    /** Nobody else is to get the nick between the answer and the time when what is changed is read again. */
    @Override
    public Future<Optional<Account>> add(
            String actor, String name, Optional<ScramCredential> credential, boolean isBot) {
        return change(
                actor,
                changes -> changes.add(name, credential, isBot),
                added -> added.ifPresent(account -> owned.add(OwnedNicks.Owned.of(account.name(), account.id()))));
    }

    @Override
    public Future<Optional<Account>> setCredential(String actor, String name, ScramCredential credential) {
        return change(actor, changes -> changes.setCredential(name, credential));
    }

    @Override
    public Future<Optional<Account>> suspend(String actor, String name, long untilMs, String reason) {
        return change(actor, changes -> changes.suspend(name, untilMs, reason));
    }

    @Override
    public Future<Optional<Account>> resume(String actor, String name) {
        return change(actor, changes -> changes.resume(name));
    }

    @Override
    public Future<Optional<Account>> grant(String actor, String name, String word) {
        Grant grant = Grant.known(word);
        return change(actor, changes -> changes.grant(name, grant));
    }

    @Override
    public Future<Optional<Account>> revokeGrant(String actor, String name, String word) {
        return change(actor, changes -> changes.revokeGrant(name, word));
    }

    @Override
    public Future<Optional<Account>> revokeToken(String actor, String name, long token) {
        return change(actor, changes -> changes.revoke(name, token));
    }

    @Override
    public Future<Optional<Account>> delete(String actor, String name) {
        return change(actor, changes -> changes.delete(name));
    }

    @Override
    public Future<List<AuditEntry>> audit(String filter, long before, int most) {
        String key = Names.fold(filter);
        return desk.ask(connection -> AuditRows.before(connection, key, before, most));
    }

    @Override
    public Future<Void> log(AuditEntry entry) {
        return desk.ask(connection -> {
            AuditRows.add(connection, entry);
            return null;
        });
    }
}
