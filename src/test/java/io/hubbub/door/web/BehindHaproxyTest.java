package io.hubbub.door.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.hubbub.TestServer;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A real HAProxy (Debian package haproxy) asks for the web door's health, in each of the ways that its users write. */
@Timeout(60)
class BehindHaproxyTest {
    private static final Path BINARY = Path.of("/usr/sbin/haproxy");

    private static final List<String> CHECKS = List.of(
            "option httpchk",
            "option httpchk /health/ready",
            "option httpchk GET /health/ready",
            "option httpchk HEAD /health/ready HTTP/1.0",
            "option httpchk GET /health/ready HTTP/1.1\\r\\nHost:\\ chat.example",
            "option httpchk\n  http-check send meth GET uri /health/live ver HTTP/1.1 hdr Host chat.example");

    @TempDir
    Path folder;

    @BeforeEach
    void needsHaproxy() {
        assumeTrue(Files.isExecutable(BINARY), "haproxy is not installed");
    }

    @Test
    void everyKindOfCheckFindsTheServerUpEvenWhenItIsFull() throws Exception {
        try (TestServer server =
                TestServer.start("{'limits': {'connections': 1}, 'doors': [{'door': 'web', 'port': 0}]}")) {
            JsonPeer.welcomed(server, "ann");
            Process process = start(server.port("web"));
            try {
                for (int i = 0; i < CHECKS.size(); i++) {
                    String backend = "check" + i;
                    TestServer.await(() -> status(backend).matches("(UP|DOWN) .*"), CHECKS.get(i) + " is tried");
                    // Of the page itself it asks what can be done with it, which has no body.
                    assertEquals(i == 0 ? "UP L7OK 204" : "UP L7OK 200", status(backend), CHECKS.get(i));
                }
            } finally {
                process.destroy();
                process.waitFor();
            }
        }
    }

    private Process start(int port) throws IOException {
        StringBuilder config = new StringBuilder("global\n  stats socket " + folder + "/s level admin\ndefaults\n"
                + "  mode http\n  timeout connect 5s\n  timeout client 5s\n  timeout server 5s\n  timeout check 5s\n");
        for (int i = 0; i < CHECKS.size(); i++) {
            config.append("backend check" + i + "\n  " + CHECKS.get(i) + "\n  server s 127.0.0.1:" + port
                    + " check inter 200ms rise 1 fall 1\n");
        }
        Path file = Files.writeString(folder.resolve("haproxy.cfg"), config);
        return new ProcessBuilder(BINARY.toString(), "-db", "-f", file.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("haproxy.out").toFile())
                .start();
    }

    /** What HAProxy says of a backend's only server: its status, and how the last check went. Empty before it says anything. */
    private String status(String backend) {
        try (SocketChannel socket = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            socket.connect(UnixDomainSocketAddress.of(folder.resolve("s")));
            socket.write(ByteBuffer.wrap("show stat\n".getBytes(StandardCharsets.US_ASCII)));
            ByteBuffer answer = ByteBuffer.allocate(1 << 16);
            while (socket.read(answer) >= 0 && answer.hasRemaining()) {
                // Until it ends.
            }
            String text = new String(answer.array(), 0, answer.position(), StandardCharsets.US_ASCII);
            List<String> columns =
                    List.of(text.lines().findFirst().orElseThrow().split(","));
            return text.lines()
                    .map(line -> line.split(",", -1))
                    .filter(row -> row[0].equals(backend) && row[1].equals("s"))
                    .map(row -> row[columns.indexOf("status")] + " " + row[columns.indexOf("check_status")] + " "
                            + row[columns.indexOf("check_code")])
                    .filter(row -> !row.contains("* ") && row.contains(" L"))
                    .findFirst()
                    .orElse("");
        } catch (IOException notYet) {
            return "";
        }
    }
}
