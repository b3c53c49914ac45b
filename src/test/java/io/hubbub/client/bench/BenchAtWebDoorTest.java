package io.hubbub.client.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hubbub.TestServer;
import io.hubbub.client.Endpoint;
import io.hubbub.client.Tools;
import io.vertx.core.Vertx;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The load generator and this server's own web door, which know nothing of each other. */
@Timeout(60)
class BenchAtWebDoorTest {
    private static final int SENDERS = 4;

    private final Vertx vertx = Tools.oneLoop();
    private final TestServer server =
            TestServer.start("{'doors': [{'door': 'web', 'port': 0, 'path': '/chat/', 'floodBurst': 0}]}");

    @AfterEach
    void close() {
        server.close();
        vertx.close().await();
    }

    @Test
    void membersAtTwoInstancesSeeOneOrder() {
        assertClean(run(30, 64, false));
    }

    @Test
    void longMessagesComeThrough() {
        assertClean(run(5, 60_000, false));
    }

    @Test
    void whoComeInOneByOneAreTimed() {
        BenchReport report = run(100, 64, true);
        assertClean(report);
        assertEquals(Set.of("100"), report.joins().keySet());
        assertTrue(report.joins().get("100").micros() > 0);
    }

    @Test
    void whatFloodControlAllowsIsNotTakenForWhatTheServerCan() {
        try (TestServer limited =
                TestServer.start("{'doors': [{'door': 'web', 'port': 0, 'path': '/chat/', 'floodBurst': 4}]}")) {
            BenchReport report = run(new Endpoint("127.0.0.1", limited.port("web")), 5, 64, false, 2);
            // A machine that stood still meanwhile has said too little to be held up.
            boolean wasHeldUp = report.messages() > 4 * SENDERS;
            assertTrue(
                    !wasHeldUp || report.notes().toString().contains("4 messages at once and 5 a second"),
                    report.notes()::toString);
        }
        assertEquals(List.of(), run(5, 64, false).notes());
    }

    private static void assertClean(BenchReport report) {
        assertTrue(report.isClean(), () -> String.join("\n", ReportText.lines(report)));
        assertEquals(report.messages() * report.clients(), report.deliveries());
        assertTrue(report.messages() > 0);
    }

    private BenchReport run(int clients, int size, boolean oneByOne) {
        return run(new Endpoint("127.0.0.1", server.port("web")), clients, size, oneByOne, 0.3);
    }

    private BenchReport run(Endpoint endpoint, int clients, int size, boolean oneByOne, double seconds) {
        BenchOptions options = new BenchOptions(
                endpoint, Dialect.WS, "/chat/ws", List.of(""), oneByOne, clients, SENDERS, size, 0, 8, seconds, 0.1, 0);
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
        return new BenchRun(vertx, options, new Progress(nowhere)).run().await();
    }
}
