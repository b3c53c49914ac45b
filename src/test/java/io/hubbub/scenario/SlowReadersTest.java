package io.hubbub.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hubbub.room.CloseReason;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One in twenty of a thousand never reads. In full 20 MiB are said, which is 20 GB to carry; else 8. */
@Tag("slow")
class SlowReadersTest {
    private static final int READERS = 950;
    private static final int DEAF = 50;
    private static final int BLOCK_BYTES = 64 << 10;
    private static final long SAID_BYTES = (Scenario.isFull() ? 20L : 8L) << 20;

    /** What the speaker may be ahead of the slowest reader: less than behindBytes, so that a slow machine throws out nobody. */
    private static final int AHEAD_BYTES = 2 * BLOCK_BYTES;

    private static final int BEHIND_BYTES = 256 << 10;

    /** One for all: what was said, and the same encoded, in buffers that are up to twice as large. */
    private static final long BACKLOG_BYTES = 4L * BEHIND_BYTES;

    /** For each laggard what Vert.x holds for its socket: 64 KiB, and the tick with which it got there. */
    private static final long WRITE_QUEUES_BYTES = (DEAF * (64L + 192L)) << 10;

    private static final long HEAP_BYTES = 64 << 20;
    private static final long COMPILED_CODE_BYTES = 24 << 20;

    /**
     * The heap may fill with garbage up to its limit, whatever the server keeps. A queue for each laggard would be 400 MiB: much
     * more than this, and more than the process may have, so that it would not even live to see the end.
     */
    private static final long MOST_GROWTH_BYTES = BACKLOG_BYTES + WRITE_QUEUES_BYTES + HEAP_BYTES + COMPILED_CODE_BYTES;

    private static final String[] LITTLE_MEMORY = {"-Xmx" + HEAP_BYTES, "-XX:MaxDirectMemorySize=128m"};

    private static final String SERVER = """
            { "instances": 2,
              "doors": [ { "door": "raw", "port": 0, "room": "lobby" }, { "door": "line", "port": 0, "floodBurst": 0, "room": "cellar" } ],
              "limits": { "behindBytes": %s, "behindSeconds": 60 } }
            """.formatted(BEHIND_BYTES);

    private final List<Expected> readers = new ArrayList<>();

    @Test
    void theOthersGetEveryByteTheLaggardsAreClosedAndOneBacklogIsKeptForAll(@TempDir Path folder) {
        try (ServerProcess server = ServerProcess.start(folder, SERVER, LITTLE_MEMORY);
                Swarm swarm = new Swarm();
                Caller host = Caller.call(server.port("line"))) {
            SwarmClient speaker =
                    swarm.connect(server.port("raw"), READERS, this::reader).get(0);
            for (int i = 0; i < DEAF; i++) {
                swarm.connectDeaf(server.port("raw"), Swarm.Sink.none());
            }
            Scenario.await("all in", () -> host.rooms().contains("lobby (" + (READERS + DEAF) + ")"));

            long before = server.residentBytes();
            long growth = sayEverything(speaker, server) - before;

            Scenario.await("all bytes", () -> slowest() == SAID_BYTES);
            Scenario.await("the laggards' end", () -> server.ended(CloseReason.TOO_SLOW) == DEAF);
            Scenario.await("who is left", () -> host.rooms().contains("lobby (" + READERS + ")"));
            System.out.printf("grew by %s KiB, at most %s expected%n", growth >> 10, MOST_GROWTH_BYTES >> 10);
            assertTrue(growth < MOST_GROWTH_BYTES, "grew by " + growth);
            assertEquals(List.of(), server.complaints());
        }
    }

    private Expected reader() {
        Expected reader = new Expected();
        readers.add(reader);
        return reader;
    }

    private long slowest() {
        return readers.stream().mapToLong(Expected::received).min().orElseThrow();
    }

    /** Returns the most memory that the server had meanwhile. */
    private long sayEverything(SwarmClient speaker, ServerProcess server) {
        long most = 0;
        for (long said = 0; said < SAID_BYTES; said += BLOCK_BYTES) {
            long enough = said - AHEAD_BYTES;
            Scenario.await("byte " + enough, () -> slowest() >= enough);
            speaker.send(Expected.bytes(said, BLOCK_BYTES));
            most = Math.max(most, server.residentBytes());
        }
        return most;
    }
}
