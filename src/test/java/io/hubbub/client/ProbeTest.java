package io.hubbub.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ProbeTest {
    private static final Duration LONG = Duration.ofSeconds(20);

    private final Vertx vertx = Tools.oneLoop();
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @AfterEach
    void close() {
        vertx.close().await();
    }

    @Test
    void tellsTheWholeStoryInOrder() {
        try (FakeServer server = new FakeServer(socket -> socket.handler(data -> {
            socket.write("got " + data + "\n");
            socket.close();
        }))) {
            assertEquals(0, probe(server.endpoint(), Buffer.buffer("hello"), LONG));
        }
        assertEquals("connecting...\nconnected!\nwe wrote: 5\nreading...\ngot hello\ndisconnected!\n", printed());
    }

    @Test
    void dataIsPrintedAsItIsAndTheNextLineIsStillALine() {
        byte[] rubbish = {'a', 0, (byte) 0xFF, 27, '[', 'x'};
        try (FakeServer server = new FakeServer(socket -> socket.handler(data -> socket.end(Buffer.buffer(rubbish))))) {
            assertEquals(0, probe(server.endpoint(), Buffer.buffer("?"), LONG));
        }
        String data = new String(rubbish, StandardCharsets.ISO_8859_1);
        assertEquals("connecting...\nconnected!\nwe wrote: 1\nreading...\n" + data + "\ndisconnected!\n", printed());
    }

    @Test
    void aServerThatSpeaksAndClosesAtOnceIsHeard() {
        try (FakeServer server = new FakeServer(socket -> socket.end(Buffer.buffer("hello world\r\n")))) {
            assertEquals(0, probe(server.endpoint(), null, LONG));
        }
        assertEquals("connecting...\nconnected!\nreading...\nhello world\r\ndisconnected!\n", printed());
    }

    @Test
    void hangsUpWhenTheServerSaysNothing() {
        try (FakeServer server = new FakeServer(socket -> {})) {
            assertEquals(0, probe(server.endpoint(), Buffer.buffer("?"), Duration.ofMillis(50)));
        }
        assertTrue(printed().endsWith("reading...\ndisconnected!\n"), printed());
    }

    @Test
    void aRefusedConnectionHasItsReason() {
        assertEquals(1, probe(FakeServer.nobody(), Buffer.buffer("?"), LONG));
        assertTrue(printed().startsWith("connecting...\nnot connected! connection refused: nothing listens on 127"));
        assertEquals(2, printed().lines().count());
    }

    @Test
    void anUnknownHostHasItsReason() {
        assertEquals(1, probe(new Endpoint("no-such-host.invalid", 1), null, LONG));
        assertEquals("connecting...\nnot connected! unknown host no-such-host.invalid\n", printed());
    }

    private int probe(Endpoint endpoint, Buffer payload, Duration readTimeout) {
        PrintStream out = new PrintStream(printed, false, StandardCharsets.UTF_8);
        return new Probe(vertx, out, readTimeout).run(endpoint, payload, LONG).await();
    }

    private String printed() {
        return printed.toString(StandardCharsets.ISO_8859_1);
    }
}
