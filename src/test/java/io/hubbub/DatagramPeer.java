package io.hubbub;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** A stranger with a socket for datagrams, as {@link Peer} is one with a connection. For one thread. */
public final class DatagramPeer implements AutoCloseable {
    /** What anybody may send to be answered. */
    public static final String KNOCK = "hello, anybody here?";

    private static final Pattern COOKIE = Pattern.compile("hubbub[a-km-np-z2-9]{10}\n?");
    private static final int PATIENCE_SECONDS = 20;

    private static final int LARGEST_BYTES = 65_535;

    private final DatagramSocket socket;
    private InetSocketAddress server;

    /** Something that a socket does and a test can only fail about. */
    private interface Action<T> {
        T run() throws IOException;
    }

    private DatagramPeer(DatagramSocket socket, InetSocketAddress server) {
        this.socket = socket;
        this.server = server;
    }

    public static DatagramPeer at(int port) {
        return at(InetAddress.getLoopbackAddress(), port);
    }

    public static DatagramPeer at(InetAddress host, int port) {
        return at(host, 0, port);
    }

    /**
     * One with a port of the test's.
     *
     * @param own 0 for a free one
     */
    public static DatagramPeer at(InetAddress host, int own, int port) {
        // Not connected to it: such a socket of Java's sends no empty datagrams.
        return attempt(() -> new DatagramPeer(
                new DatagramSocket(new InetSocketAddress(host, own)), new InetSocketAddress(host, port)));
    }

    /** Sends to another address from here on; it still hears everybody. */
    public DatagramPeer turnTo(InetAddress host) {
        server = new InetSocketAddress(host, server.getPort());
        return this;
    }

    public DatagramPeer send(String text) {
        return send(text.getBytes(UTF_8));
    }

    public DatagramPeer send(byte[] bytes) {
        return attempt(() -> {
            socket.send(new DatagramPacket(bytes, bytes.length, server));
            return this;
        });
    }

    /** The next datagram. */
    public byte[] next() {
        return attempt(() -> {
            socket.setSoTimeout((int) TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
            DatagramPacket packet = new DatagramPacket(new byte[LARGEST_BYTES], LARGEST_BYTES);
            socket.receive(packet);
            return Arrays.copyOf(packet.getData(), packet.getLength());
        });
    }

    /** Fails unless this is the next datagram. */
    public DatagramPeer expect(String text) {
        assertEquals(text, new String(next(), UTF_8));
        return this;
    }

    /** Fails unless this is the next datagram. */
    public DatagramPeer expect(byte[] bytes) {
        assertArrayEquals(bytes, next());
        return this;
    }

    /** Drops what comes up to this datagram. */
    public DatagramPeer await(String text) {
        String next = new String(next(), UTF_8);
        while (!next.equals(text)) {
            next = new String(next(), UTF_8);
        }
        return this;
    }

    /** The next datagram, which must be a cookie. */
    public String cookie() {
        String cookie = new String(next(), UTF_8);
        assertTrue(isCookie(cookie), cookie);
        return cookie;
    }

    public static boolean isCookie(String text) {
        return COOKIE.matcher(text).matches();
    }

    /** Knocks, and sends the cookie back. */
    public DatagramPeer enter() {
        return send(send(KNOCK).cookie());
    }

    @Override
    public void close() {
        socket.close();
    }

    private static <T> T attempt(Action<T> action) {
        try {
            return action.run();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
