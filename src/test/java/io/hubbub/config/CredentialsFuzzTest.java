package io.hubbub.config;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.UnrecoverableKeyException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Damaged certificates and keys are found unusable; they crash nothing. */
class CredentialsFuzzTest {
    private static final int ROUNDS = Integer.getInteger("hubbub.fuzz.rounds", 300);

    private final long seed = new Random().nextLong();
    private final Mutation mutation = new Mutation(
            new Random(seed), List.of("-----BEGIN PRIVATE KEY-----", "-----END PRIVATE KEY-----", "=", "A", "\n", "0"));

    private interface Attempt {
        void on(byte[] content) throws Unusable, UnrecoverableKeyException;
    }

    @ParameterizedTest
    @ValueSource(strings = {"rsa", "ec"})
    void damagedPemFilesAreUsableOrRefused(String kind) throws Exception {
        X509Certificate certificate = Credentials.certificate(file(kind + "-cert.pem"));
        tryDamaged(file(kind + "-cert.pem"), Credentials::certificate);
        tryDamaged(file(kind + "-key.pem"), content -> Credentials.checkKey(content, certificate));
        tryDamagedBase64(file(kind + "-key.pem"), "PRIVATE KEY", content -> Credentials.checkKey(content, certificate));
        tryDamagedBase64(file(kind + "-cert.pem"), "CERTIFICATE", Credentials::certificate);
    }

    @Test
    void damagedStoreIsUsableOrRefused() throws IOException {
        tryDamaged(file("store.p12"), content -> Credentials.ofStore(content, "secret"));
    }

    private void tryDamaged(byte[] original, Attempt attempt) {
        for (int round = 0; round < ROUNDS; round++) {
            attempt(mutation.of(original), attempt);
        }
    }

    /** Damages what the Base64 text stands for, which gets past the first check. */
    private void tryDamagedBase64(byte[] original, String label, Attempt attempt) throws Unusable {
        byte[] der = Pem.blocks(original).get(0).der();
        for (int round = 0; round < ROUNDS; round++) {
            String text = Base64.getEncoder().encodeToString(mutation.of(der));
            attempt(
                    ("-----BEGIN " + label + "-----\n" + text + "\n-----END " + label + "-----")
                            .getBytes(StandardCharsets.US_ASCII),
                    attempt);
        }
    }

    private void attempt(byte[] content, Attempt attempt) {
        try {
            attempt.on(content);
        } catch (Unusable refused) {
            assertFalse(refused.getMessage().isEmpty());
        } catch (UnrecoverableKeyException locked) {
            // Damage to the key's encryption looks like another password.
        } catch (RuntimeException crash) {
            fail("seed " + seed + ", content " + Base64.getEncoder().encodeToString(content), crash);
        }
    }

    private static byte[] file(String name) throws IOException {
        try (InputStream in = CredentialsFuzzTest.class.getResourceAsStream("tls/" + name)) {
            return in.readAllBytes();
        }
    }
}
