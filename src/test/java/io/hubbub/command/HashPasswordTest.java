package io.hubbub.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.hubbub.TestServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.ExternalTerminal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A person types a password at a terminal. */
@Timeout(60)
class HashPasswordTest {
    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();

    @Test
    void itIsAskedForTwiceAndNotShown() throws IOException {
        assertEquals("sesämé", typed("sesämé\r", "sesämé\r"));
        assertFalse(shown().contains("ses"), shown());
    }

    @Test
    void twoThatDifferAreRefused() {
        assertThrows(CompletionException.class, () -> typed("sesame\r", "sesane\r"));
    }

    @Test
    void whoGivesUpGetsNoHash() {
        assertThrows(CompletionException.class, () -> typed("sesame\r", "\u0004"));
    }

    private String typed(String first, String second) throws IOException {
        PipedOutputStream keyboard = new PipedOutputStream();
        PipedInputStream keys = new PipedInputStream(keyboard);
        try (Terminal terminal = new ExternalTerminal("test", "xterm", keys, shown, StandardCharsets.UTF_8)) {
            CompletableFuture<String> asked = CompletableFuture.supplyAsync(() -> PasswordInput.asked(terminal));
            press(keyboard, "Password: ", first);
            press(keyboard, "Once more: ", second);
            return asked.join();
        }
    }

    /** As a person does, who waits for the question. */
    private void press(PipedOutputStream keyboard, String question, String keys) {
        TestServer.await(() -> shown().contains(question), question);
        try {
            keyboard.write(keys.getBytes(StandardCharsets.UTF_8));
            keyboard.flush();
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private String shown() {
        return shown.toString(StandardCharsets.UTF_8);
    }
}
