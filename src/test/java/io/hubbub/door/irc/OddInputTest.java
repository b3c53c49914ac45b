package io.hubbub.door.irc;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hubbub.Certificates;
import io.hubbub.Peer;
import io.hubbub.TestServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What clients of other networks send, and what old encodings do to it. */
@Timeout(60)
class OddInputTest {
    @ParameterizedTest
    @ValueSource(strings = {"@+#x", "+@#x", "@@#x", "+#x", "@#x"})
    void ofSeveralSignsBeforeAChannelTheLowestCountsAndNothingIsLost(String target) {
        try (TestServer server = TestServer.withDoors("irc")) {
            IrcPeer ann = IrcPeer.welcomed(server, "ann").joins("#x");
            IrcPeer bob = IrcPeer.welcomed(server, "bob").joins("#x", ann);
            ann.sends("MODE #x +o bob").line();
            bob.line();
            String shown = (target.contains("+") ? "+" : "@") + "#x";
            ann.sends("PRIVMSG " + target + " :hi", "NOTICE " + target + " :note")
                    .seesNothing();
            bob.sees(ann, "PRIVMSG " + shown + " :hi").sees(ann, "NOTICE " + shown + " :note");
        }
    }

    @Test
    void whoLeavesIsLetGoInWhateverEncodingTheReasonIs() {
        try (TestServer server = TestServer.withDoors("irc")) {
            IrcPeer ann = IrcPeer.welcomed(server, "ann").joins("#x");
            IrcPeer bob = IrcPeer.welcomed(server, "bob").joins("#x", ann);
            bob.peer().send("PART #x :ad\u00E9\r\n".getBytes(ISO_8859_1));
            ann.sees(bob, "PART #x :ad\uFFFD");
            bob.line();
            bob.joins("#x", ann);
            bob.peer().send("QUIT :ad\u00E9\r\n".getBytes(ISO_8859_1));
            ann.sees(bob, "QUIT :Quit: ad\uFFFD");
        }
    }

    @Test
    void whoIsBehindTlsIsShownToBe() {
        String tls = "{'certificate': '%s', 'key': '%s'}"
                .formatted(Certificates.FOLDER.resolve("rsa-cert.pem"), Certificates.FOLDER.resolve("rsa-key.pem"));
        try (TestServer server = TestServer.start("{'doors': [{'door': 'irc', 'port': 0, 'floodBurst': 0},"
                + " {'door': 'irc', 'name': 'ircs', 'port': 0, 'tls': " + tls + "}]}")) {
            Peer sue = server.connect("ircs", Certificates.of("rsa-cert.pem"));
            sue.send("NICK sue\r\nUSER sue 0 * :Sue\r\n").awaitText(" 001 sue ");
            Peer ann = server.connect("irc");
            ann.send("NICK ann\r\nUSER ann 0 * :Ann\r\nWHOIS sue\r\n").awaitText(" 671 ann sue :");
            ann.awaitText(" 318 ann sue ");
            ann.send("WHOIS ann\r\n");
            String whois = ann.awaitText(" 318 ann ann ");
            assertTrue(!whois.contains(" 671 "), whois);
        }
    }
}
