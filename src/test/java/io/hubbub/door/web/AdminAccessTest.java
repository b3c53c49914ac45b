package io.hubbub.door.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hubbub.Complaints;
import io.hubbub.TestServer;
import io.hubbub.WsPeer;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may see the console and the figures, over real sockets. */
@Timeout(60)
class AdminAccessTest {
    private static final String TOKEN = "correct-horse-battery";
    private static final String OPEN = "{'instances': 2, 'doors': [{'door': 'web', 'port': 0}]}";
    private static final String GUARDED =
            "{'instances': 2, 'doors': [{'door': 'web', 'port': 0, 'consoleToken': '" + TOKEN + "'}]}";

    private static int status(TestServer server, String path, String host, String... headers) {
        String more = headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
        String line = server.connect("web")
                .send("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\n" + more + "\r\n")
                .line();
        return Integer.parseInt(line.split(" ")[1]);
    }

    private static int bearer(TestServer server, String token) {
        return status(server, "/metrics", "localhost", "Authorization: Bearer " + token);
    }

    @ParameterizedTest
    @CsvSource({
        "localhost,200",
        "LOCALHOST:8080,200",
        "localhost.:8080,200",
        "chat.localhost,200",
        "[::ffff:127.0.0.1]:8080,200",
        "[0:0:0:0:0:0:0:1],200",
        "xlocalhost,403",
        "localhost.example,403",
        "[fe80::1%25eth0],403",
        "127.0.0.1,200",
        "127.1.2.3:80,200",
        "[::1]:8080,200",
        "'',403",
        "localhost.evil.example,403",
        "evil.example,403",
        "127.0.0.1.evil.example,403",
        "192.0.2.1,403"
    })
    void withoutATokenThisMachineMayUnderItsOwnName(String host, int status) {
        try (TestServer server = TestServer.start(OPEN)) {
            assertEquals(status, status(server, "/metrics", host));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Forwarded: for=192.0.2.1",
                "Via: 1.1 proxy",
                "x-forwarded-for: 192.0.2.1",
                "X-Forwarded-Proto: https",
                "X-Forwarded-Host: localhost",
                "X-Real-IP: 192.0.2.1",
                "X-Forwarded: 192.0.2.1",
                "Forwarded-For: 192.0.2.1",
                "X_Forwarded_For: 192.0.2.1",
                "X-Cluster-Client-IP: 192.0.2.1",
                "Fastly-Client-IP: 192.0.2.1",
                "CF-Connecting-IP: 192.0.2.1"
            })
    void withoutATokenWhatAProxyPassesOnMayNot(String sign) {
        try (TestServer server = TestServer.start(OPEN)) {
            assertEquals(403, status(server, "/metrics", "localhost", sign));
            String answer = server.connect("web")
                    .send(WsPeer.request("/console/ws", sign))
                    .line();
            assertTrue(answer.startsWith("HTTP/1.1 403 "), answer);
        }
    }

    @Test
    void theHostOfAnAbsoluteAddressIsWhatCounts() {
        try (TestServer server = TestServer.start(OPEN)) {
            assertEquals(403, status(server, "http://evil.example/metrics", "localhost"));
            assertEquals(200, status(server, "http://localhost/metrics", "evil.example"));
        }
    }

    @Test
    void withATokenWhoKnowsItMay() {
        try (TestServer server = TestServer.start(GUARDED)) {
            assertEquals(401, status(server, "/metrics", "localhost"));
            assertEquals(401, status(server, "/metrics", "localhost", "Authorization: Basic " + TOKEN));
            assertEquals(401, bearer(server, "guess"));
            assertEquals(200, bearer(server, TOKEN));
            assertEquals(200, status(server, "/metrics", "localhost", "Authorization: bearer " + TOKEN));
            String fromAfar = "X-Forwarded-For: 192.0.2.1\r\nAuthorization: Bearer " + TOKEN;
            assertEquals(200, status(server, "/metrics", "chat.example", fromAfar));
        }
    }

    /** Connections come to all instances in turn. */
    @Test
    void whileSomebodyGuessesTheRightTokenIsStillLetInAtEveryInstanceAndAtTheConsole() {
        try (TestServer server = TestServer.start(GUARDED)) {
            for (int i = 0; i < WrongTokens.MOST; i++) {
                assertEquals(401, bearer(server, "guess" + i));
            }
            long startNs = System.nanoTime();
            assertEquals(429, bearer(server, "guess"));
            assertEquals(200, bearer(server, TOKEN));
            assertTrue(System.nanoTime() - startNs >= 2 * AdminAccess.SLOW_NS, "both answers take their time");
            JsonPeer console = JsonPeer.over(WsPeer.open(server.connect("web"), "/console/ws"));
            console.sends("{'type':'hello','version':1,'token':'" + TOKEN + "'}");
            assertEquals("hello", console.next().getString("type"));
        }
    }

    @Test
    void behindAProxyOnlyTheAddressThatGuessesWaits() {
        LongSupplier standing = () -> 0;
        AdminAccess operator = new AdminAccess("web", Optional.of(TOKEN), new WrongTokens(), standing);
        AdminAccess.Source guesser = new AdminAccess.Source("127.0.0.1", "192.0.2.1");
        for (int i = 0; i < WrongTokens.MOST; i++) {
            assertEquals(AdminAccess.Verdict.WRONG, operator.judge("guess", guesser));
        }
        assertTrue(operator.isSlow(guesser));
        assertFalse(operator.isSlow(new AdminAccess.Source("127.0.0.1", "192.0.2.2")));
        assertFalse(operator.isSlow(AdminAccess.Source.of("127.0.0.1")));
        assertEquals(AdminAccess.Verdict.RIGHT, operator.judge(TOKEN, guesser));
    }

    @Test
    void aPeerThatInventsAddressesIsSlowAfterMoreOfThemWhateverItSays() {
        LongSupplier standing = () -> 0;
        AdminAccess operator = new AdminAccess("web", Optional.of(TOKEN), new WrongTokens(), standing);
        for (int i = 0; i < WrongTokens.MOST_OF_A_PEER; i++) {
            assertEquals(
                    AdminAccess.Verdict.WRONG,
                    operator.judge("guess", new AdminAccess.Source("192.0.2.9", "10.0.0." + i)));
        }
        assertTrue(operator.isSlow(new AdminAccess.Source("192.0.2.9", "10.0.1.1")));
        assertTrue(operator.isSlow(AdminAccess.Source.of("192.0.2.9")));
        assertFalse(operator.isSlow(AdminAccess.Source.of("192.0.2.10")));
        assertEquals(AdminAccess.Verdict.RIGHT, operator.judge(TOKEN, AdminAccess.Source.of("192.0.2.9")));
    }

    @Test
    void theLastAddressOfTheHeaderIsTheOneThatCounts() {
        try (TestServer server = TestServer.start(GUARDED)) {
            for (int i = 0; i < WrongTokens.MOST; i++) {
                assertEquals(401, guessFor(server, "10.0.0." + i + ", 192.0.2.1"));
            }
            assertEquals(429, guessFor(server, "192.0.2.2, 192.0.2.1"));
            assertEquals(401, guessFor(server, "192.0.2.1, 192.0.2.2"));
            JsonPeer guesser = JsonPeer.over(
                    WsPeer.open(server.connect("web"), "/console/ws", "X-Forwarded-For: 10.0.0.1, 192.0.2.1"));
            guesser.sends("{'type':'hello','version':1,'token':'guess'}");
            assertEquals("TOO_MANY_TRIES", guesser.next().getString("code"));
        }
    }

    private static int guessFor(TestServer server, String forwarded) {
        return status(server, "/metrics", "localhost", "X-Forwarded-For: " + forwarded, "Authorization: Bearer guess");
    }

    @Test
    void aGuesserWhoHangsUpBeforeTheAnswerHarmsNobody() {
        try (TestServer server = TestServer.start(GUARDED);
                Complaints complaints = new Complaints()) {
            for (int i = 0; i < WrongTokens.MOST; i++) {
                assertEquals(401, bearer(server, "guess" + i));
            }
            server.connect("web")
                    .send("GET /metrics HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer x\r\n\r\n")
                    .reset();
            assertEquals(200, bearer(server, TOKEN));
            assertEquals(
                    List.of(),
                    complaints.list().stream()
                            .filter(line -> !line.contains("a wrong console token"))
                            .toList());
        }
    }
}
