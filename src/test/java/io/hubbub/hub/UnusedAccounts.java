package io.hubbub.hub;

import io.hubbub.credential.Invitation;
import io.hubbub.credential.ScramCredential;
import io.hubbub.credential.Token;
import io.hubbub.room.Account;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Accounts of a test's that does not use what it does not write: that fails. */
abstract class UnusedAccounts implements Accounts {
    private static <T> Future<T> unused() {
        throw new UnsupportedOperationException("this test does not use it");
    }

    @Override
    public boolean isKept() {
        return true;
    }

    @Override
    public Future<Optional<Known>> named(String name) {
        return unused();
    }

    @Override
    public Future<Optional<Known>> ofToken(Token token) {
        return unused();
    }

    @Override
    public Future<Optional<Known>> ofCertificate(byte[] fingerprint) {
        return unused();
    }

    @Override
    public Future<Optional<Known>> ofSubject(String issuer, String id) {
        return unused();
    }

    @Override
    public Future<Boolean> isGood(Invitation invitation) {
        return unused();
    }

    @Override
    public Future<Invited> addInvited(String name, ScramCredential credential, Invitation invitation) {
        return unused();
    }

    @Override
    public Future<Optional<Known>> addSubject(String issuer, String id, String name) {
        return unused();
    }

    /** Every login asks for it. */
    @Override
    public Future<Map<Long, Known>> current(Set<Long> accounts) {
        return Future.failedFuture("this test has no changes");
    }

    @Override
    public void onChange(Runnable told) {
        // Nothing changes.
    }

    @Override
    public long ownerOf(String name) {
        return 0;
    }

    @Override
    public void onDescribed(Consumer<Told> told) {
        // Nobody tells anything.
    }

    @Override
    public Future<Boolean> describe(long account, long by, Map<String, String> changes, int most) {
        return unused();
    }

    @Override
    public Future<Optional<Account>> add(String name, Optional<ScramCredential> credential, boolean isBot) {
        return unused();
    }

    @Override
    public Future<Optional<Integer>> setCredential(long account, ScramCredential credential, Optional<Token> kept) {
        return unused();
    }

    @Override
    public Future<Optional<Known>> seen(long account) {
        return unused();
    }

    @Override
    public Future<Device> addToken(long account, Token token, String label, long expiresMs, boolean isLogin, int most) {
        return unused();
    }

    @Override
    public Future<List<Device>> tokens(long account) {
        return unused();
    }

    @Override
    public Future<Boolean> revoke(long account, long token) {
        return unused();
    }

    @Override
    public Future<Boolean> revoke(Token token) {
        return unused();
    }

    @Override
    public Future<Boolean> addCertificate(long account, byte[] fingerprint) {
        return unused();
    }

    @Override
    public Future<Boolean> removeCertificate(long account, byte[] fingerprint) {
        return unused();
    }

    @Override
    public Future<List<byte[]>> certificates(long account) {
        return unused();
    }
}
