package io.hubbub.credential;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.Random;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** SCRAM-SHA-256, by the example of RFC 7677 section 3 and by what a client must not get away with. */
class ScramTest {
    private static final String CLIENT_NONCE = "rOprNGfwEbeRWgbNEkqO";
    private static final String SERVER_NONCE = "%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0";
    private static final String FIRST = "n,,n=user,r=" + CLIENT_NONCE;
    private static final String FINAL =
            "c=biws,r=" + CLIENT_NONCE + SERVER_NONCE + ",p=dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=";
    private static final byte[] SALT = Base64.getDecoder().decode("W22ZaJ0SNY7soEsUEjb6gQ==");
    private static final ScramCredential PENCIL =
            ScramCredential.ofSalted(ScramCredential.salted(bytes("pencil"), SALT, 4096), 4096, SALT);

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }

    private static ScramExchange challenged() {
        ScramExchange exchange = ScramExchange.begin(bytes(FIRST)).orElseThrow();
        exchange.challenge(PENCIL, SERVER_NONCE);
        return exchange;
    }

    @Test
    void theExampleOfTheSpecificationIsFollowedToTheLetter() {
        ScramExchange exchange = ScramExchange.begin(bytes(FIRST)).orElseThrow();
        assertEquals("user", exchange.name());
        assertEquals("", exchange.authorize());
        assertEquals(
                "r=" + CLIENT_NONCE + SERVER_NONCE + ",s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096",
                new String(exchange.challenge(PENCIL, SERVER_NONCE), UTF_8));
        assertEquals(
                "v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=",
                exchange.finish(bytes(FINAL))
                        .map(said -> new String(said, UTF_8))
                        .orElseThrow());
    }

    @Test
    void saltingIsPbkdf2() throws Exception {
        byte[] theirs = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                .generateSecret(new PBEKeySpec("pässwörd".toCharArray(), SALT, 5000, 256))
                .getEncoded();
        assertArrayEquals(theirs, ScramCredential.salted(bytes("pässwörd"), SALT, 5000));
    }

    @Test
    void aPasswordIsCheckedAgainstTheSameCredential() {
        assertTrue(PENCIL.accepts(bytes("pencil")));
        assertFalse(PENCIL.accepts(bytes("pencil ")));
        assertFalse(PENCIL.accepts(bytes("")));
        assertFalse(PENCIL.accepts(new byte[ScramCredential.LONGEST_PASSWORD + 1]));
    }

    @Test
    void whatIsWrittenIsReadAgain() {
        ScramCredential made = ScramCredential.of(bytes("pencil"), 4096, new SecureRandom());
        ScramCredential read = ScramCredential.read(made.written()).orElseThrow();
        assertTrue(read.accepts(bytes("pencil")));
        assertEquals(made.written(), read.written());
        assertFalse(made.toString().contains(made.salt()), made::toString);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "pencil",
                "SCRAM-SHA-256$4096:W22ZaJ0SNY7soEsUEjb6gQ==$WG5d8oPm3OtcPnkdi4Uo7BkeZkBFzpcXkuLmtbsT4qY=",
                "SCRAM-SHA-256$4095:W22ZaJ0SNY7soEsUEjb6gQ==$WG5d8oPm3OtcPnkdi4Uo7BkeZkBFzpcXkuLmtbsT4qY=:wfPLwcE6nTWhTAmQ7tl2KeoiWGPlZqQxSrmfPwDl2dU=",
                "SCRAM-SHA-256$1000001:W22ZaJ0SNY7soEsUEjb6gQ==$WG5d8oPm3OtcPnkdi4Uo7BkeZkBFzpcXkuLmtbsT4qY=:wfPLwcE6nTWhTAmQ7tl2KeoiWGPlZqQxSrmfPwDl2dU=",
                "SCRAM-SHA-256$4096:W=2ZaJ0SNY7soEsUEjb6gQ==$WG5d8oPm3OtcPnkdi4Uo7BkeZkBFzpcXkuLmtbsT4qY=:wfPLwcE6nTWhTAmQ7tl2KeoiWGPlZqQxSrmfPwDl2dU=",
                "SCRAM-SHA-256$4096:W22ZaJ0SNY7soEsUEjb6gQ==$====WG5d8oPm3OtcPnkdi4Uo7BkeZkBFzpcXkuLmtbsT:wfPLwcE6nTWhTAmQ7tl2KeoiWGPlZqQxSrmfPwDl2dU="
            })
    void whatIsNoCredentialIsNotRead(String written) {
        assertEquals(Optional.empty(), ScramCredential.read(written));
    }

    @Test
    void passwordsThatNobodyCouldSendAreNotTaken() {
        SecureRandom random = new SecureRandom();
        for (String bad : new String[] {"", "a\0b", "x".repeat(ScramCredential.LONGEST_PASSWORD + 1)}) {
            assertThrows(IllegalArgumentException.class, () -> ScramCredential.of(bytes(bad), 4096, random));
        }
    }

    @Test
    void nobodysCredentialIsTheSameEachTimeAndFitsNothing() {
        byte[] secret = bytes("the server's");
        ScramCredential nobody = ScramCredential.ofNobody(secret, "ghost", 4096);
        assertEquals(
                nobody.written(),
                ScramCredential.ofNobody(secret, "ghost", 4096).written());
        assertFalse(nobody.salt()
                .equals(ScramCredential.ofNobody(secret, "other", 4096).salt()));
        assertEquals(PENCIL.salt().length(), nobody.salt().length());
        assertFalse(nobody.accepts(bytes("pencil")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "n=user,r=abc",
                "p=tls-unique,,n=user,r=abc",
                "n,,m=must,n=user,r=abc",
                "n,,n=,r=abc",
                "n,,n=user,r=",
                "n,,n=us=er,r=abc",
                "n,,n=user,r=a\u00e4",
                "n,a=,n=user,r=abc",
                "n,,n=user",
                "n,,n=us\0er,r=abc",
                "n,,r=abc,n=user"
            })
    void whatIsNoFirstMessageBeginsNothing(String message) {
        assertEquals(Optional.empty(), ScramExchange.begin(bytes(message)));
    }

    @Test
    void namesMayHaveCommasEqualsSignsAndAnotherWhoIsMeant() {
        ScramExchange exchange = ScramExchange.begin(bytes("y,a=o=2Cther,n=a=3D=2Cb,r=abc,x=ext"))
                .orElseThrow();
        assertEquals("a=,b", exchange.name());
        assertEquals("o,ther", exchange.authorize());
    }

    @Test
    void aNonceOfAnyLengthIsNotTaken() {
        assertEquals(Optional.empty(), ScramExchange.begin(bytes("n,,n=user,r=" + "x".repeat(257))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                // another's nonce, only the client's nonce, another binding, a proof that is wrong, short, or none
                "c=biws,r=other%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,p=dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=",
                "c=biws,r=rOprNGfwEbeRWgbNEkqO,p=dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=",
                "c=eSws,r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,p=dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=",
                "c=biws,r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,p=eHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=",
                "c=biws,r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,p=dHzb",
                "c=biws,r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,p=============================================",
                "c=biws,r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0"
            })
    void whoeverProvesNothingGetsNothing(String message) {
        assertEquals(Optional.empty(), challenged().finish(bytes(message)));
    }

    @Test
    void noChangeOfAProofIsOverlooked() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 2000; i++) {
            byte[] changed = bytes(FINAL);
            int at = random.nextInt(changed.length);
            byte other = (byte) random.nextInt(256);
            if (changed[at] != other) {
                changed[at] = other;
                assertEquals(Optional.empty(), challenged().finish(changed), "seed " + seed + ", " + at);
            }
        }
    }

    @Test
    void aProofHasOneSpelling() {
        // The last letter before the equals sign has two bits that stand for nothing.
        assertEquals(Optional.empty(), challenged().finish(bytes(FINAL.replace("ndVQ=", "ndVR="))));
    }

    @Test
    void aTokenIsKnownByItsHashAndSaysNothingOfItself() {
        Token token = Token.make(new SecureRandom());
        assertArrayEquals(token.hash(), Token.read(token.text()).orElseThrow().hash());
        assertFalse(token.toString().contains(token.text().substring(8)));
        assertEquals(Optional.empty(), Token.read("hub_short"));
        assertEquals(Optional.empty(), Token.read("xxx_" + token.text().substring(4)));
    }
}
