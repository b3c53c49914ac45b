package io.hubbub.scenario;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hubbub.DatagramPeer;
import io.hubbub.Peer;
import io.hubbub.TestServer;
import io.hubbub.accounts.BansTool;
import io.hubbub.room.BanTarget;
import io.hubbub.room.CloseReason;
import io.hubbub.room.ServerBan;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An administrator bans the address of everybody in this test: there is no door by which they stay or come in. */
@Timeout(60)
class BannedTest {
    /** Those that are connections; whether the door says why it lets nobody in. */
    private static final List<String> TALKING = List.of("line", "irc");

    private static final List<String> SILENT = List.of("raw", "echo", "login", "task");
    private static final String SENTENCE = "You are banned from this server: too much noise";

    @TempDir
    Path folder;

    private TestServer server;

    @BeforeEach
    void start() {
        server = TestServer.start(
                "{'history': {'uri': '" + uri() + "'}, 'doors': ["
                        + "{'door': 'line', 'port': 0, 'room': 'den'}, {'door': 'raw', 'port': 0, 'room': 'den'},"
                        + "{'door': 'irc', 'port': 0}, {'door': 'echo', 'port': 0}, {'door': 'login', 'port': 0},"
                        + "{'door': 'task', 'port': 0, 'task': 'sum'}, {'door': 'web', 'port': 0}, {'door': 'udp', 'port': 0, 'room': 'den'}]}");
    }

    private String uri() {
        return "sqlite:" + folder.resolve("hubbub.db");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private void ban() {
        try (BansTool tool = BansTool.open(uri(), System::currentTimeMillis)) {
            BanTarget target = BanTarget.of("127.0.0.0/8");
            assertTrue(tool.add(new ServerBan(target, "too much noise", "the test", 1000, ServerBan.FOR_GOOD)));
        }
    }

    private void unban() {
        try (BansTool tool = BansTool.open(uri(), System::currentTimeMillis)) {
            assertTrue(tool.remove(BanTarget.of("127.0.0.0/8"), "the test"));
        }
    }

    private String answer(String path) {
        return new String(
                server.connect("web")
                        .send("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                        .rest(),
                UTF_8);
    }

    @Test
    void nobodyStaysAtAnyDoorAndNobodyComesInUntilTheBanIsLifted() {
        List<Peer> inside = new ArrayList<>();
        List.of(TALKING, SILENT).forEach(doors -> doors.forEach(door -> inside.add(server.connect(door))));
        try (DatagramPeer udp = DatagramPeer.at(server.port("udp")).enter()) {
            server.awaitOpen(inside.size() + 1);
            ban();
            server.awaitClosed(CloseReason.BANNED, inside.size() + 1);
            assertTrue(new String(inside.get(0).rest(), UTF_8).contains("* " + SENTENCE + "\n"));
            String irc = new String(inside.get(1).rest(), UTF_8);
            assertTrue(irc.contains(" 465 * :" + SENTENCE + "\r\n"), irc);
            assertTrue(irc.endsWith("ERROR :Closing Link: 127.0.0.1 (" + SENTENCE + ")\r\n"), irc);
            server.awaitOpen(0);
            long closed = inside.size() + 1L;

            assertEquals(
                    "* " + SENTENCE + "\n", new String(server.connect("line").rest(), UTF_8));
            assertEquals(
                    "ERROR :" + SENTENCE + "\r\n",
                    new String(server.connect("irc").rest(), UTF_8));
            for (String door : SILENT) {
                assertEquals("", new String(server.connect(door).rest(), UTF_8));
            }
            closed += TALKING.size() + SILENT.size();
            for (String path : List.of("/", "/console", "/accounts")) {
                assertTrue(answer(path).startsWith("HTTP/1.1 403 "), path);
            }
            assertTrue(answer("/").contains(SENTENCE));
            for (String path : List.of("/ws", "/irc", "/console/ws")) {
                String refused = answer(path);
                assertTrue(refused.startsWith("HTTP/1.1 403 "), refused);
                assertTrue(refused.endsWith(SENTENCE + "\n"), refused);
            }
            assertTrue(answer("/health/live").startsWith("HTTP/1.1 200 "));
            udp.enter();
            server.awaitClosed(CloseReason.BANNED, closed + 1);
        }

        unban();
        TestServer.await(() -> answer("/").startsWith("HTTP/1.1 200 "), "the ban is lifted");
        try (DatagramPeer udp = DatagramPeer.at(server.port("udp"))) {
            udp.enter();
            server.awaitOpen(1);
        }
    }
}
