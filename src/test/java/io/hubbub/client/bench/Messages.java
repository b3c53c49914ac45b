package io.hubbub.client.bench;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;

/** Numbered messages for tests, each a line of 32 bytes. */
final class Messages {
    static final int BYTES = 32;
    static final MessageFormat FORMAT = new MessageFormat(0xbeef, BYTES - 1, '\n');

    private Messages() {}

    static byte[] line(int sender, long number) {
        byte[] line = new byte[BYTES];
        FORMAT.write(line, 0, sender, number);
        line[BYTES - 1] = '\n';
        return line;
    }

    /** One after the other; each pair is a sender and a number. */
    static byte[] lines(int... sendersAndNumbers) {
        Buffer lines = Buffer.buffer();
        for (int i = 0; i < sendersAndNumbers.length; i += 2) {
            lines.appendBytes(line(sendersAndNumbers[i], sendersAndNumbers[i + 1]));
        }
        return lines.getBytes();
    }

    static byte[] startMarker() {
        return line(MessageFormat.MARKER, Marker.START);
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** A log of nobody's but the test's. */
    static ReferenceLog log(StreamCheck check, SendTimes times) {
        return new ReferenceLog(check, times, (sender, number) -> {});
    }
}
