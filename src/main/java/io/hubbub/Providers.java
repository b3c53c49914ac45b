package io.hubbub;

import io.hubbub.config.JwtConfig;
import io.hubbub.config.OidcConfig;
import io.hubbub.hub.Issuers;
import io.hubbub.hub.Provider;
import io.hubbub.signon.Documents;
import io.hubbub.signon.JwtIssuer;
import io.hubbub.signon.Keys;
import io.hubbub.signon.OpenIdProvider;
import io.hubbub.signon.RemoteKeys;
import io.hubbub.signon.SharedSecret;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Optional;

/** The providers whose word for who somebody is counts, as a configuration names them. */
final class Providers {
    private Providers() {}

    static Issuers issuers(Vertx vertx, Optional<JwtConfig> jwt) {
        return jwt.<Issuers>map(config -> issuer(vertx, config)).orElse(Issuers.NONE);
    }

    /** Asks it at once how it describes itself; the server starts whether it is there or not. */
    static Optional<Provider> provider(Vertx vertx, Optional<OidcConfig> oidc) {
        return oidc.map(config -> {
            OpenIdProvider.Settings settings = new OpenIdProvider.Settings(
                    config.issuer,
                    config.clientId,
                    config.clientSecret.orElse(""),
                    List.of(config.scopes.split(" +")),
                    config.claim,
                    config.creates,
                    config.label,
                    config.url);
            OpenIdProvider provider = new OpenIdProvider(vertx, settings, new Documents(vertx), System::nanoTime);
            provider.discover();
            return provider;
        });
    }

    private static JwtIssuer issuer(Vertx vertx, JwtConfig config) {
        JwtIssuer.Expected expected = new JwtIssuer.Expected(config.issuer, config.audience);
        Keys keys = config.hmac
                .<Keys>map(secret -> new SharedSecret(vertx, expected, secret))
                .orElseGet(() -> new RemoteKeys(
                        vertx, expected, new Documents(vertx), config.jwks.orElseThrow(), System::nanoTime));
        return new JwtIssuer(keys, expected.issuer(), config.claim, config.creates);
    }
}
