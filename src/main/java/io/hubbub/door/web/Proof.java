package io.hubbub.door.web;

import io.hubbub.credential.ScramCredential;
import io.hubbub.hub.Authentication;
import io.hubbub.hub.Login;
import java.util.Optional;
import java.util.function.Consumer;

/** The secret by which a client shows whose owner it is: a token, or the name of an account and its password. Never written anywhere. */
final class Proof {
    private final String token;
    private final String account;
    private final byte[] password;

    private Proof(String token, String account, byte[] password) {
        this.token = token;
        this.account = account;
        this.password = password;
    }

    /** What a request brings; empty if it brings none. */
    static Optional<Proof> of(Request request) throws BadRequest {
        Optional<String> token = request.optional("token");
        Optional<String> account = request.optional("account");
        Optional<String> password = request.optional("password");
        if (token.isPresent() && (account.isPresent() || password.isPresent())) {
            throw request.wrong("token", "expected either a token, or an account and a password");
        } else if (account.isPresent() != password.isPresent()) {
            throw request.expected(account.isPresent() ? "password" : "account", "a text, got nothing");
        } else if (token.isEmpty() && account.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Proof(token.orElse(""), account.orElse(""), ScramCredential.bytes(password.orElse(""))));
    }

    /** The token that it is; empty if it is a password. */
    String token() {
        return token;
    }

    /** Logs in by it. */
    void show(Authentication authentication, Consumer<Login> answer) {
        if (token.isEmpty()) {
            authentication.password(account, password, answer);
        } else {
            authentication.token(token, answer);
        }
    }
}
