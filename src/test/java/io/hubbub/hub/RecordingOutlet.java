package io.hubbub.hub;

import io.hubbub.room.CloseReason;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** An outlet that keeps what it is given, and is full when the test says so. */
final class RecordingOutlet implements Outlet {
    private final Buffer written = Buffer.buffer();
    private final List<Buffer> framed = new ArrayList<>();
    private Framing framing = Framing.NONE;
    private int writes;
    private boolean full;
    private int limitBytes = Integer.MAX_VALUE;
    private boolean paused;
    private int confirmed;

    /** Whether it says that it asks a peer that isn't read by itself. */
    boolean asksUnread;

    private boolean closed;
    private boolean aborted;

    /** What happens when the core calls a method, by its name; for tests with an outlet that throws. */
    Consumer<String> onCall = method -> {};

    @Override
    public void write(Buffer bytes) {
        onCall.accept("write");
        written.appendBuffer(bytes);
        writes++;
    }

    @Override
    public Framing framing() {
        onCall.accept("framing");
        return framing;
    }

    @Override
    public void writeFramed(Buffer frames) {
        onCall.accept("writeFramed");
        framed.add(frames);
        write(frames);
    }

    @Override
    public boolean full() {
        onCall.accept("full");
        return full || written.length() >= limitBytes;
    }

    @Override
    public boolean asksUnread() {
        return asksUnread;
    }

    @Override
    public int confirmed() {
        onCall.accept("confirmed");
        return confirmed;
    }

    @Override
    public boolean isSecure() {
        onCall.accept("isSecure");
        return false;
    }

    @Override
    public void pause() {
        onCall.accept("pause");
        paused = true;
    }

    @Override
    public void resume() {
        onCall.accept("resume");
        paused = false;
    }

    @Override
    public void close(CloseReason why) {
        onCall.accept("close");
        closed = true;
    }

    @Override
    public void abort() {
        onCall.accept("abort");
        aborted = true;
    }

    void full(boolean isFull) {
        full = isFull;
        limitBytes = Integer.MAX_VALUE;
    }

    /** The peer's system has taken so much. */
    void confirm(int bytes) {
        confirmed += bytes;
    }

    /** Is full once it was written so much in all. */
    void fullAt(int bytes) {
        limitBytes = bytes;
    }

    void frames(Framing newFraming) {
        framing = newFraming;
    }

    /** Everything that it was given framed. */
    List<Buffer> framed() {
        return List.copyOf(framed);
    }

    String text() {
        return written.toString(StandardCharsets.UTF_8);
    }

    int writes() {
        return writes;
    }

    boolean isPaused() {
        return paused;
    }

    boolean isClosed() {
        return closed;
    }

    boolean isAborted() {
        return aborted;
    }
}
