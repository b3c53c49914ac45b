package io.hubbub.door.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hubbub.Certificates;
import io.hubbub.Peer;
import io.hubbub.TestServer;
import io.hubbub.WsPeer;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** From a request to a WebSocket, or to the reason why not. */
@Timeout(60)
class HandshakeTest {
    private static final String GOOD = WsPeer.request("/ws");
    private final TestServer server = TestServer.start(
            "{'doors': [{'door': 'web', 'port': 0, 'allowedOrigins': ['https://friend.example', 'http://friend.example:81', 'capacitor://localhost', 'https://*.friends.example']}]}");

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void theExampleOfTheRfcIsAccepted() {
        WsPeer socket = WsPeer.open(server.connect("web"), "/ws");
        assertEquals("websocket", socket.header("Upgrade"));
        assertEquals("Upgrade", socket.header("Connection"));
        assertEquals("", socket.header("Sec-WebSocket-Protocol"));
        assertEquals("", socket.header("Sec-WebSocket-Extensions"));
        talks(socket);
    }

    private static void talks(WsPeer socket) {
        JsonPeer peer = JsonPeer.over(socket).sends("{'type':'hello','version':1}");
        assertEquals("hello", peer.next().getString("type"));
        peer.seesNothing();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Connection: Upgrade|Connection: keep-alive, Upgrade",
                "Connection: Upgrade|connection:upgrade",
                "Connection: Upgrade|Connection: keep-alive\\r\\nConnection: Upgrade",
                "Upgrade: websocket|Upgrade: WebSocket",
                "Upgrade: websocket|Upgrade: h2c, websocket",
                "Sec-WebSocket-Version: 13|Sec-WebSocket-Version: 13\\r\\nSec-WebSocket-Extensions: permessage-deflate",
            })
    void whatBrowsersAndProxiesSayIsUnderstood(String usual, String other) {
        assertTrue(GOOD.contains(usual));
        talks(WsPeer.accepted(server.connect("web").send(GOOD.replace(usual, other.translateEscapes()))));
    }

    @Test
    void aRequestInPiecesIsUnderstood() {
        Peer peer = server.connect("web");
        for (int i = 0; i < GOOD.length(); i++) {
            peer.send(GOOD.substring(i, i + 1));
        }
        talks(WsPeer.accepted(peer));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "HTTP/1.1|HTTP/1.0|400",
                "GET|POST|405",
                "GET|HEAD|405",
                "Upgrade: websocket|Upgrade: websocket\\r\\nContent-Length: 5|400",
                "Upgrade: websocket|Upgrade: websocket\\r\\nContent-Length: 0|101",
                "Upgrade: websocket|Upgrade: h2c|426",
                "Upgrade: websocket|X: y|426",
                "Connection: Upgrade|Connection: keep-alive|426",
                "Connection: Upgrade|Connection: Upgraded|426",
                "Connection: Upgrade|X: y|426",
                "Version: 13|Version: 8|426",
                "Version: 13|Version: 013|426",
                "Sec-WebSocket-Version: 13|X: y|426",
                "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==|X: y|400",
                "dGhlIHNhbXBsZSBub25jZQ==|dGhlIHNhbXBsZSBub25jZQ|101",
                "dGhlIHNhbXBsZSBub25jZQ==|c2hvcnQ=|400",
                "dGhlIHNhbXBsZSBub25jZQ==|?hlIHNhbXBsZSBub25jZQ==|400",
                "GET /ws|GET /wss|404",
                "GET /ws|GET /ws/x|404",
                "GET /ws|GET /ws?x=y|101",
            })
    void whatIsWrongHasItsStatus(String usual, String other, int status) {
        assertTrue(GOOD.contains(usual));
        String answer = server.connect("web")
                .send(GOOD.replace(usual, other.translateEscapes()))
                .line();
        assertTrue(answer.startsWith("HTTP/1."), answer);
        assertEquals(status, Integer.parseInt(answer.split(" ")[1]), answer);
    }

    @Test
    void whoSpeaksAnotherVersionIsToldWhichThereIs() {
        String head = server.connect("web").send(GOOD.replace(": 13", ": 8")).awaitText("\r\n\r\n");
        assertTrue(head.toLowerCase(Locale.ROOT).contains("\r\nsec-websocket-version: 13\r\n"), head);
    }

    @Test
    void afterAFaultTheConnectionGoesOn() {
        Peer peer = server.connect("web").send(GOOD.replace(": 13", ": 8"));
        peer.awaitText("\r\n\r\n");
        peer.awaitText("13.\n");
        talks(WsPeer.accepted(peer.send(GOOD)));
    }

    @ParameterizedTest
    @CsvSource({
        "v1.hubbub, v1.hubbub",
        "'v2.hubbub, v1.hubbub', v1.hubbub",
        "v2.hubbub, ''",
        "V1.HUBBUB, ''",
        "text.ircv3.net, ''"
    })
    void theSubprotocolIsOneThatWasAskedForAndIsKnown(String asked, String agreed) {
        WsPeer socket = WsPeer.open(server.connect("web"), "/ws", "Sec-WebSocket-Protocol: " + asked);
        assertEquals(agreed, socket.header("Sec-WebSocket-Protocol"));
        talks(socket);
    }

    @ParameterizedTest
    @CsvSource({
        "binary.ircv3.net, binary.ircv3.net",
        "text.ircv3.net, text.ircv3.net",
        "'text.ircv3.net, binary.ircv3.net', text.ircv3.net",
        "'x, binary.ircv3.net, text.ircv3.net', binary.ircv3.net",
        "v1.hubbub, ''"
    })
    void ircHasSubprotocolsOfItsOwn(String asked, String agreed) {
        WsPeer socket = WsPeer.open(server.connect("web"), "/irc", "Sec-WebSocket-Protocol: " + asked);
        assertEquals(agreed, socket.header("Sec-WebSocket-Protocol"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost",
                "https://localhost",
                "HTTP://LOCALHOST",
                "https://friend.example",
                "https://FRIEND.example",
                "http://friend.example:81",
                "https://friend.example.:443",
                "capacitor://localhost",
                "https://a.friends.example"
            })
    void ownAndAllowedPagesMayTalk(String origin) {
        talks(WsPeer.open(server.connect("web"), "/ws", "Origin: " + origin));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "",
                "https://evil.example",
                "http://friend.example",
                "https://friend.example:444",
                "https://friend.example.evil.example",
                "https://evil.example/friend.example",
                "http://localhost:81",
                "http://localhost@evil.example",
                "http://evil.example#localhost",
                "file://",
                "not a uri",
                "*"
            })
    void pagesFromElsewhereMayNot(String origin) {
        for (String path : new String[] {"/ws", "/irc", "/console/ws"}) {
            Peer peer = server.connect("web").send(WsPeer.request(path, "Origin: " + origin));
            String status = peer.line();
            assertTrue(status.startsWith("HTTP/1.1 403 "), path + ": " + status);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "chat.example:443|https://chat.example",
                "chat.example:80|http://chat.example",
                "[2001:db8::1]:443|https://[2001:db8::1]",
                "CHAT.example.|https://chat.example",
                "127.0.0.1:8080\\r\\nX-Forwarded-Host: chat.example|https://chat.example",
                "127.0.0.1:8080\\r\\nX-Forwarded-Host: chat.example:8443, inner.example|https://chat.example:8443",
                "chat.example\\r\\nX-Forwarded-Port: 8443|https://chat.example:8443",
                "127.0.0.1\\r\\nForwarded: for=192.0.2.1;host=\"chat.example:8443\";proto=https, for=10.0.0.1|https://chat.example:8443",
            })
    void aPageBehindAProxyMayTalkHoweverTheProxyTellsItsName(String host, String origin) {
        String request = WsPeer.request("/ws", "X-Forwarded-For: 192.0.2.1", "Origin: " + origin)
                .replace("Host: localhost", "Host: " + host.translateEscapes());
        talks(WsPeer.accepted(server.connect("web").send(request)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "chat.example:8443|https://chat.example",
                "chat.example|https://evil.example",
                "127.0.0.1\\r\\nX-Forwarded-Host: chat.example|https://evil.example",
                "127.0.0.1\\r\\nX-Forwarded-Host: chat.example, evil.example|https://evil.example",
                "chat.example\\r\\nX-Forwarded-Port: 8443|https://chat.example:8444",
                "chat.example\\r\\nX-Forwarded-Proto: https|https://evil.example",
                "chat.example|https://chat.example\\r\\nOrigin: https://evil.example"
            })
    void aPageOfAnotherNameBehindAProxyMayNot(String host, String origin) {
        String request = WsPeer.request("/ws", "X-Forwarded-For: 192.0.2.1", "Origin: " + origin.translateEscapes())
                .replace("Host: localhost", "Host: " + host.translateEscapes());
        String status = server.connect("web").send(request).line();
        assertTrue(status.startsWith("HTTP/1.1 403 "), status);
    }

    /** No name has to be looked up for it, so nobody can make it stand for this machine. */
    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0:8080", "192.0.2.7:8080", "[2001:db8::7]"})
    void anAddressCannotBeReboundAndNeedsNoProxy(String host) {
        String request = WsPeer.request("/ws", "Origin: http://" + host).replace("Host: localhost", "Host: " + host);
        talks(WsPeer.accepted(server.connect("web").send(request)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"chat.localhost:8080", "localhost.:8080", "[::1]:8080", "[::ffff:127.0.0.1]:8080"})
    void namesThatNoOtherMachineCanHaveNeedNoProxy(String host) {
        String request = WsPeer.request("/ws", "Origin: http://" + host).replace("Host: localhost", "Host: " + host);
        talks(WsPeer.accepted(server.connect("web").send(request)));
    }

    @Test
    void aPageThatIsRefusedCanAskWhy() {
        String origin = "https://evil.example";
        String why =
                "\r\n\r\nPages of https://evil.example may not talk to this server, which was asked for as localhost."
                        + " If they shall, its operator puts \"https://evil.example\" into \"allowedOrigins\" of the web door, or has"
                        + " the proxy in front of it pass on the Host that the browser sends.\n";
        server.connect("web").send(WsPeer.request("/ws", "Origin: " + origin)).awaitText(why);
        // Browsers say no Origin when a page reads from its own server.
        for (String header : new String[] {"Origin", "X-Page-Origin"}) {
            server.connect("web")
                    .send("GET /ws HTTP/1.1\r\nHost: localhost\r\n" + header + ": " + origin + "\r\n\r\n")
                    .awaitText(why);
        }
        server.connect("web")
                .send("GET /ws HTTP/1.1\r\nHost: localhost\r\nX-Page-Origin: http://localhost\r\n\r\n")
                .awaitText("\r\n\r\nExpected a WebSocket: the headers Connection: Upgrade and Upgrade: websocket.\n");
    }

    @Test
    void whatAPageSaysOfItselfToAskWhyLetsNobodyIn() {
        String request = WsPeer.request("/ws", "Origin: https://evil.example", "X-Page-Origin: https://friend.example");
        String status = server.connect("web").send(request).line();
        assertTrue(status.startsWith("HTTP/1.1 403 "), status);
    }

    /** Anybody can make a name of theirs stand for this machine, after a browser here has loaded their page under it. */
    @Test
    void aNameThatWasMadeToStandForThisMachineIsNotItsOwn() {
        String rebound = WsPeer.request("/ws", "Origin: http://evil.example:8080")
                .replace("Host: localhost", "Host: evil.example:8080");
        String status = server.connect("web").send(rebound).line();
        assertTrue(status.startsWith("HTTP/1.1 403 "), status);
        String passedOn = rebound.replace("Origin: ", "X-Forwarded-For: 192.0.2.1\r\nOrigin: ");
        talks(WsPeer.accepted(server.connect("web").send(passedOn)));
    }

    @Test
    void aStarAllowsAllPages() {
        try (TestServer open = TestServer.start("{'doors': [{'door': 'web', 'port': 0, 'allowedOrigins': ['*']}]}")) {
            talks(WsPeer.open(open.connect("web"), "/ws", "Origin: https://evil.example"));
            talks(WsPeer.open(open.connect("web"), "/ws", "Origin: null"));
        }
    }

    @Test
    void everythingIsBelowThePath() {
        try (TestServer deep = TestServer.start("{'doors': [{'door': 'web', 'port': 0, 'path': '/chat/room'}]}")) {
            talks(WsPeer.open(deep.connect("web"), "/chat/room/ws"));
            WsPeer.open(deep.connect("web"), "/chat/room/irc");
            for (String path : new String[] {"/ws", "/chat/ws", "/irc"}) {
                String status = deep.connect("web").send(WsPeer.request(path)).line();
                assertTrue(status.startsWith("HTTP/1.1 404 "), path + ": " + status);
            }
        }
    }

    @Test
    void withTlsItIsTheSame() {
        String tls = "'certificate': '%s', 'key': '%s'"
                .formatted(Certificates.FOLDER.resolve("rsa-cert.pem"), Certificates.FOLDER.resolve("rsa-key.pem"));
        try (TestServer secret = TestServer.start("{'doors': [{'door': 'web', 'port': 0, 'tls': {" + tls + "}}]}")) {
            Certificates known = Certificates.of("rsa-cert.pem");
            JsonPeer ann = JsonPeer.over(WsPeer.open(secret.connect("web", known), "/ws"))
                    .greets("ann")
                    .joins("den");
            JsonPeer bob = JsonPeer.over(WsPeer.open(secret.connect("web", known), "/ws", "Origin: https://localhost"))
                    .greets("bob")
                    .joins("den", ann);
            bob.sends("{'type':'say','room':'den','text':'psst'}", "{'type':'bye'}");
            ann.sees("{'type':'event','room':'den','nick':'bob','kind':'message','text':'psst'}");
            bob.sees("{'type':'event','room':'den','nick':'bob','kind':'message','text':'psst'}");
            bob.seesBye("QUIT", 1000);
            String insecure = WsPeer.request("/ws", "Origin: http://localhost");
            String status = secret.connect("web", known).send(insecure).line();
            assertTrue(status.startsWith("HTTP/1.1 403 "), status);
        }
    }
}
