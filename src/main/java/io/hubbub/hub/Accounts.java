package io.hubbub.hub;

import io.hubbub.credential.ScramCredential;
import io.hubbub.credential.Token;
import io.hubbub.room.Account;
import io.vertx.core.Future;
import java.util.Optional;

/**
 * The accounts that there are, for sessions that log in. Called on any event loop; its futures may complete on any thread. A failed future
 * means that nothing can be found out at the moment, and its message says why in a sentence for a person.
 */
public interface Accounts {
    /**
     * What is known of an account.
     *
     * @param credential of its password; empty if it has none, as a program's
     * @param suspendedUntilMs until when nobody may log in to it, in milliseconds since 1970; 0 if one may
     * @param reason why nobody may; may be empty
     */
    record Known(Account account, Optional<ScramCredential> credential, long suspendedUntilMs, String reason) {}

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
    };

    /** Whether there can be any: whether they are kept somewhere. */
    boolean isKept();

    /** The account that a name belongs to, however it is written. */
    Future<Optional<Known>> named(String name);

    /** The account that somebody is let into with a token that is neither revoked nor too old. */
    Future<Optional<Known>> ofToken(Token token);

    /** The account that has a client certificate, by the SHA-256 of its DER form. */
    Future<Optional<Known>> ofCertificate(byte[] fingerprint);
}
