package io.hubbub.door.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.hubbub.Peer;
import io.hubbub.TestServer;
import io.hubbub.WsPeer;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The web door behind a real nginx, as people set it up. */
@Timeout(60)
class BehindNginxTest {
    /** What people set; nginx forgets all that was set outside where something is set inside. */
    private static final String SET =
            "proxy_set_header Upgrade $http_upgrade; proxy_set_header Connection $connection_upgrade;"
                    + " proxy_set_header X-Forwarded-For $remote_addr; proxy_set_header Host HOST;";

    private static final String AT_THE_ROOT = "location / { " + SET + " proxy_pass UPSTREAM; }";

    @TempDir
    Path folder;

    @BeforeEach
    void needsNginx() {
        assumeTrue(Nginx.isInstalled(), "nginx is not installed");
    }

    private static void talks(Peer peer, String path, String host, String origin) {
        String request = WsPeer.request(path, "Origin: " + origin).replace("Host: localhost", "Host: " + host);
        JsonPeer.over(WsPeer.accepted(peer.send(request))).greets("ann");
    }

    /** {@code $host:$server_port} at the ports 443 and 80 and at another. */
    @ParameterizedTest
    @CsvSource({
        "$host:443,chat.example,https://chat.example",
        "$host:80,chat.example,http://chat.example",
        "$host:443,[2001:db8::1],https://[2001:db8::1]",
        "$host:8443,chat.example:8443,https://chat.example:8443",
        "$http_host,chat.example:8443,https://chat.example:8443",
        "'$host; proxy_set_header X-Forwarded-Port 8443',chat.example:8443,https://chat.example:8443",
        "'$proxy_host; proxy_set_header X-Forwarded-Host $http_host',chat.example:8443,https://chat.example:8443"
    })
    void theOwnPageMayTalkHoweverTheHostIsPassedOn(String passedOn, String host, String origin) throws IOException {
        try (TestServer server = TestServer.withDoors("web");
                Nginx nginx = Nginx.before(server, folder, AT_THE_ROOT.replace("HOST", passedOn))) {
            talks(nginx.connect(), "/ws", host, origin);
            String evil = WsPeer.request("/ws", "Origin: https://evil.example").replace("localhost", host);
            String status = nginx.connect().send(evil).line();
            assertTrue(status.startsWith("HTTP/1.1 403 "), status);
        }
    }

    @Test
    void underAPathThatNginxTakesOffEverythingStaysUnderIt() throws IOException {
        String place = "location /chat/ { " + SET.replace("HOST", "$http_host") + " proxy_pass UPSTREAM/; }";
        try (TestServer server = TestServer.withDoors("web");
                Nginx nginx = Nginx.before(server, folder, place)) {
            String moved = nginx.head("/chat/console/?x=1");
            assertTrue(moved.startsWith("http/1.1 302 "), moved);
            assertTrue(moved.contains("\r\nlocation: ../console?x=1\r\n"), moved);
            for (String path : new String[] {"/chat/console", "/chat/", "/chat/js/main.js", "/chat/health/ready"}) {
                String head = nginx.head(path);
                assertTrue(head.startsWith("http/1.1 200 "), path + ": " + head);
            }
            talks(nginx.connect(), "/chat/ws", "chat.example", "https://chat.example");
        }
    }

    @Test
    void aPathOfTheDoorsOwnUnderAPathOfNginxStaysUnderBoth() throws IOException {
        String place = "location /a/ { proxy_pass UPSTREAM/; }";
        try (TestServer server = TestServer.start("{'doors': [{'door': 'web', 'port': 0, 'path': '/x/chat'}]}");
                Nginx nginx = Nginx.before(server, folder, place)) {
            String moved = nginx.head("/a/x/chat?room=den");
            assertTrue(moved.contains("\r\nlocation: chat/?room=den\r\n"), moved);
            String there = nginx.head("/a/x/chat/?room=den");
            assertTrue(there.startsWith("http/1.1 200 "), there);
        }
    }

    @Test
    void whatNginxCompressesIsNotFetchedTwice() throws IOException {
        String place = "gzip on; gzip_types text/css; gzip_proxied any;"
                + " location / { proxy_set_header Accept-Encoding \"\"; proxy_pass UPSTREAM; }";
        try (TestServer server = TestServer.withDoors("web");
                Nginx nginx = Nginx.before(server, folder, place)) {
            String first = nginx.head("/base.css", "Accept-Encoding: gzip");
            assertTrue(first.contains("\r\ncontent-encoding: gzip\r\n"), first);
            String tag = first.lines()
                    .filter(line -> line.startsWith("etag: "))
                    .findFirst()
                    .orElseThrow()
                    .substring("etag: ".length())
                    .replace("w/", "W/");
            String again = nginx.head("/base.css", "Accept-Encoding: gzip", "If-None-Match: " + tag);
            assertTrue(again.startsWith("http/1.1 304 "), again);
        }
    }

    @Test
    void aGuesserBehindNginxShutsNobodyOut() throws IOException {
        String token = "correct-horse-battery";
        try (TestServer server =
                        TestServer.start("{'doors': [{'door': 'web', 'port': 0, 'consoleToken': '" + token + "'}]}");
                Nginx nginx = Nginx.before(server, folder, "location / { proxy_pass UPSTREAM; }")) {
            for (int i = 0; i < WrongTokens.MOST; i++) {
                String head = nginx.head("/metrics", "Authorization: Bearer guess");
                assertTrue(head.startsWith("http/1.1 401 "), head);
            }
            String guess = nginx.head("/metrics", "Authorization: Bearer guess");
            assertTrue(guess.startsWith("http/1.1 429 "), guess);
            String right = nginx.head("/metrics", "Authorization: Bearer " + token);
            assertTrue(right.startsWith("http/1.1 200 "), right);
        }
    }

    /** All are one address, and each WebSocket begins as a fetch. */
    @Test
    void manyComeInAtOnceThroughOneProxy() throws IOException {
        try (TestServer server = TestServer.withDoors("web");
                Nginx nginx = Nginx.before(server, folder, AT_THE_ROOT.replace("HOST", "$http_host"))) {
            Peer[] peers = new Peer[100];
            for (int i = 0; i < peers.length; i++) {
                peers[i] = nginx.connect().send(WsPeer.request("/ws", "Origin: http://localhost"));
            }
            for (Peer peer : peers) {
                WsPeer.accepted(peer);
            }
            assertEquals(peers.length, server.stats().open());
            String health = nginx.head("/health/ready");
            assertTrue(health.startsWith("http/1.1 200 "), health);
        }
    }
}
