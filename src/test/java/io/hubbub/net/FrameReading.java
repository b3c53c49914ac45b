package io.hubbub.net;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** What a {@link FrameReader} makes of bytes: whole messages, and everything else, in the order in which it came. */
final class FrameReading implements FrameReader.Messages {
    /** Behind the verdict on a close frame's code. */
    static final String CLOSING = " by its close code";

    private final List<String> seen = new ArrayList<>();
    private final boolean wantsUtf8;
    private final FrameReader reader = new FrameReader(this);
    private Buffer message = Buffer.buffer();

    private FrameReading(boolean wantsUtf8) {
        this.wantsUtf8 = wantsUtf8;
    }

    /** Of a reader for whom a text has to be one. */
    static List<String> of(Buffer bytes, int chunkBytes) {
        return new FrameReading(true).read(bytes, chunkBytes);
    }

    /** Of a reader for whom a text is bytes like any others. */
    static List<String> ofBytes(Buffer bytes) {
        return new FrameReading(false).read(bytes, bytes.length());
    }

    private List<String> read(Buffer bytes, int chunkBytes) {
        for (int from = 0; from < bytes.length(); from += chunkBytes) {
            reader.read(bytes.getBuffer(from, Math.min(bytes.length(), from + chunkBytes)));
        }
        return seen;
    }

    /** How a message is shown: as text if it is printable ASCII, else in hex. */
    static String shown(byte[] bytes) {
        for (byte b : bytes) {
            if (b < ' ') {
                return HexFormat.of().formatHex(bytes);
            }
        }
        return new String(bytes, StandardCharsets.US_ASCII);
    }

    @Override
    public void piece(byte[] bytes, boolean ends) {
        message.appendBytes(bytes);
        if (ends) {
            seen.add("message " + shown(message.getBytes()));
            message = Buffer.buffer();
        } else if (bytes.length == 0) {
            seen.add("an empty piece");
        }
    }

    @Override
    public void ping(Buffer payload) {
        seen.add("ping " + shown(payload.getBytes()));
    }

    @Override
    public void pong() {
        seen.add("pong");
    }

    @Override
    public void closes(int code) {
        seen.add("closes " + code);
    }

    @Override
    public void broken(int code, String sentence) {
        seen.add("broken " + code + (sentence.startsWith("a close frame") ? CLOSING : ""));
    }

    @Override
    public boolean wantsUtf8() {
        return wantsUtf8;
    }
}
