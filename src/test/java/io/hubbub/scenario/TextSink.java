package io.hubbub.scenario;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Keeps everything that one client receives. Filled on one thread, read on any. */
final class TextSink implements Swarm.Sink {
    private final ByteArrayOutputStream received = new ByteArrayOutputStream();

    @Override
    public void received(ByteBuffer bytes) {
        byte[] copy = new byte[bytes.remaining()];
        bytes.get(copy);
        received.writeBytes(copy);
    }

    String text() {
        return received.toString(StandardCharsets.UTF_8);
    }
}
