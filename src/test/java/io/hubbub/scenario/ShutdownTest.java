package io.hubbub.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server is told to end while people talk. */
class ShutdownTest {
    private static final int LINES = 4_000;
    private static final int VISITORS_BEFORE_THE_END = 200;
    private static final String TEXT = "x".repeat(1_000);

    private static final String SERVER = """
            { "instances": 2,
              "doors": [
                { "door": "raw", "port": 0, "room": "lobby" },
                { "door": "line", "port": 0, "floodBurst": 0, "room": "lobby" },
                { "door": "task", "port": 0, "task": "sleep" } ],
              "tasks": { "deadlineSeconds": 86400 },
              "limits": { "behindBytes": 67108864, "behindSeconds": 3600, "graceSeconds": %s } }
            """;

    @Test
    void lineClientsAreToldLateReadersGetEverythingAndTheExitCodeIs0(@TempDir Path folder) {
        try (ServerProcess server = ServerProcess.start(folder, SERVER.formatted(100));
                Swarm swarm = new Swarm();
                Caller caller = Caller.call(server.port("line"))) {
            LineSink read = new LineSink();
            SwarmClient late = swarm.connectDeaf(server.port("line"), read);
            LineSink own = new LineSink();
            SwarmClient speaker = swarm.connect(server.port("line"), own);
            Scenario.await("all in", () -> caller.who("lobby").size() == 3);
            for (int i = 0; i < LINES; i++) {
                speaker.send(i + TEXT + "\n");
            }
            caller.linesUntil(line -> line.contains(": " + (LINES - 1) + "x"));

            server.terminate();
            assertEquals("* Goodbye: the server is shutting down", caller.lineWith("Goodbye"));
            assertEquals(List.of(), caller.linesToTheEnd());
            for (String door : List.of("raw", "line", "task")) {
                Scenario.await(door + " lets nobody in", () -> refuses(server.port(door)));
            }

            late.readAgain();
            Scenario.await("the late reader's end", late::hasEnded);
            List<String> said =
                    read.lines().stream().filter(line -> line.contains(TEXT)).toList();
            assertEquals(LINES, said.size());
            assertTrue(said.get(LINES - 1).contains(": " + (LINES - 1) + "x"));
            assertTrue(read.lines().get(read.size() - 1).contains("Goodbye"));
            assertEquals(0, server.exitCode());
            assertEquals(List.of(), server.complaints());
        }
    }

    @Test
    void whoNeverReadsAndTasksThatNeverEndDoNotKeepItFromEnding(@TempDir Path folder) {
        try (ServerProcess server = ServerProcess.start(folder, SERVER.formatted(2));
                Swarm swarm = new Swarm();
                Caller caller = Caller.call(server.port("line"))) {
            swarm.connectDeaf(server.port("line"), Swarm.Sink.none());
            SwarmClient speaker = swarm.connect(server.port("line"), Swarm.Sink.none());
            swarm.connect(server.port("task"), Swarm.Sink.none()).send("600000");
            for (int i = 0; i < LINES; i++) {
                speaker.send(i + TEXT + "\n");
            }
            caller.linesUntil(line -> line.contains(": " + (LINES - 1) + "x"));

            server.terminate();

            assertEquals(0, server.exitCode());
            assertEquals(List.of(), server.complaints());
        }
    }

    @Test
    void whoComesInTheLastMomentIsToldOrNotLetIn(@TempDir Path folder) {
        try (ServerProcess server = ServerProcess.start(folder, SERVER.formatted(60));
                Swarm swarm = new Swarm()) {
            List<TextSink> visitors = new ArrayList<>();
            while (visitors.isEmpty() || !refuses(server.port("line"))) {
                TextSink visitor = new TextSink();
                if (swarm.tryToConnect(server.port("line"), visitor)) {
                    visitors.add(visitor);
                }
                if (visitors.size() == VISITORS_BEFORE_THE_END) {
                    server.terminate();
                }
            }

            assertEquals(0, server.exitCode());
            // Whose connection the system had taken and no server, hears of the end when it says something.
            swarm.sendAll("x\n");
            Scenario.await("all ended", swarm::haveAllEnded);
            for (TextSink visitor : visitors) {
                String text = visitor.text();
                assertTrue(text.isEmpty() || text.contains("Goodbye"), text);
            }
            assertEquals(List.of(), server.complaints());
        }
    }

    private static boolean refuses(int port) {
        try {
            new Socket(InetAddress.getLoopbackAddress(), port).close();
            return false;
        } catch (ConnectException refused) {
            return true;
        } catch (SocketException whileItIsBeingClosed) {
            // The system had let it in, and nobody has accepted it.
            return false;
        } catch (IOException unexpected) {
            throw new AssertionError(unexpected);
        }
    }
}
