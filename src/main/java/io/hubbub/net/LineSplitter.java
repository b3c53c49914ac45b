package io.hubbub.net;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/**
 * Cuts one connection's bytes into lines, however the chunks fall. A line ends at {@code \n} or {@code \r\n}; a lone
 * {@code \r} belongs to the line. Not thread-safe: feed it on the connection's own thread.
 *
 * <p>It holds at most the limit plus one byte, and nothing at all between lines, unless its receiver takes no more of them.
 * Every line handed out is a copy that the receiver owns, so a short line kept for long does not keep the chunk it came in.
 */
public final class LineSplitter implements Handler<Buffer> {

    /** Takes the lines. A callback may throw; the rest of the chunk is then lost. */
    public interface Lines {
        /** One line without its end, at most the limit in bytes, possibly empty. */
        void line(Buffer line);

        /** A line went over the limit. Called once for it, as soon as that is certain; all of it is skipped. */
        void lineTooLong();

        /**
         * Asked between two lines. If not, what follows stays here as the bytes it came as, which take a small part of the
         * room that lines would, until {@link LineSplitter#goOn}.
         */
        default boolean takesMore() {
            return true;
        }
    }

    private static final Held SKIPPING = new Held(0);

    private final Lines lines;
    private final int limitBytes;

    /** The unfinished line: null between two lines, {@link #SKIPPING} inside one that was too long. */
    private Held held;

    /** Bytes that nobody has wanted yet. */
    private final Deque<Buffer> waiting = new ArrayDeque<>(2);

    private boolean working;
    private boolean ended;

    /** @param limitBytes the longest line let through, not counting its end */
    public LineSplitter(int limitBytes, Lines lines) {
        if (limitBytes < 1 || limitBytes == Integer.MAX_VALUE) {
            throw new IllegalArgumentException("limitBytes must be positive and below 2^31-1, not " + limitBytes);
        }
        this.limitBytes = limitBytes;
        this.lines = lines;
    }

    /** Takes the next chunk, of any size; calls {@link Lines} for each line that ends in it. Keeps it only while it waits. */
    @Override
    public void handle(Buffer chunk) {
        waiting.add(chunk);
        goOn();
    }

    /** The stream has ended: an unfinished line counts as a line. */
    public void end() {
        ended = true;
        goOn();
    }

    /** Cuts what waits, as long as more is taken. A callback may call this: then its own caller goes on. */
    public void goOn() {
        if (working) {
            return;
        }
        working = true;
        try {
            while (!waiting.isEmpty() && lines.takesMore()) {
                cutNext();
            }
            if (ended && waiting.isEmpty()) {
                deliverUnfinished();
            }
        } finally {
            working = false;
        }
    }

    /** Whether everything that came was handed out, but for an unfinished line. */
    public boolean isIdle() {
        return waiting.isEmpty() && !working;
    }

    private void cutNext() {
        Buffer chunk = waiting.poll();
        int done = cut(chunk);
        if (done < chunk.length()) {
            waiting.addFirst(chunk.slice(done, chunk.length()));
        }
    }

    /** Returns how far it came. */
    private int cut(Buffer chunk) {
        int start = 0;
        for (int end = indexOfEnd(chunk, start); end >= 0; end = indexOfEnd(chunk, start)) {
            finishLine(chunk, start, end);
            start = end + 1;
            if (!lines.takesMore()) {
                return start;
            }
        }
        if (start < chunk.length() && held != SKIPPING) {
            hold(chunk, start);
        }
        return chunk.length();
    }

    private void deliverUnfinished() {
        Held last = held;
        held = null;
        if (last != null && last != SKIPPING) {
            deliver(last.bytes, last.length);
        }
    }

    private void finishLine(Buffer chunk, int start, int end) {
        Held begun = held;
        held = null;
        if (begun == null) {
            boolean crlf = end > start && chunk.getByte(end - 1) == '\r';
            deliverFrom(chunk, start, crlf ? end - 1 : end);
        } else if (begun != SKIPPING) {
            finishHeld(begun, chunk, start, end);
        }
    }

    private void deliverFrom(Buffer chunk, int start, int end) {
        if (end - start > limitBytes) {
            lines.lineTooLong();
        } else {
            lines.line(chunk.getBuffer(start, end));
        }
    }

    private void finishHeld(Held begun, Buffer chunk, int start, int end) {
        if (end - start > limitBytes + 1 - begun.length) {
            lines.lineTooLong();
            return;
        }
        begun.append(chunk, start, end, limitBytes + 1);
        deliver(begun.bytes, begun.endsWithCarriageReturn() ? begun.length - 1 : begun.length);
    }

    private void deliver(byte[] bytes, int length) {
        if (length > limitBytes) {
            lines.lineTooLong();
        } else {
            lines.line(Buffer.buffer(length).appendBytes(bytes, 0, length));
        }
    }

    /** One byte more than the limit may wait, because it can be the {@code \r} of the line's end. */
    private void hold(Buffer chunk, int start) {
        int length = held == null ? 0 : held.length;
        int room = limitBytes + 1 - length;
        int added = chunk.length() - start;
        boolean fits = added < room || (added == room && chunk.getByte(chunk.length() - 1) == '\r');
        if (!fits) {
            held = SKIPPING;
            lines.lineTooLong();
            return;
        }
        if (held == null) {
            held = new Held(added);
        }
        held.append(chunk, start, chunk.length(), limitBytes + 1);
    }

    private static int indexOfEnd(Buffer chunk, int from) {
        for (int i = from; i < chunk.length(); i++) {
            if (chunk.getByte(i) == '\n') {
                return i;
            }
        }
        return -1;
    }

    /** Made only while a line is unfinished: idle connections are many and must not pay for it. */
    private static final class Held {
        private byte[] bytes;
        private int length;

        Held(int capacity) {
            bytes = new byte[capacity];
        }

        void append(Buffer chunk, int start, int end, int maxBytes) {
            int needed = length + end - start;
            if (needed > bytes.length) {
                int doubled = (int) Math.min(2L * bytes.length, maxBytes);
                bytes = Arrays.copyOf(bytes, Math.max(needed, doubled));
            }
            chunk.getBytes(start, end, bytes, length);
            length = needed;
        }

        boolean endsWithCarriageReturn() {
            return length > 0 && bytes[length - 1] == '\r';
        }
    }
}
