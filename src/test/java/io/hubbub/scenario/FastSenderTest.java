package io.hubbub.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One client sends as fast as it can. Ten seconds in full, else three; {@code -Dhubbub.scenario.fastSeconds} says how long. */
@Tag("slow")
class FastSenderTest {
    private static final Duration DURATION = Scenario.seconds("hubbub.scenario.fastSeconds", 3, 10);
    private static final int CHUNK_BYTES = 1 << 20;

    /** Much more than the server has memory for. */
    private static final long LEAST_BYTES = 256L << 20;

    private static final String[] LITTLE_MEMORY = {"-Xmx64m", "-XX:MaxDirectMemorySize=64m"};
    private static final int ROUNDS = 50;
    private static final int MANY = 100;

    private static final String SERVER = """
            { "instances": 2,
              "doors": [ { "door": "raw", "port": 0, "room": "flood" }, { "door": "line", "port": 0, "floodBurst": 0, "room": "lobby" } ],
              "limits": { "behindSeconds": 3600 } }
            """;

    /** The flood is zeros, and so other bytes stand out. */
    private final ByteBuffer zeros = ByteBuffer.allocateDirect(CHUNK_BYTES).asReadOnlyBuffer();

    private final AtomicLong flooded = new AtomicLong();
    private final AtomicLong heard = new AtomicLong();

    @Test
    void neitherTakesTheMemoryNorStarvesOthersInItsRoomOrElsewhere(@TempDir Path folder) {
        try (ServerProcess server = ServerProcess.start(folder, SERVER, LITTLE_MEMORY);
                Swarm swarm = new Swarm();
                Caller elsewhere = Caller.call(server.port("line"))) {
            SwarmClient flooder = swarm.connect(server.port("raw"), bytes -> flooded.addAndGet(bytes.remaining()));
            SwarmClient[] here = new SwarmClient[1];
            here[0] = swarm.connect(server.port("raw"), bytes -> answer(here[0], bytes));
            here[0].send("!");

            long startNs = System.nanoTime();
            long rounds = 0;
            while (rounds < ROUNDS
                    || heard.get() < ROUNDS
                    || flooded.get() < LEAST_BYTES
                    || System.nanoTime() - startNs < DURATION.toNanos()) {
                while (flooder.unsentBytes() < CHUNK_BYTES) {
                    flooder.send(zeros.duplicate());
                }
                elsewhere.type("round " + rounds);
                elsewhere.lineWith(": round " + rounds);
                rounds++;
            }
            System.out.printf(
                    "%d MiB, %d words beside them in the room, %d elsewhere%n",
                    flooded.get() >> 20, heard.get(), rounds);
            assertTrue(server.isAlive());
            assertEquals(List.of(), server.complaints());
        }
    }

    /** The first chunk of each is more than all may have in flight; what they have said then, most can't read. */
    @Test
    void manyWhoSendAtOnceAndDoNotReadAllWait(@TempDir Path folder) {
        try (ServerProcess server = ServerProcess.start(folder, SERVER, LITTLE_MEMORY);
                Swarm swarm = new Swarm();
                Caller elsewhere = Caller.call(server.port("line"))) {
            List<SwarmClient> flooders = IntStream.range(0, MANY)
                    .mapToObj(i -> swarm.connectDeaf(server.port("raw"), Swarm.Sink.none()))
                    .toList();
            flooders.forEach(flooder -> IntStream.range(0, 8).forEach(i -> flooder.send(zeros.duplicate())));

            long before = -1;
            for (int quietRounds = 0; quietRounds < ROUNDS; ) {
                elsewhere.type("still here");
                elsewhere.lineWith(": still here");
                quietRounds = unsent(flooders) == before ? quietRounds + 1 : 0;
                before = unsent(flooders);
            }
            assertTrue(server.isAlive());
            assertEquals(List.of(), server.complaints());
        }
    }

    private static long unsent(List<SwarmClient> clients) {
        return clients.stream().mapToLong(SwarmClient::unsentBytes).sum();
    }

    /** Says something again whenever it hears itself. */
    private void answer(SwarmClient client, ByteBuffer bytes) {
        if (bytes.mismatch(zeros.slice(0, bytes.remaining())) >= 0) {
            heard.incrementAndGet();
            client.send("!");
        }
    }
}
