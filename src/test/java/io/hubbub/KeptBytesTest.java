package io.hubbub;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hubbub.store.PostgresServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Programs are given the bytes that were said last and then those that are said now, whatever bytes these are. */
@Timeout(120)
class KeptBytesTest {
    private static final int REPLAY = 5;
    private static final byte[] END = "(the end)".getBytes(StandardCharsets.US_ASCII);
    private static final byte[][] ODD = {
        {0},
        {(byte) 0xFF, (byte) 0xFE},
        {'\r'},
        {'\n', '\n'},
        {(byte) 0xC3},
        {(byte) 0xED, (byte) 0xA0, (byte) 0x80},
        {1, 'A', 1},
        {'\\', '\''}
    };

    private final Random random = new Random();
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @Test
    void withSqlite(@TempDir Path folder) {
        bytesComeOnceAndInOrder("sqlite:" + folder.resolve("hubbub.db"));
    }

    @Test
    void withPostgres() throws IOException {
        bytesComeOnceAndInOrder(PostgresServer.shared().newDatabase());
    }

    private void bytesComeOnceAndInOrder(String uri) {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        random.setSeed(seed);
        try (TestServer server = TestServer.start("""
                {'history': {'uri': '%s', 'flushMillis': 1},
                 'doors': [{'door': 'raw', 'port': 0, 'room': 'lobby', 'replay': %s, 'otherProtocols': 'pass'}]}
                """.formatted(uri, REPLAY))) {
            Peer speaker = server.connect("raw");
            List<Peer> readers = new ArrayList<>();
            for (int i = 0; i < 300; i++) {
                say(speaker, chunk());
                if (random.nextInt(10) == 0) {
                    readers.add(server.connect("raw"));
                }
            }
            comesToTheLastOnes(server, speaker);
            say(speaker, END);
            byte[] all = said.toByteArray();
            for (Peer reader : readers) {
                byte[] got = readToTheEnd(reader);
                assertTrue(got.length <= all.length);
                assertArrayEquals(Arrays.copyOfRange(all, all.length - got.length, all.length), got);
            }
        }
    }

    /** A single byte is one message for sure; of more, a part may come first. */
    private void comesToTheLastOnes(TestServer server, Peer speaker) {
        byte[] bytes = {0, (byte) 0xFF, '\r', '\n', (byte) 0xC3, 1};
        for (byte each : bytes) {
            say(speaker, new byte[] {each});
        }
        Peer late = server.connect("raw").expect(Arrays.copyOfRange(bytes, bytes.length - REPLAY, bytes.length));
        byte[] now = chunk();
        say(speaker, now);
        late.expect(now);
    }

    private void say(Peer speaker, byte[] bytes) {
        speaker.send(bytes).expect(bytes);
        said.writeBytes(bytes);
    }

    private byte[] chunk() {
        ByteArrayOutputStream chunk = new ByteArrayOutputStream();
        int size = random.nextInt(10) == 0 ? 10_000 : 1 + random.nextInt(200);
        while (chunk.size() < size) {
            if (random.nextInt(4) == 0) {
                chunk.write(random.nextInt(256));
            } else {
                chunk.writeBytes(ODD[random.nextInt(ODD.length)]);
            }
        }
        return chunk.toByteArray();
    }

    private static byte[] readToTheEnd(Peer reader) {
        ByteArrayOutputStream got = new ByteArrayOutputStream();
        int matched = 0;
        while (matched < END.length) {
            byte[] next = reader.bytes(1);
            assertTrue(next.length > 0, "the stream ended");
            got.write(next[0]);
            matched = next[0] == END[matched] ? matched + 1 : next[0] == END[0] ? 1 : 0;
        }
        return got.toByteArray();
    }
}
