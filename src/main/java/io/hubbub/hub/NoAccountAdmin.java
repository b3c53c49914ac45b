package io.hubbub.hub;

import io.hubbub.credential.ScramCredential;
import io.hubbub.room.Account;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Where no accounts are kept: there are none to look after, and no log of what was done. */
final class NoAccountAdmin implements AccountAdmin {
    private static <T> Future<T> none() {
        return Future.failedFuture("this server keeps no accounts: \"history.uri\" is null");
    }

    @Override
    public Set<String> grants() {
        return Set.of();
    }

    @Override
    public Future<Page> accounts(String filter, int from, int most) {
        return none();
    }

    @Override
    public Future<Optional<AccountView>> account(String name) {
        return none();
    }

    @Override
    public Future<Optional<List<Accounts.Device>>> tokens(String name) {
        return none();
    }

    @Override
    public Future<Optional<Account>> add(
            String actor, String name, Optional<ScramCredential> credential, boolean isBot) {
        return none();
    }

    @Override
    public Future<Optional<Account>> setCredential(String actor, String name, ScramCredential credential) {
        return none();
    }

    @Override
    public Future<Optional<Account>> suspend(String actor, String name, long untilMs, String reason) {
        return none();
    }

    @Override
    public Future<Optional<Account>> resume(String actor, String name) {
        return none();
    }

    @Override
    public Future<Optional<Account>> grant(String actor, String name, String word) {
        return none();
    }

    @Override
    public Future<Optional<Account>> revokeGrant(String actor, String name, String word) {
        return none();
    }

    @Override
    public Future<Optional<Account>> revokeToken(String actor, String name, long token) {
        return none();
    }

    @Override
    public Future<Optional<Account>> delete(String actor, String name) {
        return none();
    }

    @Override
    public Future<List<AuditEntry>> audit(String filter, long before, int most) {
        return none();
    }

    /** The server's own log has it. */
    @Override
    public Future<Void> log(AuditEntry entry) {
        return Future.succeededFuture();
    }
}
