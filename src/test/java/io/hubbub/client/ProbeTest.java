package io.hubbub.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
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

    @Test
    void atAnIrcServerItGetsInSendsAndMeasuresARoundTrip() {
        try (FakeIrc irc = new FakeIrc()) {
            irc.on("USER", ":irc.test 001 bob :Welcome").on("PING", ":irc.test PONG irc.test round-trip");
            irc.on("QUIT", "");
            assertEquals(0, probe(irc.endpoint(), Buffer.buffer("QUIT\r\n"), LONG, "bob"));
            assertEquals(List.of("NICK bob", "USER bob 0 * :bob", "PING :round-trip", "QUIT"), irc.received());
        }
        String story = printed().replaceAll("trip: \\d+\\.\\d\\d ms", "trip: T ms");
        assertEquals("""
                connecting...
                connected!
                we wrote: 29
                reading...
                :irc.test 001 bob :Welcome\r
                let in as bob
                we wrote: 6
                :irc.test PONG irc.test round-trip\r
                round trip: T ms
                disconnected!
                """, story);
    }

    @Test
    void anIrcServerThatDoesNotLetItInIsAFailure() {
        try (FakeIrc irc = new FakeIrc()) {
            irc.on("USER", "PING :x").on("PONG", ":irc.test 433 * bob :Nickname is already in use");
            assertEquals(1, probe(irc.endpoint(), null, Duration.ofMillis(200), "bob"));
            assertTrue(irc.received().contains("PONG :x"));
        }
        assertTrue(printed().contains("433 * bob :Nickname is already in use\r\ndisconnected!"), printed());
    }

    private int probe(Endpoint endpoint, Buffer payload, Duration readTimeout) {
        return probe(endpoint, payload, readTimeout, null);
    }

    private int probe(Endpoint endpoint, Buffer payload, Duration readTimeout, String ircNick) {
        PrintStream out = new PrintStream(printed, false, StandardCharsets.UTF_8);
        return new Probe(vertx, out, readTimeout, ircNick)
                .run(endpoint, payload, LONG)
                .await();
    }

    private String printed() {
        return printed.toString(StandardCharsets.ISO_8859_1);
    }
}
