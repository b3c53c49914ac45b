package io.hubbub.scenario;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Cuts what one client receives into lines and keeps what somebody wants of them. Filled on one thread, read on any. */
final class LineSink implements Swarm.Sink {
    private final Function<String, Optional<String>> wanted;
    private final List<String> kept = new ArrayList<>();
    private byte[] unfinished = new byte[256];
    private int length;

    /** @param wanted what to keep of a line, if anything; called in order, on the swarm's thread */
    LineSink(Function<String, Optional<String>> wanted) {
        this.wanted = wanted;
    }

    /** Keeps every line. */
    LineSink() {
        this(Optional::of);
    }

    @Override
    public void received(ByteBuffer bytes) {
        while (bytes.hasRemaining()) {
            byte next = bytes.get();
            if (next == '\n') {
                finish();
            } else {
                hold(next);
            }
        }
    }

    private void hold(byte next) {
        if (length == unfinished.length) {
            unfinished = java.util.Arrays.copyOf(unfinished, 2 * length);
        }
        unfinished[length++] = next;
    }

    private void finish() {
        String line = new String(unfinished, 0, length, StandardCharsets.UTF_8);
        length = 0;
        Optional<String> keep = wanted.apply(line);
        if (keep.isPresent()) {
            synchronized (kept) {
                kept.add(keep.get());
            }
        }
    }

    int size() {
        synchronized (kept) {
            return kept.size();
        }
    }

    List<String> lines() {
        synchronized (kept) {
            return List.copyOf(kept);
        }
    }
}
