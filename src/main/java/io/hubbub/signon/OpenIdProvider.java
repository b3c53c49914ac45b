package io.hubbub.signon;

import io.hubbub.hub.Provider;
import io.hubbub.hub.Subject;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.auth.oauth2.OAuth2Auth;
import io.vertx.ext.auth.oauth2.OAuth2AuthorizationURL;
import io.vertx.ext.auth.oauth2.OAuth2FlowType;
import io.vertx.ext.auth.oauth2.OAuth2Options;
import io.vertx.ext.auth.oauth2.Oauth2Credentials;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A provider of <a href="https://openid.net/specs/openid-connect-core-1_0.html">OpenID Connect</a>: by the authorization code with PKCE, state and nonce.
 * It says itself where everything is (Discovery); that is read at the start, and when somebody needs it, later and later while that fails. Thread-safe.
 */
public final class OpenIdProvider implements Provider {
    private static final Logger LOG = LoggerFactory.getLogger(OpenIdProvider.class);

    private static final int PATIENCE_SECONDS = 10;

    private final Vertx vertx;
    private final Settings settings;
    private final Documents documents;
    private final LongSupplier clockNs;

    /** Null until it has described itself. */
    private Described described;

    /** A description that is being read; null if none is. */
    private Future<Described> coming;

    private long nextNs;
    private int failures;
    private String complaint = "";

    /**
     * What the configuration says of it.
     *
     * @param issuer its address
     * @param clientSecret empty for none
     * @param scopes what of people is asked for
     * @param claim what of an identity an account would be called by
     * @param creates whether people get an account when they first come
     * @param page the address of the page, if that doesn't follow from requests
     */
    public record Settings(
            String issuer,
            String clientId,
            String clientSecret,
            List<String> scopes,
            String claim,
            boolean creates,
            String label,
            Optional<String> page) {}

    private record Described(OAuth2Auth codes, JwtIssuer tokens) {}

    /** @param clockNs a clock for durations */
    public OpenIdProvider(Vertx vertx, Settings settings, Documents documents, LongSupplier clockNs) {
        this.vertx = vertx;
        this.settings = settings;
        this.documents = documents;
        this.clockNs = clockNs;
        this.nextNs = clockNs.getAsLong();
    }

    /** Reads how it describes itself, so that the log tells at the start if it can't be reached. */
    public void discover() {
        described().onFailure(told -> LOG.debug("not there at the start", told));
    }

    @Override
    public String label() {
        return settings.label();
    }

    @Override
    public Optional<String> page() {
        return settings.page();
    }

    private synchronized Future<Described> described() {
        long nowNs = clockNs.getAsLong();
        if (described != null) {
            return Future.succeededFuture(described);
        } else if (coming != null) {
            return coming;
        } else if (nowNs - nextNs < 0) {
            return Future.failedFuture(complaint);
        }
        nextNs = nowNs + RemoteKeys.SOONEST_NS;
        String address = settings.issuer().replaceFirst("/$", "") + "/.well-known/openid-configuration";
        Future<Described> got = documents.get(address).map(this::read).recover(failure -> failed(failure.getMessage()));
        coming = got.isComplete() ? null : got;
        return got;
    }

    private synchronized Future<Described> failed(String why) {
        coming = null;
        nextNs = clockNs.getAsLong()
                + Math.min(RemoteKeys.LONGEST_WAIT_NS, RemoteKeys.FIRST_WAIT_NS << Math.min(failures, 20));
        failures++;
        complaint = settings.issuer() + " can't be reached: " + why;
        LOG.warn("Nobody can sign on: {}", complaint);
        return Future.failedFuture(complaint);
    }

    private synchronized Described read(JsonObject document) {
        // Another's description would let that other say who people are: Discovery 1.0, 4.3.
        String issuer = document.getString("issuer", "");
        if (!issuer.equals(settings.issuer())) {
            throw new IllegalArgumentException("it calls itself " + issuer);
        }
        JwtIssuer.Expected expected = new JwtIssuer.Expected(issuer, settings.clientId());
        RemoteKeys keys = new RemoteKeys(vertx, expected, documents, address(document, "jwks_uri"), clockNs);
        described = new Described(codes(document), new JwtIssuer(keys, issuer, settings.claim(), settings.creates()));
        coming = null;
        LOG.info("People can sign on at {}", issuer);
        return described;
    }

    private OAuth2Auth codes(JsonObject document) {
        OAuth2Options options = new OAuth2Options()
                .setClientId(settings.clientId())
                .setSite(settings.issuer())
                .setAuthorizationPath(address(document, "authorization_endpoint"))
                .setTokenPath(address(document, "token_endpoint"))
                .setUseBasicAuthorization(!settings.clientSecret().isEmpty())
                .setHttpClientOptions(new HttpClientOptions()
                        .setConnectTimeout((int) TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS))
                        .setIdleTimeout(PATIENCE_SECONDS));
        if (!settings.clientSecret().isEmpty()) {
            options.setClientSecret(settings.clientSecret());
        }
        return OAuth2Auth.create(vertx, options);
    }

    private static String address(JsonObject document, String name) {
        String address = document.getString(name, "");
        if (!address.startsWith("https://") && !address.matches("http://(localhost|127\\.0\\.0\\.1|\\[::1])[:/].*")) {
            throw new IllegalArgumentException("expected an address with https as " + name);
        }
        return address;
    }

    @Override
    public Future<String> address(Trip trip, String back) {
        return described()
                .map(there -> there.codes()
                        .authorizeURL(new OAuth2AuthorizationURL()
                                .setRedirectUri(back)
                                .setScopes(settings.scopes())
                                .setState(trip.state())
                                .setCodeChallenge(challenge(trip.verifier()))
                                .setCodeChallengeMethod("S256")
                                .putAdditionalParameter("nonce", trip.nonce())));
    }

    /** RFC 7636, 4.2. */
    private static String challenge(String verifier) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    @Override
    public Future<Optional<Subject>> subject(Trip trip, String back, String code) {
        Oauth2Credentials credentials = new Oauth2Credentials()
                .setFlow(OAuth2FlowType.AUTH_CODE)
                .setCode(code)
                .setRedirectUri(back)
                .setCodeVerifier(trip.verifier());
        return described()
                .compose(there -> there.codes()
                        .authenticate(credentials)
                        .map(user -> user.principal().getString("id_token", ""))
                        .recover(refused -> {
                            LOG.info("{} refuses a code: {}", settings.issuer(), refused.getMessage());
                            return Future.succeededFuture("");
                        })
                        // Vert.x lets somebody in whose token it can't check: so it is checked here.
                        .compose(token -> there.tokens().read(token, trip.nonce()))
                        .map(subject -> subject.map(OpenIdProvider::withoutEnd)));
    }

    /** They stay logged in as after a password: by a token of the server's. */
    private static Subject withoutEnd(Subject subject) {
        return new Subject(subject.issuer(), subject.id(), subject.name(), subject.isWelcome(), 0);
    }
}
