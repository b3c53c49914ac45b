package io.hubbub.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hubbub.Certificates;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What signals do to a running server. */
@Timeout(120)
class SignalsTest {
    private static final String PLAIN = "{\"doors\": [{\"door\": \"echo\", \"port\": 0}]}";
    private static final String TLS = "{\"doors\": [{\"door\": \"echo\", \"port\": 0, "
            + "\"tls\": {\"certificate\": \"cert.pem\", \"key\": \"key.pem\"}}]}";

    private static final String PATIENT = """
            { "doors": [ { "door": "line", "port": 0, "floodBurst": 0, "room": "lobby" } ],
              "limits": { "behindBytes": 67108864, "behindSeconds": 3600, "graceSeconds": 600 } }
            """;

    private static final int LINES = 8_000;
    private static final String TEXT = "x".repeat(1_000);

    @TempDir
    private Path folder;

    @BeforeEach
    void anRsaCertificate() throws IOException {
        renew("rsa-cert.pem", "rsa-key.pem");
    }

    @Test
    void hangUpReadsTheCertificatesAgain() throws IOException {
        try (ServerProcess server = ServerProcess.start(folder, TLS)) {
            renew("ec-cert.pem", "ec-key.pem");
            server.signal("HUP");
            awaitLine(server, "Read again: door echo: certificate " + folder.resolve("cert.pem") + ", valid until 2");

            renew("ec-cert.pem", "rsa-key.pem");
            server.signal("HUP");
            awaitLine(server, "door echo: tls.key: " + folder.resolve("key.pem") + ": the key");
            endsWell(server);
        }
    }

    @Test
    void whatMeansNothingIsIgnoredWithALineInTheLog() throws IOException {
        try (ServerProcess server = ServerProcess.start(folder, PLAIN)) {
            for (String name : List.of("USR1", "USR2", "ALRM", "VTALRM", "PROF", "IO", "STKFLT")) {
                server.signal(name);
                awaitLine(server, "SIG" + name + " means nothing here and is ignored");
                assertAnswers(server);
            }
            endsWell(server);
        }
    }

    @Test
    void othersThrowNobodyOff() throws IOException {
        try (ServerProcess server = ServerProcess.start(folder, PLAIN)) {
            for (String name : List.of("HUP", "PIPE", "WINCH", "CONT", "URG", "CHLD")) {
                server.signal(name);
                assertAnswers(server);
            }
            awaitLine(server, "SIGHUP: no door speaks TLS");
            endsWell(server);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"INT", "TERM"})
    void theSecondRequestToEndIsObeyedAtOnce(String name) throws IOException {
        try (ServerProcess server = ServerProcess.start(folder, PATIENT);
                Swarm swarm = new Swarm();
                Caller caller = Caller.call(server.port("line"))) {
            swarm.connectDeaf(server.port("line"), new LineSink());
            SwarmClient speaker = swarm.connect(server.port("line"), new LineSink());
            Scenario.await("all in", () -> caller.who("lobby").size() == 3);
            for (int i = 0; i < LINES; i++) {
                speaker.send(i + TEXT + "\n");
            }
            caller.linesUntil(line -> line.contains(": " + (LINES - 1) + "x"));

            // Somebody has not read everything yet, and the server waits.
            server.terminate();
            assertEquals("* Goodbye: the server is shutting down", caller.lineWith("Goodbye"));
            server.signal(name);
            assertEquals(name.equals("INT") ? 130 : 143, server.exitCode());
        }
    }

    private static void endsWell(ServerProcess server) {
        server.terminate();
        assertEquals(0, server.exitCode());
    }

    private static void awaitLine(ServerProcess server, String text) {
        Scenario.await(text, () -> server.log().stream().anyMatch(line -> line.contains(text)) || !server.isAlive());
        assertTrue(server.isAlive(), () -> "it has ended: " + server.log());
    }

    private static void assertAnswers(ServerProcess server) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port("echo"))) {
            socket.getOutputStream().write('x');
            assertEquals('x', socket.getInputStream().read());
        }
    }

    private void renew(String certificate, String key) throws IOException {
        Path from = Certificates.FOLDER;
        Files.copy(from.resolve(certificate), folder.resolve("cert.pem"), StandardCopyOption.REPLACE_EXISTING);
        Files.copy(from.resolve(key), folder.resolve("key.pem"), StandardCopyOption.REPLACE_EXISTING);
    }
}
