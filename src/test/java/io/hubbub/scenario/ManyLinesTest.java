package io.hubbub.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A few bytes that make the server do or say a lot, thousands of times in every chunk, from many. */
@Tag("slow")
class ManyLinesTest {
    private static final int SENDERS = 40;
    private static final int SENT_BYTES = 512 << 10;

    private static final String LITTLE_MEMORY = "-Xmx64m";

    private static final String SERVER = """
            { "instances": 2,
              "doors": [ { "door": "line", "port": 0, "floodBurst": 0, "room": "lobby" },
                         { "door": "line", "name": "quiet", "port": 0, "floodBurst": 0, "room": "attic" } ],
              "limits": { "behindSeconds": 2, "graceSeconds": 1 } }
            """;

    /** Words, an answer that is longer, and one that is made elsewhere. */
    @ParameterizedTest
    @ValueSource(strings = {"a", "/who", "/task sum 5"})
    void takeNoMoreMemoryThanTheirBytes(String line, @TempDir Path folder) {
        try (ServerProcess server = ServerProcess.start(folder, SERVER, LITTLE_MEMORY);
                Swarm swarm = new Swarm()) {
            ByteBuffer lines = ByteBuffer.wrap(
                    (line + "\n").repeat(SENT_BYTES / (line.length() + 1)).getBytes(StandardCharsets.US_ASCII));
            for (int i = 0; i < SENDERS; i++) {
                swarm.connectDeaf(server.port("line"), Swarm.Sink.none()).send(lines.duplicate());
            }

            try (Caller caller = Caller.call(server.port("quiet"))) {
                for (int round = 0; round < 100; round++) {
                    caller.type("round " + round);
                    caller.lineWith(": round " + round);
                }
                swarm.resetAll();
                Scenario.await("all gone", () -> caller.rooms().equals(List.of("attic (1)")));
            }
            assertEquals(List.of(), server.complaints());
        }
    }
}
