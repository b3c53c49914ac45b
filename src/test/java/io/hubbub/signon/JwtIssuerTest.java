package io.hubbub.signon;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hubbub.hub.Subject;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which tokens of a provider count. */
@ExtendWith(VertxExtension.class)
@Timeout(60)
class JwtIssuerTest {
    private static final String SECRET = "a secret of more than 32 characters".replace(' ', '-');
    private static final JwtIssuer.Expected EXPECTED = new JwtIssuer.Expected("https://id.example", "chat");
    private static final Signer KEY = new Signer("one");

    private final AtomicLong nowNs = new AtomicLong();
    private Vertx vertx;
    private FakeProvider provider;
    private JwtIssuer issuer;

    @BeforeEach
    void start(Vertx given) {
        vertx = given;
        provider = FakeProvider.start(vertx);
        provider.publishes(KEY.published());
        issuer = new JwtIssuer(
                new RemoteKeys(vertx, EXPECTED, new Documents(vertx), provider.url("/jwks"), nowNs::get),
                EXPECTED.issuer(),
                "preferred_username",
                true);
    }

    private static JsonObject claims() {
        return Signer.claims("https://id.example", "chat", "u-1", "anna");
    }

    private static <T> T now(Future<T> future) {
        return future.toCompletionStage().toCompletableFuture().join();
    }

    private Optional<Subject> read(String token) {
        return now(issuer.read(token));
    }

    private void assertRefused(String token) {
        assertEquals(Optional.empty(), read(token));
        assertTrue(read(KEY.sign(claims())).isPresent(), "a right one is taken still");
    }

    @Test
    void aTokenThatAPublishedKeyHasSignedTellsItsSubject() {
        JsonObject claims = claims();
        long untilMs = TimeUnit.SECONDS.toMillis(claims.getLong("exp") + 60);
        assertEquals(
                Optional.of(new Subject("https://id.example", "u-1", "anna", true, untilMs)), read(KEY.sign(claims)));
        assertTrue(read(KEY.sign(claims().put("aud", new JsonArray(List.of("mail", "chat")))))
                .isPresent());
    }

    @Test
    void aTokenThatASharedSecretHasSignedDoesSo() {
        JwtIssuer ours = new JwtIssuer(
                new SharedSecret(vertx, EXPECTED, SECRET), EXPECTED.issuer(), "preferred_username", false);
        JsonObject hs256 = new JsonObject().put("alg", "HS256");
        Subject anna = now(ours.read(Signer.sign(SECRET.getBytes(UTF_8), hs256, claims())))
                .orElseThrow();
        assertEquals("u-1", anna.id());
        assertFalse(anna.isWelcome());
        for (String forged : List.of(
                Signer.sign("another".getBytes(UTF_8), hs256, claims()),
                Signer.sign(SECRET.getBytes(UTF_8), new JsonObject().put("alg", "HS512"), claims()),
                Signer.unsigned(claims()),
                KEY.sign(claims()))) {
            assertEquals(Optional.empty(), now(ours.read(forged)));
        }
    }

    @Test
    void whatNobodyHasSignedCountsNothing() {
        assertRefused(Signer.unsigned(claims()));
        assertRefused(Signer.unsigned(claims()) + Signer.base64("x".getBytes(UTF_8)));
        String[] parts = KEY.sign(claims()).split("\\.");
        assertRefused(parts[0] + "." + parts[1] + ".");
        assertRefused(Signer.unsigned(claims()).split("\\.")[0] + "." + parts[1] + "." + parts[2]);
    }

    @Test
    void thePublishedKeyIsNobodysSecret() {
        JsonObject header = new JsonObject().put("alg", "HS256").put("kid", "one");
        assertRefused(Signer.sign(KEY.publicBytes(), header, claims()));
        assertRefused(Signer.sign(KEY.published().getString("n").getBytes(UTF_8), header, claims()));
    }

    @Test
    void aSecretThatIsPublishedIsNoKey() {
        JsonObject secret =
                new JsonObject().put("kty", "oct").put("kid", "two").put("k", Signer.base64(SECRET.getBytes(UTF_8)));
        provider.publishes(KEY.published(), secret);
        JsonObject header = new JsonObject().put("alg", "HS256").put("kid", "two");
        assertRefused(Signer.sign(SECRET.getBytes(UTF_8), header, claims()));
    }

    @Test
    void anotherKeyOfTheSameNameIsNoKey() {
        assertRefused(new Signer("one").sign(claims()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'iss': 'https://evil.example'}",
                "{'iss': null}",
                "{'aud': 'mail'}",
                "{'aud': null}",
                "{'aud': 7}",
                "{'aud': []}",
                "{'sub': null}",
                "{'sub': ''}",
                "{'sub': 7}",
                "{'exp': null}",
                "{'exp': 'tomorrow'}"
            })
    void aTokenForOthersOrWithSomethingMissingCountsNothing(String other) {
        assertRefused(KEY.sign(claims().mergeIn(new JsonObject(other.replace('\'', '"')))));
    }

    @Test
    void aTokenIsGoodForAsLongAsItSaysGiveOrTakeAMinute() {
        assertTrue(read(KEY.sign(claims().put("exp", Signer.seconds(-30)))).isPresent());
        assertRefused(KEY.sign(claims().put("exp", Signer.seconds(-61))));
        assertTrue(read(KEY.sign(claims().put("exp", 1e30))).orElseThrow().untilMs() > 0);
        assertTrue(read(KEY.sign(claims().put("nbf", Signer.seconds(30)))).isPresent());
        assertRefused(KEY.sign(claims().put("nbf", Signer.seconds(90))));
    }

    @Test
    void whatIsNotUnderstoodIsNotTaken() {
        JsonObject header = new JsonObject().put("alg", "RS256").put("kid", "one");
        assertRefused(KEY.sign(header.copy().put("crit", new JsonArray(List.of("b64"))), claims()));
        assertRefused(KEY.sign(header.copy().put("kid", 7), claims()));
        for (String none : List.of("", "eyJ", "a.b.c", "eyJh.eyJh.x", "eyJ!.a.b", "eyJhbGciOiJSUzI1NiJ9.e30.")) {
            assertRefused(none);
        }
        assertFalse(issuer.isOne("eyJ" + "a".repeat(JwtIssuer.LONGEST) + ".a.a"));
    }

    // Where the keys come from.

    @Test
    void keysAreGotOnceAndAgainAfterAnHour() {
        for (int i = 0; i < 5; i++) {
            read(KEY.sign(claims()));
        }
        assertEquals(1, provider.asked("/jwks"));
        nowNs.addAndGet(RemoteKeys.FRESH_NS);
        read(KEY.sign(claims()));
        provider.awaitAsked("/jwks", 2);
    }

    @Test
    void aNewKeyIsLookedForAtOnceButNotForEveryTokenThatNamesOne() {
        Signer two = new Signer("two");
        nowNs.addAndGet(RemoteKeys.SOONEST_NS);
        assertTrue(read(KEY.sign(claims())).isPresent());
        provider.publishes(KEY.published(), two.published());
        assertFalse(read(two.sign(claims())).isPresent(), "too soon");
        nowNs.addAndGet(RemoteKeys.SOONEST_NS);
        assertTrue(read(two.sign(claims())).isPresent());
        for (int i = 0; i < 20; i++) {
            read(KEY.sign(new JsonObject().put("alg", "RS256").put("kid", "no such " + i), claims()));
        }
        assertEquals(2, provider.asked("/jwks"));
    }

    @Test
    void aProviderThatFailsIsAskedLaterAndLater() {
        provider.fails(true);
        String right = KEY.sign(claims());
        assertTrue(await(issuer.read(right)).failed());
        assertTrue(await(issuer.read(right)).failed());
        assertEquals(1, provider.asked("/jwks"));
        nowNs.addAndGet(RemoteKeys.FIRST_WAIT_NS);
        assertTrue(await(issuer.read(right)).failed());
        nowNs.addAndGet(RemoteKeys.FIRST_WAIT_NS);
        assertTrue(await(issuer.read(right)).failed());
        assertEquals(2, provider.asked("/jwks"));
        provider.fails(false);
        nowNs.addAndGet(RemoteKeys.FIRST_WAIT_NS);
        assertTrue(read(right).isPresent());
    }

    @Test
    void theKeysOfAProviderThatIsGoneAreUsedStill() {
        String right = KEY.sign(claims());
        assertTrue(read(right).isPresent());
        provider.fails(true);
        nowNs.addAndGet(2 * RemoteKeys.FRESH_NS);
        assertTrue(read(right).isPresent());
        provider.awaitAsked("/jwks", 2);
        assertTrue(read(right).isPresent());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{}", "{'keys': []}", "{'keys': [{'kty': 'oct', 'k': 'c2VjcmV0'}]}", "[]", "x", "{'keys': 7}"})
    void whereNoKeysAreNobodyComesIn(String document) {
        provider.says(document.replace('\'', '"'));
        assertTrue(await(issuer.read(Signer.unsigned(claims()))).failed());
        assertTrue(await(issuer.read(KEY.sign(claims()))).failed());
    }

    private static <T> Future<T> await(Future<T> future) {
        return now(future.transform(done -> Future.succeededFuture(future)));
    }
}
