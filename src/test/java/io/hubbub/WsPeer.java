package io.hubbub;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.Random;

/**
 * A stranger with a WebSocket, written byte by byte from RFC 6455: knows neither the server's frames nor a library's. Every frame
 * that the server sends is seen. For one thread.
 */
public final class WsPeer {
    public static final int TEXT = 1;
    public static final int BINARY = 2;
    public static final int CLOSE = 8;
    public static final int PING = 9;
    public static final int PONG = 10;
    private static final int FIN = 0x80;

    /** The example of RFC 6455, section 1.3, and its answer. */
    public static final String KEY = "dGhlIHNhbXBsZSBub25jZQ==";

    public static final String ACCEPT = "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=";

    private final Peer peer;
    private final String answer;
    private final Random masks = new Random(7);

    private WsPeer(Peer peer, String answer) {
        this.peer = peer;
        this.answer = answer;
    }

    /** What a client asks for with its first line; more headers follow on lines of their own. */
    public static String request(String path, String... headers) {
        String more = headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
        return "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
                + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: " + KEY + "\r\n" + more + "\r\n";
    }

    /** Somebody whose WebSocket has been accepted. */
    public static WsPeer open(Peer peer, String path, String... headers) {
        return accepted(peer.send(request(path, headers)));
    }

    /** The same for who has sent the request already. */
    public static WsPeer accepted(Peer peer) {
        String answer = peer.awaitText("\r\n\r\n");
        assertEquals(
                "HTTP/1.1 101 Switching Protocols", answer.lines().findFirst().orElse(""), answer);
        WsPeer socket = new WsPeer(peer, answer);
        assertEquals(ACCEPT, socket.header("Sec-WebSocket-Accept"));
        return socket;
    }

    /** A header of the server's answer; empty if there is none. */
    public String header(String name) {
        String start = name.toLowerCase(Locale.ROOT) + ":";
        return answer.lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(start))
                .map(line -> line.substring(start.length()).strip())
                .findFirst()
                .orElse("");
    }

    /**
     * A frame of the server's.
     *
     * @param opcode the kind
     * @param payload what is in it
     */
    public record Frame(int opcode, Buffer payload) {
        public String text() {
            return payload.toString(UTF_8);
        }

        @Override
        public String toString() {
            return opcode + " " + text();
        }
    }

    /** Sends a text message. */
    public WsPeer sends(String text) {
        return sends(FIN | TEXT, text.getBytes(UTF_8));
    }

    /**
     * Sends a frame.
     *
     * @param first the first byte: flags and opcode
     */
    public WsPeer sends(int first, byte[] payload) {
        peer.send(masked(first, payload));
        return this;
    }

    private byte[] masked(int first, byte[] payload) {
        byte[] mask = new byte[4];
        masks.nextBytes(mask);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(first);
        if (payload.length < 126) {
            out.write(FIN | payload.length);
        } else if (payload.length < 65_536) {
            out.write(FIN | 126);
            out.writeBytes(
                    ByteBuffer.allocate(2).putShort((short) payload.length).array());
        } else {
            out.write(FIN | 127);
            out.writeBytes(ByteBuffer.allocate(8).putLong(payload.length).array());
        }
        out.writeBytes(mask);
        for (int i = 0; i < payload.length; i++) {
            out.write(payload[i] ^ mask[i & 3]);
        }
        return out.toByteArray();
    }

    /** Sends a close frame. */
    public WsPeer closes(int code, String reason) {
        byte[] words = reason.getBytes(UTF_8);
        return sends(
                FIN | CLOSE,
                ByteBuffer.allocate(2 + words.length)
                        .putShort((short) code)
                        .put(words)
                        .array());
    }

    /** The next frame. */
    public Frame frame() {
        byte[] start = peer.bytes(2);
        if (start.length < 2) {
            throw new AssertionError("the stream ended where a frame was expected");
        }
        assertEquals(FIN, start[0] & 0xF0, "a whole message without reserved bits");
        int length = start[1];
        if (length == 126) {
            length = ByteBuffer.wrap(peer.bytes(2)).getShort() & 0xFFFF;
        } else if (length == 127) {
            length = Math.toIntExact(ByteBuffer.wrap(peer.bytes(8)).getLong());
        }
        byte[] payload = peer.bytes(length);
        assertEquals(length, payload.length, "bytes of a frame");
        return new Frame(start[0] & 0x0F, Buffer.buffer(payload));
    }

    /** The next message, which has to be a text. */
    public String text() {
        Frame frame = frame();
        assertEquals(TEXT, frame.opcode(), frame::toString);
        return frame.text();
    }

    /** Fails unless these are the next text messages, whatever comes after. */
    public WsPeer sees(String... texts) {
        for (String text : texts) {
            assertEquals(text, text());
        }
        return this;
    }

    /** Fails unless the server closes now, with this code, and ends the stream then. Returns the reason. */
    public String seesClose(int code) {
        Frame frame = frame();
        assertEquals(CLOSE, frame.opcode(), frame::toString);
        assertEquals(code, frame.payload().getUnsignedShort(0), frame::toString);
        peer.expectEnd();
        return frame.payload().getString(2, frame.payload().length());
    }

    /** The socket below. */
    public Peer peer() {
        return peer;
    }
}
