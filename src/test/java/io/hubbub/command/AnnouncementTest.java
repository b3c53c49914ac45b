package io.hubbub.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hubbub.Certificates;
import io.hubbub.Exposure;
import io.hubbub.Hubbub;
import io.hubbub.TestServer;
import io.hubbub.config.Config;
import io.hubbub.config.DoorConfig;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an operator reads at the start. */
class AnnouncementTest {
    private static final String TLS = "'tls': {'certificate': '%s', 'key': '%s'}"
            .formatted(Certificates.FOLDER.resolve("rsa-cert.pem"), Certificates.FOLDER.resolve("rsa-key.pem"));

    @Test
    void webDoorsAreUrlsAndTheOthersAddresses() {
        Config config = doors(
                "{'door': 'web', 'port': 8080}",
                "{'door': 'web', 'name': 'team', 'port': 8443, 'host': '192.0.2.1', 'path': '/chat/', " + TLS + "}",
                "{'door': 'echo', 'port': 7, 'host': '::1'}",
                "{'door': 'raw', 'port': 8010}");
        assertEquals(
                "web http://localhost:8080/, team https://192.0.2.1:8443/chat/, echo [::1]:7, raw 127.0.0.1:8010",
                announcement(config).doors());
    }

    @Test
    void howToComeInIsSaidForBrowserTerminalAndIrc() {
        Config config = doors(
                "{'door': 'line', 'port': 8011}",
                "{'door': 'irc', 'port': 6667, 'host': '0.0.0.0'}",
                "{'door': 'web', 'port': 8080, 'host': '2001:db8::1'}");
        assertEquals(
                Optional.of("Come in with a browser at http://[2001:db8::1]:8080/ (the operator's console is at"
                        + " http://[2001:db8::1]:8080/console), or with nc localhost 8011, or with an IRC client at"
                        + " localhost:6667"),
                announcement(config).waysIn());
        assertEquals(
                Optional.of("Come in with the client --door line at localhost:8011 with TLS"),
                announcement(doors("{'door': 'line', 'port': 8011, " + TLS + "}"))
                        .waysIn());
        assertEquals(
                Optional.empty(),
                announcement(doors("{'door': 'echo', 'port': 7}")).waysIn());
    }

    @Test
    void whatOnlyThisMachineReachesIsNothingToWarnOf() {
        Config config = doors("{'door': 'raw', 'port': 1}", "{'door': 'web', 'port': 2, 'host': '::1'}");
        assertTrue(Exposure.isNone(config));
        assertEquals(List.of(), Exposure.warnings(config));
        assertEquals(List.of(), Exposure.warnings(Hubbub.defaults()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"LOCALHOST", "127.1.2.3", "0:0:0:0:0:0:0:1", "::ffff:127.0.0.1"})
    void thisMachineIsKnownHoweverItsAddressIsWritten(String host) {
        assertTrue(Exposure.isNone(doors("{'door': 'raw', 'port': 1, 'host': '" + host + "'}")), host);
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.example.com", "localhost.example.com", "0:0:0:0:0:0:0:0", "::2"})
    void aNameThatOnlyLooksLikeThisMachineIsExposed(String host) {
        Config config = doors("{'door': 'raw', 'port': 1, 'host': '" + host + "'}");
        assertFalse(Exposure.isNone(config), host);
        assertEquals(1, Exposure.warnings(config).size(), host);
    }

    @Test
    void doorsOpenToEverybodyAreNamedUnlessTlsOrAPasswordProtectsThem() {
        List<String> warnings = Exposure.warnings(doors(
                "{'door': 'raw', 'port': 1, 'host': '0.0.0.0'}",
                "{'door': 'line', 'port': 2, 'host': '::', " + TLS + "}",
                "{'door': 'web', 'port': 3, 'host': '192.0.2.1'}",
                "{'door': 'irc', 'port': 4, 'host': '0.0.0.0', 'password': 'secret', " + TLS + "}",
                "{'door': 'echo', 'port': 5}"));
        assertEquals(1, warnings.size(), warnings::toString);
        assertTrue(
                warnings.get(0).contains("may come in and read along at the doors raw, web, which"),
                warnings::toString);
    }

    @Test
    void secretsThatGoThroughAnOpenDoorWithoutTlsAreSpokenOf() {
        List<String> warnings = Exposure.warnings(doors(
                "{'door': 'irc', 'port': 4, 'host': '0.0.0.0', 'password': 'secret'}",
                "{'door': 'web', 'port': 5, 'consoleToken': 'sesame-sesame-sesame'}"));
        assertEquals(1, warnings.size(), warnings::toString);
        assertTrue(warnings.get(0).contains("Passwords and tokens can be read on their way to the door irc,"));
    }

    private static Config doors(String... doors) {
        return TestServer.config("{'doors': [" + String.join(", ", doors) + "]}");
    }

    private static Announcement announcement(Config config) {
        Map<String, Integer> ports = new HashMap<>();
        for (DoorConfig door : config.doors()) {
            ports.put(door.name(), door.port());
        }
        return new Announcement(config, ports);
    }
}
