package io.hubbub.signon;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.auth.jwt.JWTAuth;
import io.vertx.ext.auth.jwt.JWTAuthOptions;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The public keys that a provider publishes at an address (JWKS, RFC 7517). They are got when somebody first comes with a token, again each hour and when
 * a token is signed with a key that is not known, but no more often than every half minute; later and later while that fails. Those that are known are used
 * until there are others. Thread-safe.
 */
public final class RemoteKeys implements Keys {
    private static final Logger LOG = LoggerFactory.getLogger(RemoteKeys.class);

    /** How long keys are believed without another look: by then one that was withdrawn is gone. */
    static final long FRESH_NS = TimeUnit.HOURS.toNanos(1);

    /** How soon they may be got again, whatever tokens come. */
    static final long SOONEST_NS = TimeUnit.SECONDS.toNanos(30);

    /** The first wait after a failure; each later one is twice as long. */
    static final long FIRST_WAIT_NS = TimeUnit.SECONDS.toNanos(1);

    static final long LONGEST_WAIT_NS = TimeUnit.MINUTES.toNanos(5);

    /** Public ones: that a secret is published, or taken from what is, is a mistake or an attack. */
    private static final Set<String> ALGORITHMS =
            Set.of("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA");

    private final Vertx vertx;
    private final JwtIssuer.Expected expected;
    private final Documents documents;
    private final String url;
    private final LongSupplier clockNs;

    /** Null until there are some. */
    private Known known;

    /** Those that are being got; null if none are. */
    private Future<Known> coming;

    private long nextNs;
    private int failures;
    private String complaint = "";

    private record Known(JWTAuth check, Set<String> ids, long gotNs) {}

    /**
     * @param url where they are
     * @param clockNs a clock for durations
     */
    public RemoteKeys(Vertx vertx, JwtIssuer.Expected expected, Documents documents, String url, LongSupplier clockNs) {
        this.vertx = vertx;
        this.expected = expected;
        this.documents = documents;
        this.url = url;
        this.clockNs = clockNs;
        this.nextNs = clockNs.getAsLong();
    }

    @Override
    public synchronized Future<JWTAuth> of(String id) {
        long nowNs = clockNs.getAsLong();
        boolean hasIt = known != null && (id.isEmpty() || known.ids().contains(id));
        boolean isFresh = known != null && nowNs - known.gotNs() < FRESH_NS;
        if (hasIt && isFresh) {
            return Future.succeededFuture(known.check());
        } else if (coming == null && nowNs - nextNs < 0) {
            return known == null ? Future.failedFuture(complaint) : Future.succeededFuture(known.check());
        }
        Future<Known> newer = coming == null ? get(nowNs) : coming;
        // Nobody waits for what is only to be newer.
        return hasIt ? Future.succeededFuture(known.check()) : newer.map(Known::check);
    }

    private Future<Known> get(long nowNs) {
        nextNs = nowNs + SOONEST_NS;
        Future<Known> got = documents.get(url).map(this::read).recover(failure -> failed(failure.getMessage()));
        // It may be there already.
        coming = got.isComplete() ? null : got;
        return got;
    }

    /** Those that are known are used still. */
    private synchronized Future<Known> failed(String why) {
        coming = null;
        long waitNs = Math.min(LONGEST_WAIT_NS, FIRST_WAIT_NS << Math.min(failures, 20));
        nextNs = clockNs.getAsLong() + waitNs;
        failures++;
        complaint = "the keys of " + expected.issuer() + " can't be got: " + why;
        LOG.warn("The keys of {} can't be got: {}", expected.issuer(), why);
        return known == null ? Future.failedFuture(complaint) : Future.succeededFuture(known);
    }

    private synchronized Known read(JsonObject document) {
        Known read = keys(document);
        coming = null;
        failures = 0;
        known = read;
        LOG.info("Keys of {}: {}", expected.issuer(), read.ids().size());
        return read;
    }

    private Known keys(JsonObject document) {
        JWTAuthOptions options = expected.options();
        Set<String> ids = new HashSet<>();
        int count = 0;
        JsonArray all = document.getJsonArray("keys", new JsonArray());
        for (int i = 0; i < all.size(); i++) {
            Optional<JsonObject> key = usable(all.getJsonObject(i));
            if (key.isPresent()) {
                options.addJwk(key.get());
                ids.add(key.get().getString("kid", ""));
                count++;
            }
        }
        if (count == 0) {
            throw new IllegalArgumentException("there is no public key for signatures at " + url);
        }
        return new Known(JWTAuth.create(vertx, options), Set.copyOf(ids), clockNs.getAsLong());
    }

    /** A key with its algorithm; empty if it is for something else, or of a kind that is not known. */
    private Optional<JsonObject> usable(JsonObject key) {
        String algorithm = key.getString("alg", standard(key));
        boolean isForSignatures = "sig".equals(key.getString("use", "sig"));
        boolean isPublic = List.of("RSA", "EC", "OKP").contains(key.getString("kty", ""));
        if (!isForSignatures || !isPublic || !ALGORITHMS.contains(algorithm)) {
            return Optional.empty();
        }
        JsonObject usable = key.copy().put("alg", algorithm);
        try {
            JWTAuth.create(vertx, expected.options().addJwk(usable));
            return Optional.of(usable);
        } catch (RuntimeException unusable) {
            LOG.warn("A key of {} can't be used: {}", expected.issuer(), unusable.getMessage());
            return Optional.empty();
        }
    }

    /** What one that doesn't say it is used with. */
    private static String standard(JsonObject key) {
        return switch (key.getString("kty", "")) {
            case "RSA" -> "RS256";
            case "OKP" -> "EdDSA";
            case "EC" ->
                switch (key.getString("crv", "")) {
                    case "P-256" -> "ES256";
                    case "P-384" -> "ES384";
                    case "P-521" -> "ES512";
                    default -> "";
                };
            default -> "";
        };
    }
}
