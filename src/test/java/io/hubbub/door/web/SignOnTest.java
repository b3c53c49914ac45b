package io.hubbub.door.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hubbub.Peer;
import io.hubbub.TestServer;
import io.hubbub.accounts.AccountsTool;
import io.hubbub.signon.FakeProvider;
import io.hubbub.signon.Signer;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.net.URLDecoder;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A browser's way to the provider at which people sign on, and back. */
@ExtendWith(VertxExtension.class)
@Timeout(60)
class SignOnTest {
    private static final Signer KEY = new Signer("one");

    @TempDir
    Path folder;

    private FakeProvider provider;
    private TestServer server;
    private String uri;

    @BeforeEach
    void start(Vertx vertx) {
        provider = FakeProvider.start(vertx);
        provider.publishes(KEY.published());
        uri = "sqlite:" + folder.resolve("hubbub.db");
        server = start("");
    }

    private TestServer start(String more) {
        return TestServer.start("""
                {'history': {'uri': '%s'}, 'accounts': {'passwordRounds': 4096,
                  'oidc': {'issuer': '%s', 'clientId': 'chat', 'clientSecret': 'hush', 'label': 'Example'%s}},
                 'doors': [{'door': 'web', 'port': 0}]}
                """.formatted(uri, provider.url(""), more));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    /** An answer's head and body. */
    private record Answer(String text) {
        String header(String name) {
            return text.lines()
                    .filter(line -> line.toLowerCase(java.util.Locale.ROOT).startsWith(name + ": "))
                    .map(line -> line.substring(name.length() + 2))
                    .findFirst()
                    .orElse("");
        }

        /** The cookie that is set, without what is said of it. */
        String cookie() {
            return header("set-cookie").split(";")[0];
        }

        String location() {
            return header("location");
        }

        JsonObject json() {
            return new JsonObject(text.substring(text.indexOf("{")));
        }
    }

    private Answer gets(String path, String... headers) {
        String more = headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
        Peer peer = server.connect("web")
                .send("GET " + path + " HTTP/1.1\r\nHost: chat.example\r\nConnection: close\r\n" + more + "\r\n");
        return new Answer(new String(peer.rest(), UTF_8));
    }

    private static Map<String, String> query(String address) {
        Map<String, String> query = new HashMap<>();
        for (String pair : address.substring(address.indexOf('?') + 1).split("&")) {
            String[] parts = pair.split("=", 2);
            query.put(parts[0], URLDecoder.decode(parts[1], UTF_8));
        }
        return query;
    }

    private JsonObject claims(String nonce) {
        return Signer.claims(provider.url(""), "chat", "u-1", "anna").put("nonce", nonce);
    }

    private Answer comesBack(Answer left, String state) {
        return gets("/signon/done?code=c0de&state=" + state, "Cookie: " + left.cookie());
    }

    private Answer signsOn() {
        Answer left = gets("/signon");
        Map<String, String> asked = query(left.location());
        provider.identifies(KEY.sign(claims(asked.get("nonce"))));
        return comesBack(left, asked.get("state"));
    }

    @Test
    void thePageIsToldOfTheWay() {
        assertEquals("Example", gets("/accounts").json().getString("signOn"));
    }

    @Test
    void theBrowserGoesWithWhatOnlyItHasAndComesBackForAToken() {
        Answer left = gets("/signon");
        Map<String, String> asked = query(left.location());
        assertTrue(left.location().startsWith(provider.url("/authorize?")), left.text());
        assertEquals("code", asked.get("response_type"));
        assertEquals("chat", asked.get("client_id"));
        assertEquals("S256", asked.get("code_challenge_method"));
        assertEquals("openid profile", asked.get("scope"));
        assertEquals("http://chat.example/signon/done", asked.get("redirect_uri"));
        assertTrue(left.header("set-cookie").contains("HTTPOnly; SameSite=Lax"), left.text());
        assertFalse(left.location().contains(left.cookie().split("\\.")[2]), "the verifier stays here");

        provider.identifies(KEY.sign(claims(asked.get("nonce"))));
        Answer back = comesBack(left, asked.get("state"));
        assertEquals("/#signon=DONE", back.location(), back.text());
        String verifier = left.cookie().split("\\.")[2];
        assertTrue(provider.lastForm().contains("code_verifier=" + verifier), provider.lastForm());
        Answer token = gets("/signon/token?device=Firefox", "Cookie: " + handover(back));
        assertEquals("anna", token.json().getString("account"), token.text());
        assertEquals("no-store", token.header("cache-control"));
        assertTrue(gets("/signon/token", "Cookie: " + handover(back)).text().contains(" 404 "), "once");

        JsonPeer anna = JsonPeer.stranger(server);
        anna.sendsAsIs(new JsonObject()
                .put("type", "hello")
                .put("version", 1)
                .put("token", token.json().getString("secret"))
                .encode());
        JsonObject hello = anna.next();
        assertEquals("anna", hello.getString("account"), hello::encode);
        assertFalse(hello.containsKey("loginUntil"));
        anna.sendsAsIs("{\"type\":\"tokens\"}");
        assertEquals(
                "Firefox", anna.next().getJsonArray("tokens").getJsonObject(0).getString("label"));
    }

    @Test
    void whoeverOnlyLooksTakesNothing() {
        Answer back = signsOn();
        Peer peer = server.connect("web")
                .send("HEAD /signon/token HTTP/1.1\r\nHost: chat.example\r\nConnection: close\r\nCookie: "
                        + handover(back) + "\r\n\r\n");
        assertTrue(new String(peer.rest(), UTF_8).startsWith("HTTP/1.1 405 "));
        assertEquals(
                "anna",
                gets("/signon/token", "Cookie: " + handover(back)).json().getString("account"));
    }

    private static String handover(Answer back) {
        return back.text()
                .lines()
                .filter(line -> line.contains("hubbub-signed-on="))
                .map(line -> line.replaceFirst("(?i)set-cookie: ", "").split(";")[0])
                .findFirst()
                .orElse("");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'nonce': 'another'}",
                "{'nonce': null}",
                "{'aud': 'mail'}",
                "{'iss': 'https://evil.example'}",
                "{'exp': 1000}",
                "{'sub': null}"
            })
    void whatTheProviderSaysOfAnotherTripCountsNothing(String other) {
        Answer left = gets("/signon");
        Map<String, String> asked = query(left.location());
        JsonObject claims = claims(asked.get("nonce")).mergeIn(new JsonObject(other.replace('\'', '"')));
        provider.identifies(KEY.sign(claims));
        assertEquals("/#signon=REFUSED", comesBack(left, asked.get("state")).location());
    }

    @Test
    void anIdentityThatTheProviderHasNotSignedCountsNothing() {
        Answer left = gets("/signon");
        Map<String, String> asked = query(left.location());
        JsonObject claims = claims(asked.get("nonce"));
        for (String forged : List.of(Signer.unsigned(claims), new Signer("one").sign(claims), "", "opaque")) {
            provider.identifies(forged);
            assertEquals("/#signon=REFUSED", comesBack(left, asked.get("state")).location());
        }
    }

    @Test
    void aBrowserThatHasNotLeftFromHereDoesNotComeBack() {
        Answer left = gets("/signon");
        Map<String, String> asked = query(left.location());
        provider.identifies(KEY.sign(claims(asked.get("nonce"))));
        assertEquals(
                "/#signon=EXPIRED",
                gets("/signon/done?code=c0de&state=" + asked.get("state")).location());
        assertEquals("/#signon=EXPIRED", comesBack(left, "another").location());
        assertEquals(
                "/#signon=EXPIRED",
                comesBack(gets("/signon"), asked.get("state")).location());
        assertEquals(
                "/#signon=EXPIRED",
                gets("/signon/done?code=c&state=", "Cookie: hubbub-signon=..").location());
        assertEquals(0, provider.asked("/token"));
        assertEquals(
                "/#signon=REFUSED",
                gets("/signon/done?error=access_denied&state=" + asked.get("state"), "Cookie: " + left.cookie())
                        .location());
    }

    @Test
    void aNameThatSomebodyHasIsNotTakenFromThem() {
        JsonPeer.welcomed(server, "anna")
                .sends("{'type':'register','password':'secret'}")
                .next();
        assertEquals("/#signon=ACCOUNT_TAKEN", signsOn().location());
        try (AccountsTool tool = AccountsTool.open(uri, "the test", System::currentTimeMillis)) {
            tool.link("anna", provider.url(""), "u-1");
        }
        assertEquals("/#signon=DONE", signsOn().location());
    }

    @Test
    void aProviderThatIsGoneIsSaidToBe() {
        provider.fails(true);
        server.close();
        server = start("");
        assertEquals("/#signon=UNAVAILABLE", gets("/signon").location());
    }

    @Test
    void behindAProxyTheAddressIsThatOfTheBrowserAndTheCookieIsForTls() {
        Answer left = gets("/signon", "X-Forwarded-Proto: https", "X-Forwarded-Host: public.example");
        assertEquals(
                "https://public.example/signon/done", query(left.location()).get("redirect_uri"));
        assertTrue(left.header("set-cookie").contains("Secure"), left.text());
    }

    @Test
    void theConfigurationHasTheLastWordAboutTheAddress() {
        server.close();
        server = start(", 'url': 'https://chat.example.org/rooms/', 'create': 'no'");
        Answer left = gets("/signon", "X-Forwarded-Host: evil.example");
        assertEquals(
                "https://chat.example.org/rooms/signon/done",
                query(left.location()).get("redirect_uri"));
        assertEquals("/#signon=NOT_REGISTERED", signsOn().location());
    }
}
