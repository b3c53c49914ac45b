package io.hubbub.signon;

import io.vertx.core.Future;
import io.vertx.ext.auth.jwt.JWTAuth;

/** The keys that a provider signs with. Thread-safe. */
public interface Keys {
    /**
     * Checks tokens by those keys, each by its own algorithm.
     *
     * @param id the name of the key that a token says it is signed with; may be empty
     * @return fails with a sentence if the keys can't be had at the moment
     */
    Future<JWTAuth> of(String id);
}
