package io.hubbub.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hubbub.room.CloseReason;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Some say more than anybody reads, themselves included: they wait, and nobody else does. */
class FloodTest {
    private static final int FLOODERS = 8;
    private static final int FLOOD_BYTES = 32 << 20;
    private static final int ROUNDS = 20;

    /** The flood never falls behind too long, so that it stays as it is. */
    private static final String SERVER = """
            { "instances": %s,
              "doors": [ { "door": "raw", "port": 0, "room": "flood" }, { "door": "line", "port": 0, "floodBurst": 0, "room": "lobby" } ],
              "limits": { "behindSeconds": 3600, "behindBytes": %s, "graceSeconds": 1 } }
            """;

    @Test
    void whoFloodsARoomAndDoesNotReadKeepsNobodyElsewhereFromSpeaking() {
        try (RunningServer server = RunningServer.start(SERVER.formatted(4, 1 << 20));
                Swarm swarm = new Swarm()) {
            ByteBuffer flood = ByteBuffer.allocate(FLOOD_BYTES);
            List<SwarmClient> flooders = IntStream.range(0, FLOODERS)
                    .mapToObj(i -> swarm.connectDeaf(server.port("raw"), Swarm.Sink.none()))
                    .toList();
            flooders.forEach(flooder -> flooder.send(flood.duplicate()));
            List<Caller> callers = IntStream.range(0, 8)
                    .mapToObj(i -> Caller.call(server.port("line")))
                    .toList();

            long before = -1;
            for (int round = 0; round < ROUNDS || unsent(flooders) != before; round++) {
                before = unsent(flooders);
                String words = "round " + round;
                callers.forEach(caller -> {
                    caller.type(words);
                    caller.lineWith(caller.nick() + ": " + words);
                });
            }

            callers.forEach(Caller::close);
            assertTrue(server.stats().closed(CloseReason.TOO_SLOW) < FLOODERS, "some of the flood is still held up");
            assertEquals(List.of(), server.complaints());
        }
    }

    private static long unsent(List<SwarmClient> clients) {
        return clients.stream().mapToLong(SwarmClient::unsentBytes).sum();
    }
}
