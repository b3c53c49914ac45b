package io.hubbub.door.irc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hubbub.TestServer;
import io.hubbub.signon.Signer;
import io.vertx.core.json.JsonObject;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients that log in by a token that a provider has signed. */
@Timeout(60)
class BearerTest {
    private static final String SECRET = "x".repeat(32);
    private static final String REFUSED =
            Base64.getEncoder().encodeToString("{\"status\":\"invalid_token\"}".getBytes(UTF_8));

    private TestServer server;
    private IrcPeer peer;

    @BeforeEach
    void start() {
        server = AccountsServer.start(
                "",
                "'registrationsPerHour': 100, 'jwt': {'hmac': '%s', 'issuer': 'idp', 'audience': 'chat'}"
                        .formatted(SECRET));
        peer = AccountsServer.negotiating(server, "sasl");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static String token(String subject, String name) {
        return Signer.sign(
                SECRET.getBytes(UTF_8),
                new JsonObject().put("alg", "HS256"),
                Signer.claims("idp", "chat", subject, name));
    }

    private static String of(String line) {
        return ":" + IrcPeer.SERVER + " " + line;
    }

    /** The message of RFC 7628, 4.1, in pieces. */
    private IrcPeer bearer(String header, String token) {
        String message = header + "\1host=chat.example\1port=6697\1auth=Bearer " + token + "\1\1";
        String text = Base64.getEncoder().encodeToString(message.getBytes(UTF_8));
        peer.sends("AUTHENTICATE OAUTHBEARER").sees("AUTHENTICATE +");
        for (int from = 0; from < text.length(); from += SaslResponse.PIECE) {
            peer.sends("AUTHENTICATE " + text.substring(from, Math.min(text.length(), from + SaslResponse.PIECE)));
        }
        return text.length() % SaslResponse.PIECE == 0 ? peer.sends("AUTHENTICATE +") : peer;
    }

    @Test
    void theMechanismIsOfferedWhereThereIsAProvider() {
        IrcPeer other = IrcPeer.stranger(server).sends("CAP LS 302");
        StringBuilder offered = new StringBuilder();
        String line;
        do {
            line = other.line();
            offered.append(line).append(' ');
        } while (line.contains(" LS * :"));
        assertTrue(List.of(offered.toString().split(" :?")).contains("sasl=PLAIN,SCRAM-SHA-256,OAUTHBEARER"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"n,,", "n,a=anna,", "y,,"})
    void whoHasATokenIsLoggedInAndHasAnAccountFromThenOn(String header) {
        bearer(header, token("u-1", "anna"));
        peer.sees(
                of("900 * *!irc@127.0.0.1 anna :You are now logged in as anna"),
                of("903 * :SASL authentication successful"));
        IrcPeer guest = IrcPeer.stranger(server).sends("NICK anna", "USER a 0 * :a");
        assertTrue(guest.line().contains(" 433 "), "the nick is its account's");
    }

    @Test
    void whoHasNoneIsToldWhatIsWrongBeforeItHasFailed() {
        bearer("n,,", token("u-1", "anna") + "x").sees("AUTHENTICATE " + REFUSED);
        peer.sends("AUTHENTICATE AQ==")
                .sees(
                        of(
                                "904 * :SASL authentication failed: there is no such account, or that is not its password or token"));
        bearer("n,a=bob,", token("u-1", "anna")).sees("AUTHENTICATE " + REFUSED);
        peer.sends("AUTHENTICATE AQ==").line();
        bearer("n,,", token("u-1", "anna"));
        assertEquals("900", Message.parse(peer.line()).command(), "after a failure one may try again");
    }

    @Test
    void aNameThatSomebodyHasIsNotTakenFromThem() {
        AccountsServer.register(server, "anna");
        bearer("n,,", token("u-1", "Anna")).sees("AUTHENTICATE " + REFUSED);
        peer.sends("AUTHENTICATE AQ==")
                .sees(
                        of(
                                "904 * :SASL authentication failed: somebody else here has the name that your provider gives you (Anna); ask the operator of the server whose account that is"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "n,,", "n,,\1auth=Bearer \1\1", "n,,\1auth=Basic abc\1\1", "n,,\1auth=Bearer abc"})
    void whatIsNoMessageOfItIsRefused(String message) {
        String text = Base64.getEncoder().encodeToString(message.getBytes(UTF_8));
        peer.sends("AUTHENTICATE OAUTHBEARER", "AUTHENTICATE " + (text.isEmpty() ? "+" : text))
                .sees("AUTHENTICATE +", of("904 * :SASL authentication failed: expected a token"));
    }

    @Test
    void aTokenStandsForThePasswordOfItsAccount() {
        peer.sends("AUTHENTICATE PLAIN").sees("AUTHENTICATE +");
        String text = AccountsServer.plain("", "anna", token("u-1", "anna"));
        for (int from = 0; from < text.length(); from += SaslResponse.PIECE) {
            peer.sends("AUTHENTICATE " + text.substring(from, Math.min(text.length(), from + SaslResponse.PIECE)));
        }
        assertEquals("900", Message.parse(peer.line()).command());
    }
}
