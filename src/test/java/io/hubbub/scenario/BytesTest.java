package io.hubbub.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What one program sends, all programs get, bit for bit. */
class BytesTest {
    private static final int BYTES = 1 << 20;
    private static final int OTHERS = 20;

    private static final String SERVER = """
            { "instances": 3,
              "doors": [ { "door": "raw", "port": 0, "room": "lobby" }, { "door": "line", "port": 0, "floodBurst": 0, "room": "lobby" } ],
              "limits": { "behindSeconds": 3600 } }
            """;

    private final List<Digest> digests = new ArrayList<>();

    @Test
    void aMebibyteOfRandomBytesArrivesEverywhereAndTheSenderHearsItAllBeforeItsEnd() {
        byte[] bytes = new byte[BYTES];
        Scenario.random().nextBytes(bytes);
        try (RunningServer server = RunningServer.start(SERVER);
                Swarm swarm = new Swarm();
                Caller host = Caller.call(server.port("line"))) {
            swarm.connect(server.port("raw"), OTHERS, this::digest);
            SwarmClient sender = swarm.connect(server.port("raw"), digest());
            Scenario.await("all in", () -> host.rooms().equals(List.of("lobby (" + (OTHERS + 2) + ")")));

            sender.send(ByteBuffer.wrap(bytes));
            sender.endInput();

            Scenario.await("the sender's end", sender::hasEnded);
            Scenario.await("all bytes", () -> digests.stream().allMatch(digest -> digest.count.get() >= BYTES));
            String expected = HexFormat.of().formatHex(sha256().digest(bytes));
            digests.forEach(digest -> assertEquals(expected, digest.hex()));
            digests.forEach(digest -> assertEquals(BYTES, digest.count.get()));
            assertEquals(List.of(), server.complaints());
        }
    }

    private Digest digest() {
        Digest digest = new Digest();
        digests.add(digest);
        return digest;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
    }

    /** The SHA-256 of what one client has received so far. */
    private static final class Digest implements Swarm.Sink {
        private final MessageDigest sha256 = sha256();
        private final AtomicInteger count = new AtomicInteger();

        @Override
        public void received(ByteBuffer bytes) {
            int length = bytes.remaining();
            sha256.update(bytes);
            count.addAndGet(length);
        }

        String hex() {
            return HexFormat.of().formatHex(sha256.digest());
        }
    }
}
