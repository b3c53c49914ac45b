package io.hubbub.door.irc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hubbub.Certificates;
import io.hubbub.TestServer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Clients that log in by the certificate that they show. The door's own serves as theirs, too. */
@Timeout(60)
class ExternalTest {
    private static final Certificates WITHOUT = Certificates.of("rsa-cert.pem");
    private static final Certificates SHOWING = Certificates.showing("store.p12", "secret", "rsa-cert.pem");

    private TestServer server = AccountsServer.start(tls());

    private static String tls() {
        return ", 'tls': {'certificate': '%s', 'key': '%s'}"
                .formatted(Certificates.FOLDER.resolve("rsa-cert.pem"), Certificates.FOLDER.resolve("rsa-key.pem"));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private IrcPeer comes(Certificates client) {
        return new IrcPeer(server.connect("irc", client));
    }

    private List<String> offered(Certificates client) {
        return comes(client).sends("CAP LS 302").capabilities();
    }

    private void annHasHerCertificate() {
        IrcPeer ann = comes(SHOWING).sends("NICK ann", "USER ann 0 * :Ann", "REGISTER * * sesame");
        ann.seesAllUntil("REGISTER");
        ann.sends("NS CERT ADD", "NS CERT LIST", "QUIT");
        String list = String.join("\n", ann.seesAllUntil("ERROR"));
        assertTrue(list.contains("That certificate logs you in from here on."), list);
        assertTrue(list.contains(" :" + Certificates.fingerprint("rsa-cert.pem")), list);
        ann.seesEnd();
    }

    @Test
    void externalIsOfferedToThoseWhoShowOneAlone() {
        assertTrue(offered(SHOWING).contains("sasl=PLAIN,SCRAM-SHA-256,EXTERNAL"));
        assertTrue(offered(WITHOUT).contains("sasl=PLAIN,SCRAM-SHA-256"));
    }

    @Test
    void theCertificateThatAnAccountHasLogsItsOwnerIn() {
        annHasHerCertificate();
        for (String as : new String[] {"+", base64("ann")}) {
            IrcPeer peer = comes(SHOWING).sends("AUTHENTICATE EXTERNAL", "AUTHENTICATE " + as);
            peer.sees(
                    "AUTHENTICATE +",
                    ":hubbub.local 900 * *!irc@127.0.0.1 ann :You are now logged in as ann",
                    ":hubbub.local 903 * :SASL authentication successful");
        }
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void itLogsInToNoOtherAccount() {
        annHasHerCertificate();
        IrcPeer peer = comes(SHOWING).sends("AUTHENTICATE EXTERNAL", "AUTHENTICATE " + base64("bob"));
        assertEquals("AUTHENTICATE", Message.parse(peer.line()).command());
        assertEquals("904", Message.parse(peer.line()).command());
    }

    @Test
    void oneThatNoAccountHasIsWrong() {
        IrcPeer peer = comes(SHOWING).sends("AUTHENTICATE EXTERNAL", "AUTHENTICATE +");
        assertEquals("AUTHENTICATE", Message.parse(peer.line()).command());
        assertEquals("904", Message.parse(peer.line()).command());
    }

    @Test
    void aDoorThatIgnoresCertificatesAsksForNone() {
        server.close();
        server = AccountsServer.start(tls() + ", 'certificates': 'ignore'");
        assertFalse(offered(SHOWING).toString().contains("EXTERNAL"));
    }
}
