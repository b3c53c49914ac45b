package io.hubbub.door.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.hubbub.TestServer;
import io.hubbub.signon.Signer;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Programs and pages that come in by a token that a provider has signed. */
@Timeout(60)
class SignedTokensTest {
    private static final String SECRET = "x".repeat(32);

    @TempDir
    Path folder;

    private TestServer server;

    @BeforeEach
    void start() {
        server = TestServer.start(
                "{'history': {'uri': 'sqlite:%s'}, 'accounts': {'passwordRounds': 4096, 'jwt': {'hmac': '%s', 'issuer': 'idp', 'audience': 'chat', 'claim': 'nick'}}, 'doors': [{'door': 'web', 'port': 0}]}"
                        .formatted(folder.resolve("hubbub.db"), SECRET));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static String token(String subject, String name, long until) {
        return Signer.sign(
                SECRET.getBytes(UTF_8),
                new JsonObject().put("alg", "HS256"),
                Signer.claims("idp", "chat", subject, "x").put("nick", name).put("exp", until));
    }

    private static JsonObject says(JsonPeer peer, JsonObject request) {
        return new JsonObject(peer.sendsAsIs(request.encode()).line());
    }

    private static JsonObject hello(JsonPeer peer, String token) {
        return says(
                peer,
                new JsonObject()
                        .put("type", "hello")
                        .put("version", 1)
                        .put("token", token)
                        .put("guest", true));
    }

    @Test
    void whoShowsOneHasTheNickAndTheAccountThatTheProviderSays() {
        long until = Signer.seconds(1000);
        JsonObject hello = hello(JsonPeer.stranger(server), token("u-1", "anna", until));
        assertEquals("anna", hello.getString("account"), hello::encode);
        assertEquals("anna", hello.getString("nick"));
        assertEquals((until + 60) * 1000, hello.getLong("loginUntil"));
        JsonObject renamed = hello(JsonPeer.stranger(server), token("u-1", "bella", until));
        assertEquals("anna", renamed.getString("account"), "the account goes by the subject");
        JsonObject other = hello(JsonPeer.stranger(server), token("u-2", "anna", until));
        assertEquals("ACCOUNT_TAKEN", other.getJsonObject("loginError").getString("code"));
        assertFalse(other.containsKey("account"));
    }

    @Test
    void oneThatIsNewerIsShownBeforeTheOldOneIsTooOld() {
        JsonPeer anna = JsonPeer.stranger(server);
        hello(anna, token("u-1", "anna", Signer.seconds(1000)));
        long until = Signer.seconds(2000);
        JsonObject login = new JsonObject().put("type", "login").put("id", 1);
        assertEquals(
                (until + 60) * 1000,
                says(anna, login.copy().put("token", token("u-1", "anna", until)))
                        .getLong("loginUntil"));
        assertEquals(
                "WRONG_LOGIN",
                says(anna, login.copy().put("token", token("u-2", "bob", until)))
                        .getString("code"),
                "nobody becomes somebody else like that");
        assertEquals(
                "LOGGED_IN",
                says(anna, login.copy().put("account", "bob").put("password", "x"))
                        .getString("code"));
    }

    @Test
    void whatIsNoneIsAWrongToken() {
        JsonObject hello = hello(JsonPeer.stranger(server), token("u-1", "anna", Signer.seconds(-100)));
        assertEquals("WRONG_LOGIN", hello.getJsonObject("loginError").getString("code"));
    }
}
