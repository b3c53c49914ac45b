package io.hubbub;

import static io.hubbub.Certificates.FOLDER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hubbub.config.Config;
import io.hubbub.task.TaskCatalog;
import io.vertx.core.Future;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A certificate is renewed while people talk. */
@Timeout(60)
class CertificateReloadTest {
    /** New connections go to the instances in turn, so that this many meet each of them. */
    private static final int EACH_INSTANCE = 4;

    private static final Certificates OLD = Certificates.of("rsa-cert.pem");
    private static final Certificates NEW = Certificates.of("ec-cert.pem");

    @TempDir
    Path folder;

    @BeforeEach
    void anRsaCertificate() throws IOException {
        renew("rsa-cert.pem", "rsa-key.pem");
    }

    @Test
    void newHandshakesGetTheNewOneAtEveryInstanceAndNobodyIsThrownOff() throws IOException {
        try (TestServer server = start("echo")) {
            Peer before = server.connect("echo", OLD).send("a").expect("a");
            renew("ec-cert.pem", "ec-key.pem");

            assertEquals(List.of(), reread(server));

            for (int i = 0; i < EACH_INSTANCE; i++) {
                server.connect("echo", NEW).send("b").expect("b");
                assertThrows(AssertionError.class, () -> server.connect("echo", OLD));
            }
            before.send("c").expect("c");
        }
    }

    @Test
    void theWebDoorShowsTheNewOneToo() throws IOException {
        try (TestServer server = start("web")) {
            server.connect("web", OLD)
                    .send("GET /health/live HTTP/1.1\r\nHost: localhost\r\n\r\n")
                    .expect("HTTP/1.1 200");
            renew("ec-cert.pem", "ec-key.pem");

            assertEquals(List.of(), reread(server));

            for (int i = 0; i < EACH_INSTANCE; i++) {
                server.connect("web", NEW)
                        .send("GET /health/live HTTP/1.1\r\nHost: localhost\r\n\r\n")
                        .expect("HTTP/1.1 200");
            }
        }
    }

    @Test
    void aKeyOfAnotherCertificateIsNamedAndTheOldOneStays() throws IOException {
        try (TestServer server = start("echo")) {
            renew("ec-cert.pem", "rsa-key.pem");
            assertComplaint("door echo: tls.key: " + folder.resolve("key.pem") + ": ", reread(server));
            server.connect("echo", OLD).send("a").expect("a");

            Files.writeString(folder.resolve("cert.pem"), "half a certif");
            assertComplaint("door echo: tls.certificate: " + folder.resolve("cert.pem") + ": ", reread(server));
            server.connect("echo", OLD).send("a").expect("a");

            Files.delete(folder.resolve("cert.pem"));
            assertComplaint("door echo: tls.certificate: " + folder.resolve("cert.pem") + ": no such", reread(server));
            server.connect("echo", OLD).send("a").expect("a");
        }
    }

    @Test
    void aStoreIsReadAgainToo() throws IOException {
        Files.copy(FOLDER.resolve("store.p12"), folder.resolve("store.p12"));
        String tls = "'pkcs12': '" + folder.resolve("store.p12") + "', 'password': 'secret'";
        try (TestServer server = TestServer.start(json("echo", tls))) {
            assertEquals(List.of(), reread(server));
            server.connect("echo", OLD).send("a").expect("a");
            Files.writeString(folder.resolve("store.p12"), "no store");
            assertComplaint("door echo: tls.pkcs12: ", reread(server));
            server.connect("echo", OLD).send("a").expect("a");
        }
    }

    @Test
    void oneDoorsBrokenFileKeepsNoOtherDoorFromTheNewOne() throws IOException {
        Path other = Files.createDirectory(folder.resolve("other"));
        Files.copy(FOLDER.resolve("rsa-cert.pem"), other.resolve("cert.pem"));
        Files.copy(FOLDER.resolve("rsa-key.pem"), other.resolve("key.pem"));
        String doors = "{'doors': [{'door': 'echo', 'name': 'a', 'port': 0, 'tls': {%s}}, "
                + "{'door': 'echo', 'name': 'b', 'port': 0, 'tls': {%s}}]}";
        try (TestServer server = TestServer.start(doors.formatted(pem(other), pem(folder)))) {
            Files.delete(other.resolve("key.pem"));
            renew("ec-cert.pem", "ec-key.pem");
            assertComplaint("door a: tls.key: ", reread(server));
            server.connect("a", OLD).send("a").expect("a");
            server.connect("b", NEW).send("a").expect("a");
        }
    }

    @Test
    void oneThatRunsOutWithinThirtyDaysIsSpokenOf() {
        Config config = TestServer.config(json("echo", pem(folder)));
        Instant until = config.doors().get(0).tls().orElseThrow().until();
        DoorCertificates certificates = new DoorCertificates(config);

        assertEquals(List.of(), certificates.warnings(until.minus(Duration.ofDays(30))));
        assertComplaint(
                "door echo: the certificate " + folder.resolve("cert.pem") + " expires on 2",
                certificates.warnings(until.minus(Duration.ofDays(30)).plusSeconds(1)));
        assertTrue(certificates.warnings(until.minus(Duration.ofDays(3))).get(0).contains(", in 3 days; SIGHUP"));
        assertTrue(certificates.warnings(until.minusSeconds(1)).get(0).contains(", within a day; SIGHUP"));
        assertTrue(certificates.warnings(until.plusSeconds(1)).get(0).contains(" expired on 2"));
        assertTrue(certificates.warnings(Instant.EPOCH).get(0).contains(" is not valid before 2"));
    }

    @Test
    void aCertificateOfSeveralDoorsIsReadAndSpokenOfOnce() throws IOException {
        String doors = "{'doors': [{'door': 'echo', 'name': 'a', 'port': 0, 'tls': {%s}}, "
                + "{'door': 'echo', 'name': 'b', 'port': 0, 'tls': {%s}}]}";
        Config config = TestServer.config(doors.formatted(pem(folder), pem(folder)));
        assertSame(
                config.doors().get(0).tls().orElseThrow(),
                config.doors().get(1).tls().orElseThrow());
        assertComplaint("doors a, b: the certificate ", new DoorCertificates(config).warnings(Instant.EPOCH));
        try (TestServer server = TestServer.start(config, TaskCatalog.onClassPath())) {
            renew("ec-cert.pem", "ec-key.pem");
            assertEquals(List.of(), reread(server));
            for (String door : List.of("a", "b")) {
                server.connect(door, NEW).send("a").expect("a");
            }
            Files.delete(folder.resolve("key.pem"));
            assertComplaint("doors a, b: tls.key: " + folder.resolve("key.pem") + ": no such file", reread(server));
        }
    }

    @Test
    void ofReadingsAtOnceTheNewestCounts() throws IOException {
        try (TestServer server = start("echo")) {
            List<Future<List<String>>> readings = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                readings.add(server.hubbub().rereadCertificates());
            }
            renew("ec-cert.pem", "ec-key.pem");
            reread(server);
            readings.forEach(reading -> assertTrue(reading.isComplete()));
            for (int i = 0; i < EACH_INSTANCE; i++) {
                server.connect("echo", NEW).send("b").expect("b");
            }
        }
    }

    private static void assertComplaint(String start, List<String> complaints) {
        assertEquals(1, complaints.size(), complaints::toString);
        assertTrue(complaints.get(0).startsWith(start), complaints::toString);
    }

    private static List<String> reread(TestServer server) {
        return server.hubbub().rereadCertificates().await();
    }

    private TestServer start(String door) {
        return TestServer.start(json(door, pem(folder)));
    }

    private static String json(String door, String tls) {
        return "{'doors': [{'door': '%s', 'port': 0, 'tls': {%s}}]}".formatted(door, tls);
    }

    private static String pem(Path folder) {
        return "'certificate': '%s', 'key': '%s'".formatted(folder.resolve("cert.pem"), folder.resolve("key.pem"));
    }

    private void renew(String certificate, String key) throws IOException {
        Files.copy(FOLDER.resolve(certificate), folder.resolve("cert.pem"), StandardCopyOption.REPLACE_EXISTING);
        Files.copy(FOLDER.resolve(key), folder.resolve("key.pem"), StandardCopyOption.REPLACE_EXISTING);
    }
}
