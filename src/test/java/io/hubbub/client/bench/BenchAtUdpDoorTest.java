package io.hubbub.client.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hubbub.LossyNetwork;
import io.hubbub.TestServer;
import io.hubbub.client.Endpoint;
import io.hubbub.client.Tools;
import io.vertx.core.Vertx;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The load generator and this server's own UDP door, which know nothing of each other. */
@Timeout(60)
class BenchAtUdpDoorTest {
    private final Vertx vertx = Tools.oneLoop();
    private final TestServer server = TestServer.withDoors("udp");

    @AfterEach
    void close() {
        server.close();
        vertx.close().await();
    }

    private BenchReport run(int port) {
        Endpoint endpoint = new Endpoint("127.0.0.1", port);
        BenchOptions options = new BenchOptions(
                endpoint, Dialect.UDP, BenchOptions.USUAL_PATH, List.of(""), false, 30, 4, 64, 0, 8, 0.3, 0.1, 0);
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
        return new BenchRun(vertx, options, new Progress(nowhere)).run().await();
    }

    @Test
    void whatTheNetworkLosesIsReportedAndNoFailure() {
        try (LossyNetwork network = LossyNetwork.before(server.port("udp"))) {
            network.rough(true);
            BenchReport report = run(network.port());
            assertTrue(report.isClean(), () -> String.join("\n", ReportText.lines(report)));
            assertTrue(report.lost() > 0, () -> String.join("\n", ReportText.lines(report)));
            assertEquals(report.messages() * 30, report.deliveries() + report.lost());
        }
    }

    @Test
    void whatIsSentInDatagramsIsCountedAtEachReceiver() {
        BenchReport report = run(server.port("udp"));
        assertTrue(report.isClean(), () -> String.join("\n", ReportText.lines(report)));
        assertTrue(report.messages() > 0);
        assertEquals(report.messages() * 30, report.deliveries() + report.lost());
        assertTrue(report.latencyMicros().samples() > 0);
    }
}
