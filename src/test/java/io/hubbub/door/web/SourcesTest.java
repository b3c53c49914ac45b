package io.hubbub.door.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.hubbub.TestServer;
import io.hubbub.WsPeer;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From where somebody comes who comes by a proxy: seen over IRC, which tells the address when it says goodbye. */
@Timeout(60)
class SourcesTest {
    @TempDir
    Path folder;

    private TestServer start(String proxies) {
        return TestServer.start("""
                {'history': {'uri': 'sqlite:%s'}, 'accounts': {'passwordRounds': 4096},
                 'doors': [{'door': 'web', 'port': 0, 'proxies': [%s]}]}
                """.formatted(folder.resolve("hubbub.db"), proxies));
    }

    private static String address(WsPeer peer) {
        String goodbye = peer.sends("QUIT").text();
        return goodbye.replaceFirst("^ERROR :Closing Link: (\\S+) .*", "$1");
    }

    private static String[] headers(String forwarded) {
        return forwarded == null || forwarded.isEmpty() ? new String[0] : forwarded.split("\\|");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            '127.0.0.1'; X-Forwarded-For: 192.0.2.7; 192.0.2.7
            '127.0.0.1'; X-Forwarded-For: 192.0.2.7:4711; 192.0.2.7
            '127.0.0.1'; X-Forwarded-For: [2001:DB8::1]:443; 2001:db8::1
            '127.0.0.1'; X-Forwarded-For: 203.0.113.9, 192.0.2.7; 192.0.2.7
            '127.0.0.1'; X-Forwarded-For: 203.0.113.9|X-Forwarded-For: 192.0.2.7; 192.0.2.7
            '127.0.0.1'; X-Forwarded-For: 192.0.2.7, unknown; 127.0.0.1
            '127.0.0.1'; ; 127.0.0.1
            '127.0.0.1', '10.0.0.2'; X-Forwarded-For: 203.0.113.9, 192.0.2.7, 10.0.0.2; 192.0.2.7
            '10.0.0.2'; X-Forwarded-For: 192.0.2.7; 127.0.0.1
            ; X-Forwarded-For: 192.0.2.7; 127.0.0.1
            """, quoteCharacter = '"')
    void aProxyIsBelievedThatTheConfigurationNames(String proxies, String forwarded, String address) {
        try (TestServer server = start(proxies == null ? "" : proxies)) {
            assertEquals(address, address(WsPeer.open(server.connect("web"), "/irc", headers(forwarded))));
        }
    }

    @ParameterizedTest
    @CsvSource({"https,true", "wss,true", "http,false", "ws,false"})
    void whetherOthersCanReadAlongIsWhatTheProxySaysForIrcAndForJson(String protocol, boolean isPrivate) {
        try (TestServer server = start("'127.0.0.1'")) {
            String[] headers = {"X-Forwarded-For: 192.0.2.7", "X-Forwarded-Proto: " + protocol};
            WsPeer irc = WsPeer.open(server.connect("web"), "/irc", headers).sends("CAP LS 302");
            StringBuilder offered = new StringBuilder();
            String line;
            do {
                line = irc.text();
                offered.append(line);
            } while (line.contains(" LS * :"));
            assertEquals(isPrivate, offered.indexOf("sasl=PLAIN") >= 0);
            WsPeer json = WsPeer.open(server.connect("web"), "/ws", headers)
                    .sends("{\"type\":\"hello\",\"version\":1,\"nick\":\"ann\"}");
            assertTrue(json.text().contains("\"secrets\":" + isPrivate));
        }
    }

    /** If one were taken for the other, the sixth try would have to wait. */
    @Test
    void guessesOfOneVisitorAreNoneOfAnother() {
        try (TestServer server = start("'127.0.0.1'")) {
            for (int i = 0; i < 8; i++) {
                WsPeer peer = WsPeer.open(
                        server.connect("web"), "/ws", "X-Forwarded-Proto: https", "X-Forwarded-For: 192.0.2." + i % 2);
                peer.sends("{\"type\":\"hello\",\"version\":1,\"token\":\"hub_x\",\"guest\":false}");
                assertTrue(peer.text().contains("\"WRONG_LOGIN\""));
            }
        }
    }

    @Test
    void behindARealNginxAVisitorCantInventAnAddress() throws IOException {
        assumeTrue(Nginx.isInstalled(), "nginx is not installed");
        String place =
                "location / { proxy_set_header Upgrade $http_upgrade; proxy_set_header Connection $connection_upgrade;"
                        + " proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for; proxy_set_header Host $http_host;"
                        + " proxy_set_header X-Forwarded-Proto https; proxy_pass UPSTREAM; }";
        try (TestServer server = start("'127.0.0.1'");
                Nginx nginx = Nginx.before(server, folder, place)) {
            WsPeer irc = WsPeer.open(nginx.connectFrom(new byte[] {127, 0, 0, 2}), "/irc", "X-Forwarded-For: 192.0.2.7");
            assertEquals("127.0.0.2", address(irc));
        }
    }
}
