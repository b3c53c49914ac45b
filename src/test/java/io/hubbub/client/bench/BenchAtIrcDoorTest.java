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

/** The load generator and this server's own IRC door, which know nothing of each other. */
@Timeout(60)
class BenchAtIrcDoorTest {
    private final Vertx vertx = Tools.oneLoop();
    private final TestServer server = TestServer.withDoors("irc");

    @AfterEach
    void close() {
        server.close();
        vertx.close().await();
    }

    @Test
    void membersOfThreeKindsSeeOneOrder() {
        BenchReport report = run(30, List.of("", "server-time", "server-time,message-tags,multi-prefix"), false);
        assertTrue(report.isClean(), () -> String.join("\n", ReportText.lines(report)));
        assertEquals(report.messages() * 30, report.deliveries());
        assertTrue(report.messages() > 0);
    }

    @Test
    void whoComeInOneByOneAreTimed() {
        BenchReport report = run(100, List.of(""), true);
        assertTrue(report.isClean(), () -> String.join("\n", ReportText.lines(report)));
        assertEquals(Set.of("100"), report.joins().keySet());
        assertTrue(report.joins().get("100").micros() > 0);
    }

    private BenchReport run(int clients, List<String> sets, boolean oneByOne) {
        Endpoint endpoint = new Endpoint("127.0.0.1", server.port("irc"));
        BenchOptions options = new BenchOptions(
                endpoint, Dialect.IRC, BenchOptions.USUAL_PATH, sets, oneByOne, clients, 4, 64, 0, 8, 0.3, 0.1, 0);
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
        return new BenchRun(vertx, options, new Progress(nowhere)).run().await();
    }
}
