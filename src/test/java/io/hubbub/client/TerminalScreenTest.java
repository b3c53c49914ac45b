package io.hubbub.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalTime;
import java.util.List;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.ExternalTerminal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class TerminalScreenTest {
    private static final String CTRL_D = "\u0004";

    private final Vertx vertx = Tools.oneLoop();
    private final PipedOutputStream keyboard = new PipedOutputStream();
    private final PipedInputStream keys = new PipedInputStream();
    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
    private final Promise<String> received = Promise.promise();
    private Look look = new Look(false, false, () -> LocalTime.of(13, 7));

    @BeforeEach
    void connectKeyboard() throws IOException {
        keys.connect(keyboard);
    }

    @AfterEach
    void close() {
        vertx.close().await();
    }

    @Test
    void typedLinesAreSaidAndCtrlDLeaves() throws IOException {
        try (FakeServer server = new FakeServer(socket -> recordAndEcho(socket, "bob:hello", CTRL_D))) {
            type("hello\r");
            assertEquals(0, chat(server));
        }
        assertEquals(
                "bob:Enter Chat Roombob:hellobob:Leave Chat Room",
                received.future().await());
    }

    @Test
    void aHalfTypedLineSurvivesWhatComesIn() throws IOException {
        try (FakeServer server = new FakeServer(socket -> recordAndEcho(socket, "Enter Chat Room", "f\r" + CTRL_D))) {
            type("hal");
            assertEquals(0, chat(server));
        }
        assertEquals(
                "bob:Enter Chat Roombob:half" + "bob:Leave Chat Room",
                received.future().await());
    }

    @Test
    void theServerCannotDriveTheTerminal() throws IOException {
        try (FakeServer server = new FakeServer(socket -> {
            socket.write("mallory:\u001B]0;owned\u0007");
            recordAndEcho(socket, "Enter Chat Room", CTRL_D);
        })) {
            assertEquals(0, chat(server));
        }
        String screen = shown.toString(StandardCharsets.UTF_8);
        assertTrue(screen.contains("mallory:␛]0;owned␇"), screen);
        assertFalse(screen.contains("\u001B]0;owned"), screen);
    }

    @Test
    void whenTheServerClosesTheTypingEnds() throws IOException {
        try (FakeServer server = new FakeServer(socket -> socket.handler(data -> socket.end(Buffer.buffer("full"))))) {
            type("half a li");
            assertEquals(1, chat(server));
        }
        String screen = shown.toString(StandardCharsets.UTF_8);
        assertTrue(screen.contains("* the server closed the connection"), screen);
    }

    @Test
    void tabCompletesWhoWasSeenAndWhatCanBeTyped() throws IOException {
        String cue = "annika:hello";
        try (FakeServer server = new FakeServer(socket -> {
            recordAndEcho(socket, "bob:annika: it's \"you\" /help", CTRL_D);
            socket.write(cue);
        })) {
            Thread typist = new Thread(() -> {
                awaitShown(cue);
                type("ann\tit's \"you\" /hel\tp\r");
                // The keyboard is unplugged when the thread that typed is gone.
                received.future().await();
            });
            typist.start();
            assertEquals(0, chat(server));
        }
        String said = received.future().await();
        assertTrue(said.contains("bob:annika: it's \"you\" /help"), said);
    }

    @Test
    void nicksHaveColoursTheServersWordsAreDimAndOursStandOut() throws IOException {
        look = new Look(true, true, () -> LocalTime.of(13, 7));
        try (FakeServer server = new FakeServer(socket -> {
            socket.write("annika:hello Bob, bobby and bob\r\n* ann joined\r\n");
            recordAndEcho(socket, "Enter Chat Room", CTRL_D);
        })) {
            assertEquals(0, chat(server));
        }
        String screen = shown.toString(StandardCharsets.UTF_8);
        assertTrue(screen.matches("(?s).*\u001B\\[2m13:07 \u001B\\[[0-9;]*mannika\u001B\\[.*"), screen);
        assertTrue(screen.contains("hello \u001B[7;1mBob\u001B[0m, bobby and \u001B[7;1mbob\u001B[0m"), screen);
        assertTrue(screen.contains("\u001B[2m13:07 * ann joined"), screen);
    }

    private void awaitShown(String text) {
        while (!shown.toString(StandardCharsets.UTF_8).contains(text)) {
            Thread.onSpinWait();
        }
    }

    /** Once that has been heard, these keys are pressed. */
    private void recordAndEcho(NetSocket socket, String cue, String keys) {
        Buffer all = Buffer.buffer();
        socket.handler(data -> {
            boolean cued = all.toString().contains(cue);
            all.appendBuffer(data);
            socket.write(data);
            if (!cued && all.toString().contains(cue)) {
                type(keys);
            }
        });
        socket.endHandler(end -> received.tryComplete(all.toString()));
    }

    private void type(String keys) {
        try {
            keyboard.write(keys.getBytes(StandardCharsets.UTF_8));
            keyboard.flush();
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private int chat(FakeServer server) throws IOException {
        ChatClient.Options options = new ChatClient.Options(server.endpoint(), ChatDoor.RAW, "bob", "", false, false);
        Terminal terminal = new ExternalTerminal("test", "xterm", keys, shown, StandardCharsets.UTF_8);
        try (TerminalScreen screen = new TerminalScreen(terminal, "bob", List.of("help", "msg"), look)) {
            return new ChatClient(vertx, options, screen).run(entered -> {});
        }
    }
}
