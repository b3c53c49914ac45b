package io.hubbub.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TlsReaderTest {
    /** Where the keys of the tests are; see the README.md there. */
    private Path keys;

    @TempDir
    Path folder;

    @BeforeEach
    void findKeys() throws URISyntaxException {
        keys = Path.of(TlsReaderTest.class.getResource("tls/rsa-cert.pem").toURI())
                .getParent();
    }

    @ParameterizedTest
    @CsvSource({
        "rsa-cert.pem, rsa-key.pem",
        "rsa-cert.pem, rsa-key-pkcs1.pem",
        "ec-cert.pem, ec-key.pem",
        "ec-cert.pem, ec-key-sec1.pem"
    })
    void pemPathsAreRelativeToTheConfigurationsFolder(String certificate, String key) {
        TlsConfig expected = new TlsConfig.Pem(keys.resolve(certificate), keys.resolve(key));
        assertEquals(Optional.of(expected), read(pem(certificate, key), Map.of()));
    }

    @Test
    void storeIsOpenedWithItsPassword() {
        TlsConfig expected = new TlsConfig.Pkcs12(keys.resolve("store.p12"), "secret");
        assertEquals(Optional.of(expected), read(store("store.p12", "secret"), Map.of()));
    }

    @Test
    void environmentAloneMayTurnTlsOn() {
        Map<String, String> environment =
                Map.of("HUBBUB_DOORS_ECHO_TLS_PKCS12", "store.p12", "HUBBUB_DOORS_ECHO_TLS_PASSWORD", "secret");
        DoorConfig door = config("", environment).doors().get(0);
        assertEquals(Optional.of(new TlsConfig.Pkcs12(keys.resolve("store.p12"), "secret")), source(door));
    }

    @Test
    void passwordIsNeverShown() {
        assertFalse(read(store("store.p12", "secret"), Map.of()).toString().contains("secret"));
        assertFalse(error(store("store.p12", "sekret"), Map.of()).contains("sekret"));
        assertEquals(
                "password: expected a text in double quotes, got a number",
                error("{'pkcs12': 'store.p12', 'password': 4711}", Map.of()));
    }

    @Test
    void wrongPasswordFromTheEnvironmentNamesTheVariable() {
        Map<String, String> environment = Map.of("HUBBUB_DOORS_ECHO_TLS_PASSWORD", "wrong");
        ConfigException error = assertThrows(ConfigException.class, () -> read("{'pkcs12': 'store.p12'}", environment));
        assertEquals(
                "environment: HUBBUB_DOORS_ECHO_TLS_PASSWORD: expected the password of " + keys.resolve("store.p12")
                        + " and its key, got another",
                error.getMessage());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {}                        | certificate: missing, expected the path of a PEM file (or a pkcs12 file and its password)
            {'certificate': 'rsa-cert.pem'} | key: missing, expected the path of the certificate's private key, a PEM file
            {'key': 'rsa-key.pem'}    | certificate: missing, expected the path of a PEM file (or a pkcs12 file and its password)
            {'pkcs12': 'store.p12'}   | password: missing, expected the password of the PKCS#12 file
            {'password': 'secret'}    | pkcs12: missing, expected the path of a PKCS#12 file
            {'cert': 'rsa-cert.pem'}  | cert: unknown key, known here: "certificate", "key", "pkcs12", "password"
            {'certificate': 'c', 'pkcs12': 'p'} | certificate: expected either certificate and key or pkcs12 and password, got both
            {'certificate': 'a\\u0000b', 'key': 'k'} | certificate: expected the path of a file, got "a\\u0000b"
            """)
    void incompleteTlsIsRefused(String tls, String error) {
        assertEquals(error, error(tls, Map.of()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            none.pem         | rsa-key.pem | certificate | no such file
            rsa-key.pem      | rsa-key.pem | certificate | expected a PEM file with BEGIN CERTIFICATE
            ed25519-cert.pem | rsa-key.pem | certificate | expected a certificate of an RSA or EC key, got one of EdDSA
            rsa-cert.pem     | none.pem    | key | no such file
            rsa-cert.pem     | .           | key | expected a file, got a directory
            rsa-cert.pem     | store.p12   | key | expected a PEM file with BEGIN PRIVATE KEY
            rsa-cert.pem     | ec-key.pem  | key | the key is damaged, or no RSA key as the certificate's is
            rsa-cert.pem     | ec-key-sec1.pem | key | expected an RSA key like the certificate's, got BEGIN EC PRIVATE KEY
            rsa-cert.pem     | rsa-key-encrypted.pem | key | expected a key without pass phrase (openssl pkey -in OLD -out NEW removes it)
            rsa-cert.pem     | rsa-key-pkcs1-encrypted.pem | key | expected a key without pass phrase (openssl pkey -in OLD -out NEW removes it)
            """)
    void unusablePemFileIsRefused(String certificate, String key, String wrong, String why) {
        String file = wrong.equals("key") ? key : certificate;
        assertEquals(wrong + ": " + keys.resolve(file) + ": " + why, error(pem(certificate, key), Map.of()));
    }

    @Test
    void damagedPemFilesAreRefused() throws IOException {
        String certificate = copy("rsa-cert.pem", "MII", "MIJ");
        assertEquals(
                "certificate: " + certificate + ": the certificate is damaged", error(pem(certificate, "k"), Map.of()));
        String base64 = copy("ec-key.pem", "\n", "\n!");
        assertEquals(
                "key: " + base64 + ": the Base64 text after BEGIN PRIVATE KEY is damaged",
                error(pem("ec-cert.pem", base64), Map.of()));
    }

    @Test
    void keyOfAnotherCertificateIsRefused() throws IOException, GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        byte[] key = generator.generateKeyPair().getPrivate().getEncoded();
        String pem = "-----BEGIN PRIVATE KEY-----\n" + Base64.getMimeEncoder().encodeToString(key)
                + "\n-----END PRIVATE KEY-----\n";
        Path other = Files.writeString(folder.resolve("other.pem"), pem);
        assertEquals(
                "key: " + other + ": the key is not that of the certificate",
                error(pem("ec-cert.pem", other.toString()), Map.of()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            none.p12              | no such file
            rsa-cert.pem          | expected a PKCS#12 file
            store-without-key.p12 | expected a private key and its certificate in it, got none
            """)
    void unusableStoreIsRefused(String file, String why) {
        assertEquals("pkcs12: " + keys.resolve(file) + ": " + why, error(store(file, "secret"), Map.of()));
    }

    private String copy(String name, String old, String replacement) throws IOException {
        String text = Files.readString(keys.resolve(name)).replaceFirst(old, replacement);
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private static String pem(String certificate, String key) {
        return "{'certificate': '" + certificate + "', 'key': '" + key + "'}";
    }

    private static String store(String file, String password) {
        return "{'pkcs12': '" + file + "', 'password': '" + password + "'}";
    }

    private Optional<TlsConfig> read(String tls, Map<String, String> environment) {
        return source(config(", 'tls': " + tls, environment).doors().get(0));
    }

    private static Optional<TlsConfig> source(DoorConfig door) {
        return door.tls().map(Certificate::source);
    }

    private Config config(String more, Map<String, String> environment) {
        String json = "{'doors': [{'door': 'echo', 'port': 1" + more + "}]}";
        byte[] content = json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        return Reading.READER.parse(keys.resolve("c.json"), content, environment);
    }

    /** The complaint about a key of the file, from the key on. */
    private String error(String tls, Map<String, String> environment) {
        String error = assertThrows(ConfigException.class, () -> read(tls, environment))
                .getMessage();
        String start = keys.resolve("c.json") + ": doors[0].tls.";
        assertEquals(start, error.substring(0, Math.min(start.length(), error.length())));
        return error.substring(start.length());
    }
}
