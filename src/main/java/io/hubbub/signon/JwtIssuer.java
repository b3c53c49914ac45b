package io.hubbub.signon;

import io.hubbub.hub.Issuers;
import io.hubbub.hub.Subject;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.auth.JWTOptions;
import io.vertx.ext.auth.authentication.TokenCredentials;
import io.vertx.ext.auth.jwt.JWTAuth;
import io.vertx.ext.auth.jwt.JWTAuthOptions;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One provider whose tokens (JWT, RFC 7519) let people in. A token counts if a key of the provider's has signed it, with the algorithm of that key; if it
 * is from that provider and for this server; and as long as it says itself, give or take a minute. One that says no end is none. Thread-safe.
 */
public final class JwtIssuer implements Issuers {
    private static final Logger LOG = LoggerFactory.getLogger(JwtIssuer.class);

    /** How far clocks may be apart. */
    static final int SKEW_SECONDS = 60;

    /** Characters of the longest token: more than any provider's, and little enough to be read by an event loop. */
    static final int LONGEST = 8192;

    /** Three parts in Base64 with dots between them; the first begins as JSON does. */
    private static final Pattern FORM = Pattern.compile("eyJ[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]*");

    /** No end is later, so that none is too late to be counted in milliseconds. */
    private static final long LATEST_SECONDS = Long.MAX_VALUE / 2000;

    /** OpenID Connect Core 1.0, 2. */
    private static final int LONGEST_SUBJECT = 255;

    private final Keys keys;
    private final String issuer;
    private final String claim;
    private final boolean creates;

    /**
     * What a token has to say.
     *
     * @param issuer whose it is
     * @param audience for whom
     */
    public record Expected(String issuer, String audience) {
        /** For checks by keys that are still to be added; without any, such a check would take tokens that nobody has signed. */
        JWTAuthOptions options() {
            return new JWTAuthOptions()
                    .setJWTOptions(new JWTOptions()
                            .setIssuer(issuer)
                            .addAudience(audience)
                            .setLeeway(SKEW_SECONDS));
        }
    }

    /**
     * @param issuer the provider's own name for itself
     * @param claim what of a token its subject's account would be called by
     * @param creates whether people get an account when they first come
     */
    public JwtIssuer(Keys keys, String issuer, String claim, boolean creates) {
        this.keys = keys;
        this.issuer = issuer;
        this.claim = claim;
        this.creates = creates;
    }

    @Override
    public boolean areThere() {
        return true;
    }

    @Override
    public boolean isOne(String text) {
        return text.length() <= LONGEST && FORM.matcher(text).matches();
    }

    @Override
    public Future<Optional<Subject>> read(String token) {
        return claims(token).map(claims -> claims.flatMap(this::subject));
    }

    /**
     * The same for one that is the answer to a question.
     *
     * @param nonce which it has to repeat
     */
    Future<Optional<Subject>> read(String token, String nonce) {
        return claims(token)
                .map(claims -> claims.filter(it -> {
                            boolean isAnswer = nonce.equals(it.getValue("nonce"));
                            if (!isAnswer) {
                                LOG.info("A token of {} is refused: it answers another question (nonce)", issuer);
                            }
                            return isAnswer;
                        })
                        .flatMap(this::subject));
    }

    private Future<Optional<JsonObject>> claims(String token) {
        Optional<String> key = isOne(token) ? keyOf(token) : Optional.empty();
        return key.isEmpty()
                ? Future.succeededFuture(Optional.empty())
                : keys.of(key.get()).compose(check -> claims(check, token));
    }

    /** The name of the key that it says it is signed with, which may be empty; empty if it is no token. */
    private static Optional<String> keyOf(String token) {
        try {
            byte[] header = Base64.getUrlDecoder().decode(token.substring(0, token.indexOf('.')));
            JsonObject said = new JsonObject(new String(header, StandardCharsets.UTF_8));
            // Whoever doesn't understand all of that must not take it: RFC 7515, 4.1.11.
            return said.containsKey("crit") ? Optional.empty() : Optional.of(said.getString("kid", ""));
        } catch (RuntimeException malformed) {
            return Optional.empty();
        }
    }

    private Future<Optional<JsonObject>> claims(JWTAuth check, String token) {
        // What Vert.x throws at claims of another kind than they have to be is a refusal, too.
        return Future.succeededFuture()
                .compose(nothing -> check.authenticate(new TokenCredentials(token)))
                .map(user -> Optional.of(user.attributes().getJsonObject("accessToken")))
                .otherwise(refused -> {
                    LOG.info("A token that is to be of {} is refused: {}", issuer, refused.getMessage());
                    return Optional.empty();
                });
    }

    private Optional<Subject> subject(JsonObject claims) {
        boolean isWhole = claims.getValue("sub") instanceof String id
                && !id.isEmpty()
                && id.length() <= LONGEST_SUBJECT
                && claims.getValue("exp") instanceof Number;
        if (!isWhole) {
            LOG.info("A token of {} is refused: expected a subject (sub) and an end (exp) in it", issuer);
            return Optional.empty();
        }
        long untilSeconds = Math.min(claims.getLong("exp"), LATEST_SECONDS) + SKEW_SECONDS;
        String name = claims.getValue(claim) instanceof String text ? text : "";
        return Optional.of(
                new Subject(issuer, claims.getString("sub"), name, creates, TimeUnit.SECONDS.toMillis(untilSeconds)));
    }
}
