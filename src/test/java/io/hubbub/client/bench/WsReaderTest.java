package io.hubbub.client.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WsReaderTest {
    private static final String HANDSHAKE = "HTTP/1.1 101 Switching Protocols\r\nA: b\r\r\n\r\n";
    private static final int FIN = 0x80;

    private final List<Buffer> answers = new ArrayList<>();
    private int broken;

    @Test
    void everyMessageIsALineInEveryChunkSize() {
        Buffer stream = Buffer.buffer(HANDSHAKE);
        message(stream, "one");
        message(stream, "");
        frame(stream, 1, "tw");
        frame(stream, FIN | 9, "ping");
        frame(stream, 0, "");
        frame(stream, FIN, "o");
        frame(stream, 1, "three");
        frame(stream, FIN, "");
        message(stream, "4".repeat(126));
        message(stream, "5".repeat(65_535));
        message(stream, "6".repeat(65_536));
        frame(stream, FIN | 8, "\u0003");
        String expected = HANDSHAKE + "one\n\ntwo\nthree\n" + "4".repeat(126) + "\n" + "5".repeat(65_535) + "\n"
                + "6".repeat(65_536) + "\n";
        for (int size : List.of(1, 2, 3, 5, 7, 64, 1000, 65_537, stream.length())) {
            assertEquals(expected, read(stream, size), "chunks of " + size);
            assertEquals(List.of(WsFrame.of(WsFrame.PONG, "ping".getBytes(StandardCharsets.US_ASCII))), answers);
            assertEquals(0, broken);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"81:81", "C1:01", "89:7E00FF", "82:7FFFFFFFFFFFFFFFFF"})
    void whatNoServerMaySendIsTheEnd(String header) {
        Buffer stream = Buffer.buffer(HANDSHAKE);
        message(stream, "good");
        String hex = header.replace(":", "");
        stream.appendBytes(HexFormat.of().parseHex(hex));
        message(stream, "never read");
        for (int size : List.of(1, 3, stream.length())) {
            assertEquals(HANDSHAKE + "good\n", read(stream, size));
            assertEquals(1, broken);
        }
    }

    @Test
    void whatIsSentIsMaskedAndComesOutAgain() {
        Packing packing = Packing.framed("<", 200, ">");
        MessageFormat format = new MessageFormat(0xbeef, 200, '>');
        byte[] bytes = new byte[packing.bytes(200) + 2];
        format.write(bytes, 1 + packing.textAt(), 3, 4);
        packing.pack(bytes, 1, 200);
        byte[] header = WsFrame.header(WsFrame.TEXT, 202).getBytes();
        assertEquals("81fe00ca", HexFormat.of().formatHex(header, 0, 4));
        assertEquals(Buffer.buffer(header), Buffer.buffer(bytes).getBuffer(1, 1 + header.length));
        WsFrame.mask(bytes, 1 + header.length, bytes.length - 1);
        String text = new String(bytes, 1 + header.length, 202, StandardCharsets.US_ASCII);
        assertEquals("<~beef00030000000004~" + ".".repeat(200 - 20) + ">", text);
    }

    private String read(Buffer stream, int chunkSize) {
        Buffer all = Buffer.buffer();
        answers.clear();
        broken = 0;
        WsReader reader = new WsReader(
                (bytes, from, to) -> all.appendBytes(bytes, from, to - from), answers::add, () -> broken++);
        for (int from = 0; from < stream.length(); from += chunkSize) {
            int length = Math.min(chunkSize, stream.length() - from);
            byte[] chunk = new byte[length + 1];
            stream.getBytes(from, from + length, chunk);
            reader.read(chunk, length);
        }
        return all.toString(StandardCharsets.US_ASCII);
    }

    private static void message(Buffer stream, String text) {
        frame(stream, FIN | 1, text);
    }

    private static void frame(Buffer stream, int first, String text) {
        stream.appendByte((byte) first);
        if (text.length() < 126) {
            stream.appendByte((byte) text.length());
        } else if (text.length() < 65_536) {
            stream.appendByte((byte) 126).appendUnsignedShort(text.length());
        } else {
            stream.appendByte((byte) 127).appendLong(text.length());
        }
        stream.appendString(text);
    }
}
