package io.hubbub.scenario;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A client of lines at any TCP door, that goes on reading until its connection ends, however it does. */
final class Talker implements AutoCloseable {
    private final Socket socket;
    private final String welcome;
    private final Consumer<String> heard;
    private final CountDownLatch welcomed = new CountDownLatch(1);
    private volatile boolean hasEnded;

    /** @param welcome what is in the line after which it is in its room; empty if it is there from the start */
    Talker(int port, String welcome, Consumer<String> heard) {
        this.welcome = welcome;
        this.heard = heard;
        try {
            socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setTcpNoDelay(true);
        } catch (IOException cannot) {
            throw new AssertionError(cannot);
        }
        Thread reader = new Thread(this::read, "talker");
        reader.setDaemon(true);
        reader.start();
    }

    private void read() {
        try (BufferedReader in =
                new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.contains(welcome)) {
                    welcomed.countDown();
                }
                heard.accept(line);
            }
        } catch (IOException killed) {
            // As is meant.
        } finally {
            hasEnded = true;
        }
    }

    Talker awaitWelcome() {
        try {
            if (!welcome.isEmpty() && !welcomed.await(Scenario.PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError("never seen: " + welcome);
            }
            return this;
        } catch (InterruptedException stop) {
            throw new AssertionError(stop);
        }
    }

    /** Sends a line, unless nobody takes it any more. */
    void send(String line) {
        try {
            socket.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException gone) {
            hasEnded = true;
        }
    }

    boolean hasEnded() {
        return hasEnded;
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }
}
