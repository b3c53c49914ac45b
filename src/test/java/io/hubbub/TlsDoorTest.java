package io.hubbub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.hubbub.room.CloseReason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Doors that speak TLS, to clients that check what certificate they are shown. */
@Timeout(60)
class TlsDoorTest {
    private static final String RSA = pem("rsa-cert.pem", "rsa-key.pem");

    @ParameterizedTest
    @CsvSource({
        "rsa-cert.pem, rsa-key.pem",
        "rsa-cert.pem, rsa-key-pkcs1.pem",
        "ec-cert.pem, ec-key.pem",
        "ec-cert.pem, ec-key-sec1.pem"
    })
    void pemFilesAreTheCertificateAndTheKey(String certificate, String key) {
        try (TestServer server = start("echo", "", pem(certificate, key))) {
            server.connect("echo", Certificates.of(certificate)).send("words").expect("words");
        }
    }

    @Test
    void aPkcs12StoreHasBoth() {
        String store = "'pkcs12': '" + Certificates.FOLDER.resolve("store.p12") + "', 'password': 'secret'";
        try (TestServer server = start("echo", "", store)) {
            server.connect("echo", Certificates.of("rsa-cert.pem"))
                    .send("words")
                    .expect("words");
        }
    }

    @Test
    void whoKnowsAnotherCertificateDoesNotGetIn() {
        try (TestServer server = start("echo", "", RSA)) {
            Certificates other = Certificates.of("ec-cert.pem");
            assertThrows(AssertionError.class, () -> server.connect("echo", other));
            server.connect("echo", Certificates.of("rsa-cert.pem"))
                    .send("words")
                    .expect("words");
            assertEquals(1, server.stats().open());
        }
    }

    @Test
    void whoDoesNotSpeakTlsIsTurnedAwayAndHarmsNobody() {
        try (TestServer server = start("line", ", 'room': 'lobby'", RSA)) {
            Person ann = server.person(server.connect("line", Certificates.of("rsa-cert.pem")));
            server.connect("line").send("GET / HTTP/1.1\r\n\r\n").awaitGone();
            server.connect("line").hangUp();
            server.connect("line").reset();
            ann.types("still here").sees(ann.nick() + ": still here");
            assertEquals(1, server.stats().open());
        }
    }

    @Test
    void peopleTalkAndTheEndIsProper() {
        try (TestServer server = start("line", ", 'room': 'lobby'", RSA)) {
            Certificates known = Certificates.of("rsa-cert.pem");
            Person ann = server.person(server.connect("line", known));
            Person bob = server.person(server.connect("line", known), ann);
            bob.types("hello", "/quit bye")
                    .sees(bob.nick() + ": hello", "* Goodbye")
                    .seesEnd();
            ann.sees(bob.nick() + ": hello", "* " + bob.nick() + " left: bye").hangUp();
            server.awaitOpen(0);
            assertEquals(1, server.stats().closed(CloseReason.QUIT));
            assertEquals(1, server.stats().closed(CloseReason.PEER_CLOSED));
        }
    }

    /** Joining takes a while, and TLS has no half-open connection here. */
    @Test
    void whatIsSaidByWhoClosesRightAwayIsHeard() {
        String doors = "{'doors': [{'door': 'irc', 'port': 0, 'tls': {%s}}, {'door': 'line', 'port': 0}]}";
        try (TestServer server = TestServer.start(doors.formatted(RSA))) {
            Person ann = server.person("line");
            server.connect("irc", Certificates.of("rsa-cert.pem"))
                    .send("NICK bot\r\nUSER bot 0 * :Bot\r\nJOIN #lobby\r\nPRIVMSG #lobby :it is done\r\nQUIT\r\n")
                    .endInput();
            ann.sees("* bot joined", "bot: it is done");
        }
    }

    @Test
    void whatIsStillToGoOutGoesOutWhenTheServerStops() {
        try (TestServer server = start("line", ", 'room': 'lobby'", RSA)) {
            Person ann = server.person(server.connect("line", Certificates.of("rsa-cert.pem")));
            server.stop();
            ann.sees("* Goodbye: the server is shutting down").seesEnd();
        }
    }

    private static TestServer start(String door, String more, String tls) {
        return TestServer.start("{'doors': [{'door': '%s', 'port': 0, 'tls': {%s}%s}]}".formatted(door, tls, more));
    }

    private static String pem(String certificate, String key) {
        return "'certificate': '%s', 'key': '%s'"
                .formatted(Certificates.FOLDER.resolve(certificate), Certificates.FOLDER.resolve(key));
    }
}
