package io.hubbub.signon;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.auth.PubSecKeyOptions;
import io.vertx.ext.auth.jwt.JWTAuth;

/** A secret that the provider has, too: HMAC with SHA-256 (HS256, RFC 7518, 3.2) and nothing else. */
public final class SharedSecret implements Keys {
    private final Future<JWTAuth> check;

    public SharedSecret(Vertx vertx, JwtIssuer.Expected expected, String secret) {
        PubSecKeyOptions key = new PubSecKeyOptions().setAlgorithm("HS256").setBuffer(secret);
        this.check =
                Future.succeededFuture(JWTAuth.create(vertx, expected.options().addPubSecKey(key)));
    }

    @Override
    public Future<JWTAuth> of(String id) {
        return check;
    }
}
