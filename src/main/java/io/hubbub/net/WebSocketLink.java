package io.hubbub.net;

import io.hubbub.hub.Framing;
import io.hubbub.hub.Outlet;
import io.hubbub.room.CloseReason;
import io.vertx.core.buffer.Buffer;

/**
 * A WebSocket between the link that carries it and a conversation: takes frames apart on the way in, puts lines into frames on the
 * way out, and asks now and then whether somebody is still there. Any byte of the peer's is a sign of life, and so is that its
 * system takes what stands before the question. Runs on the connection's event loop.
 */
final class WebSocketLink implements Link, LinkListener, Outlet, FrameReader.Messages {
    /**
     * How often a peer that isn't read is pinged. Its answer can't be read, but a system that has closed the connection resets it.
     */
    static final int UNREAD_PING_SECONDS = 5;

    /** Most bytes of pongs to one chunk: a peer that pings faster than it reads gets some answered. */
    private static final int PONGS_BYTES = 4096;

    /**
     * Frames that end no message and are read at once; conversations can only hold back who sends messages. Enough for a message
     * of 4 MiB in pieces of 4 KiB.
     */
    static final int IDLE_FRAMES = 1000;

    /** How many more each second after that. */
    static final int IDLE_FRAMES_PER_SECOND = 200;

    private static final int NEVER = Integer.MAX_VALUE;

    private static final byte LINE_END = '\n';
    private static final Buffer PING = Frames.control(Opcode.PING, Buffer.buffer());

    private final Link carrier;
    private final Outlet socket;
    private final WebSocketFraming framing;
    private final Patience patience;
    private final FrameReader reader = new FrameReader(this);

    /** Told what the peer does; see {@link #begin}. */
    private LinkListener listener;

    private Runnable whenClosed = () -> {};

    /** Of the chunk that is being read; mostly null. */
    private Buffer pongs;

    /** Of those that count at the moment. */
    private int idleFrames;

    /** Whether something has come since the last look. */
    private boolean heard;

    private boolean paused;
    private boolean resting;
    private boolean closing;

    /** The code of the peer's close frame; that of ours before it came. */
    private int peersCode = CloseCode.NORMAL;

    /** In seconds by the door's clock. */
    private int nextPing;

    /** By when a sign of life has to be here; 0 while none is waited for. */
    private int pongDue;

    /**
     * How a door's peers are asked for signs of life.
     *
     * @param pingSeconds how often; 0 for never
     * @param pongSeconds how long they have for an answer
     */
    record Patience(int pingSeconds, int pongSeconds) {
        private int next(int nowSeconds) {
            return pingSeconds == 0 ? NEVER : nowSeconds + pingSeconds;
        }
    }

    WebSocketLink(Link carrier, WebSocketFraming framing, Patience patience, int nowSeconds) {
        this.carrier = carrier;
        this.socket = carrier.outlet();
        this.framing = framing;
        this.patience = patience;
        this.nextPing = patience.next(nowSeconds);
    }

    /** Does something when the connection is over. */
    void whenClosed(Runnable action) {
        whenClosed = action;
    }

    @Override
    public Outlet outlet() {
        return this;
    }

    /** There was a handshake about it. */
    @Override
    public boolean isAgreed() {
        return true;
    }

    @Override
    public void begin(LinkListener newListener) {
        listener = newListener;
        carrier.begin(this);
    }

    // Called by the carrier.

    @Override
    public void heard(int bytes) {
        heard = true;
        listener.heard(bytes);
    }

    @Override
    public void received(Buffer chunk) {
        if (!listener.isOpen()) {
            return;
        }
        try {
            read(chunk);
        } catch (Throwable mistake) {
            listener.mistaken(mistake);
        }
    }

    private void read(Buffer chunk) {
        reader.read(chunk);
        if (pongs != null) {
            if (!closing && !socket.full()) {
                socket.write(pongs);
            }
            pongs = null;
        }
        idleFrames += reader.takeIdleFrames();
        if (idleFrames > IDLE_FRAMES && !resting) {
            resting = true;
            socket.pause();
        }
    }

    @Override
    public void ended() {
        listener.ended();
    }

    @Override
    public void drained() {
        listener.drained();
    }

    @Override
    public void fails(CloseReason why) {
        listener.fails(why);
    }

    @Override
    public void closed(CloseReason why) {
        listener.contain(whenClosed);
        listener.closed(why);
    }

    @Override
    public boolean isOpen() {
        return listener.isOpen();
    }

    @Override
    public void contain(Runnable action) {
        listener.contain(action);
    }

    @Override
    public void mistaken(Throwable mistake) {
        listener.mistaken(mistake);
    }

    /** So late it is; to be called about once a second. */
    void tick(int nowSeconds) {
        if (!closing && listener.isOpen()) {
            listener.contain(() -> lookAfter(nowSeconds));
        }
    }

    private void lookAfter(int nowSeconds) {
        rest();
        noteSigns(nowSeconds);
        if (pongDue > 0) {
            checkPong(nowSeconds);
        } else if (nowSeconds >= nextPing && isToBePinged() && !socket.full()) {
            ping(nowSeconds);
        }
    }

    private void rest() {
        idleFrames = Math.max(0, idleFrames - IDLE_FRAMES_PER_SECOND);
        if (resting && idleFrames <= IDLE_FRAMES) {
            resting = false;
            readIfBoth();
        }
    }

    /** A peer that isn't read can't be heard: it is pinged more often, and nothing is waited for. */
    private void noteSigns(int nowSeconds) {
        if (isUnread()) {
            pongDue = 0;
            nextPing = Math.min(nextPing, nowSeconds + UNREAD_PING_SECONDS);
        } else if (heard) {
            pongDue = 0;
        }
        heard = false;
    }

    private boolean isToBePinged() {
        return patience.pingSeconds() > 0 || isUnread();
    }

    private boolean isUnread() {
        return paused || resting;
    }

    private void ping(int nowSeconds) {
        nextPing = isUnread() ? nowSeconds + UNREAD_PING_SECONDS : patience.next(nowSeconds);
        pongDue = isUnread() ? 0 : nowSeconds + patience.pongSeconds();
        socket.write(PING);
    }

    /** A ping behind much else on a slow way is answered late; a peer that takes nothing of that is the core's to judge. */
    private void checkPong(int nowSeconds) {
        if (nowSeconds < pongDue) {
            return;
        }
        if (socket.full() || socket.delivers()) {
            pongDue = nowSeconds + patience.pongSeconds();
        } else {
            listener.fails(CloseReason.PING_TIMEOUT);
        }
    }

    // Frames from the peer.

    @Override
    public boolean wantsUtf8() {
        return framing.wantsUtf8();
    }

    @Override
    public void piece(byte[] bytes, boolean ends) {
        Buffer lines = Buffer.buffer(bytes.length + 1).appendBytes(bytes);
        if (ends) {
            lines.appendByte(LINE_END);
        }
        if (lines.length() > 0) {
            listener.received(lines);
        }
    }

    @Override
    public void ping(Buffer payload) {
        if (pongs == null) {
            pongs = Buffer.buffer();
        }
        if (pongs.length() < PONGS_BYTES) {
            pongs.appendBuffer(Frames.control(Opcode.PONG, payload));
        }
    }

    /** Like any other frame a sign of life, and nothing else. */
    @Override
    public void pong() {}

    @Override
    public void closes(int code) {
        peersCode = code;
        listener.ended();
    }

    @Override
    public void broken(int code, String sentence) {
        if (!closing) {
            closing = true;
            socket.write(Frames.close(code, sentence));
        }
        listener.fails(CloseReason.PROTOCOL_ERROR);
    }

    // Where the conversation's lines go.

    @Override
    public void write(Buffer lines) {
        writeFramed(framing.frame(lines));
    }

    @Override
    public boolean isSecure() {
        return socket.isSecure();
    }

    @Override
    public Framing framing() {
        return framing;
    }

    @Override
    public void writeFramed(Buffer frames) {
        if (!closing && frames.length() > 0) {
            socket.write(frames);
        }
    }

    @Override
    public boolean full() {
        return socket.full();
    }

    @Override
    public int confirmed() {
        return socket.confirmed();
    }

    @Override
    public boolean delivers() {
        return socket.delivers();
    }

    @Override
    public boolean asksUnread() {
        return true;
    }

    @Override
    public void pause() {
        paused = true;
        socket.pause();
    }

    @Override
    public void resume() {
        paused = false;
        readIfBoth();
    }

    private void readIfBoth() {
        if (!isUnread()) {
            socket.resume();
        }
    }

    @Override
    public void close(CloseReason why) {
        if (!closing) {
            closing = true;
            int code = why == CloseReason.PEER_CLOSED ? peersCode : CloseCode.of(why);
            socket.write(Frames.close(code, why.sentence()));
        }
        socket.close(why);
    }

    @Override
    public void abort() {
        closing = true;
        socket.abort();
    }
}
