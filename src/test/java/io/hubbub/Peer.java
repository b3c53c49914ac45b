package io.hubbub;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/**
 * A stranger with a socket. Reading waits for what must come, and fails the test when it has not come in time; what was
 * read once is not read again. For one thread.
 */
public final class Peer {
    private static final int PATIENCE_SECONDS = 20;

    private final Socket socket;
    private final InputStream in;

    /** Something that a socket does and a test can only fail about. */
    private interface Action<T> {
        T run() throws IOException;
    }

    /** Takes a socket over that is connected. */
    public Peer(Socket socket) {
        this.socket = socket;
        this.in = attempt(() -> {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout((int) TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
            return new BufferedInputStream(socket.getInputStream());
        });
    }

    /** Connects to a port of this machine. */
    public static Peer connect(int port) {
        return new Peer(attempt(() -> new Socket(InetAddress.getLoopbackAddress(), port)));
    }

    public Peer send(String text) {
        return send(text.getBytes(UTF_8));
    }

    public Peer send(byte[] bytes) {
        return attempt(() -> {
            socket.getOutputStream().write(bytes);
            return this;
        });
    }

    /** Sends no more and goes on reading, as {@code nc -N} does. */
    public Peer endInput() {
        return attempt(() -> {
            socket.shutdownOutput();
            return this;
        });
    }

    /** Everything up to and including this text. */
    public String awaitText(String text) {
        byte[] wanted = text.getBytes(UTF_8);
        Tail read = new Tail();
        long startNs = System.nanoTime();
        while (!read.endsWith(wanted)) {
            int next = next();
            if (next < 0 || System.nanoTime() - startNs > TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS)) {
                throw new AssertionError("expected " + text + ", got " + read.toString(UTF_8));
            }
            read.write(next);
        }
        return read.toString(UTF_8);
    }

    /** The next line, without its end. */
    public String line() {
        String line = awaitText("\n");
        return line.substring(0, line.length() - 1);
    }

    /** Fails unless these are the next lines, whatever comes after. */
    public Peer expectLines(String... lines) {
        for (String line : lines) {
            assertEquals(line, line());
        }
        return this;
    }

    /** Fails unless this is the next text, whatever comes after. */
    public Peer expect(String text) {
        assertEquals(text, new String(bytes(text.getBytes(UTF_8).length), UTF_8));
        return this;
    }

    /** Fails unless these are the next bytes, whatever comes after. */
    public Peer expect(byte[] bytes) {
        assertArrayEquals(bytes, bytes(bytes.length));
        return this;
    }

    /** The next bytes; fewer only if the stream ends. */
    public byte[] bytes(int count) {
        return attempt(() -> in.readNBytes(count));
    }

    /** Everything up to the end of the stream. */
    public byte[] rest() {
        return attempt(in::readAllBytes);
    }

    /** Fails unless the other side ends the stream now, and properly. */
    public void expectEnd() {
        assertEquals("", new String(rest(), UTF_8), "before the end of the stream");
    }

    /** Waits until the connection is gone, properly or not, whatever is still sent on it. */
    public void awaitGone() {
        try {
            while (in.read() >= 0) {}
        } catch (SocketTimeoutException patienceIsOver) {
            throw new AssertionError("the connection stays", patienceIsOver);
        } catch (SocketException reset) {
            // Gone as well.
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }

    /** Goes without a word, as a program with unread data that crashes: the other side gets a reset. */
    public void reset() {
        attempt(() -> {
            socket.setSoLinger(true, 0);
            socket.close();
            return null;
        });
    }

    /** Goes properly. */
    public void hangUp() {
        attempt(() -> {
            socket.close();
            return null;
        });
    }

    private int next() {
        return attempt(in::read);
    }

    private static <T> T attempt(Action<T> action) {
        try {
            return action.run();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static final class Tail extends ByteArrayOutputStream {
        synchronized boolean endsWith(byte[] wanted) {
            int from = count - wanted.length;
            return from >= 0 && Arrays.equals(buf, from, count, wanted, 0, wanted.length);
        }
    }
}
