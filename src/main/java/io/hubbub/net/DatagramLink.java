package io.hubbub.net;

import io.hubbub.hub.Outlet;
import io.hubbub.room.CloseReason;
import io.hubbub.stats.DatagramStats;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.vertx.core.buffer.Buffer;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * A peer that has proved its address, and its datagrams. What is written to it are {@link Datagrams}; it is never full, since what a
 * network doesn't carry is lost. It ends when nothing has come for too long, or when its conversation has enough.
 */
final class DatagramLink implements Link, Outlet {
    /** Bytes that wait of a peer that is not read at the moment: enough for a cookie, an entrance and some words while it comes in. */
    static final int HELD_DATAGRAMS = 64;

    private static final int HELD_BYTES = 64 * 1024;

    private final DatagramServer server;
    private final InetSocketAddress peer;

    /** Null until it {@link #begin begins}; other instances may have something for it before. */
    private LinkListener listener;

    private boolean paused;
    private boolean over;

    /** Mostly null. */
    private Deque<Buffer> held;

    private int heldBytes;

    DatagramLink(DatagramServer server, InetSocketAddress peer) {
        this.server = server;
        this.peer = peer;
    }

    DatagramServer server() {
        return server;
    }

    InetSocketAddress peer() {
        return peer;
    }

    @Override
    public Outlet outlet() {
        return this;
    }

    /** It has sent a cookie back, which nothing does by mistake. */
    @Override
    public boolean isAgreed() {
        return true;
    }

    @Override
    public void begin(LinkListener newListener) {
        listener = newListener;
    }

    /** A datagram has come; the bytes are only lent. */
    void take(ByteBuf bytes) {
        if (over || listener == null || !listener.isOpen()) {
            return;
        }
        listener.heard(bytes.readableBytes());
        if (!bytes.isReadable() || Cookies.hasForm(bytes)) {
            return;
        }
        Buffer datagram = Buffer.buffer(ByteBufUtil.getBytes(bytes));
        if (!isHolding()) {
            listener.received(datagram);
        } else if (!hold(datagram)) {
            server.count(DatagramStats.Fate.UNREAD);
        }
    }

    private boolean isHolding() {
        return paused || held != null;
    }

    private boolean hold(Buffer datagram) {
        if (held == null) {
            held = new ArrayDeque<>(2);
        }
        boolean fits = held.size() < HELD_DATAGRAMS && heldBytes + datagram.length() <= HELD_BYTES;
        if (fits) {
            held.add(datagram);
            heldBytes += datagram.length();
        }
        return fits;
    }

    @Override
    public void pause() {
        paused = true;
    }

    /** The one that gets one of them may stop reading again. */
    @Override
    public void resume() {
        paused = false;
        while (!paused && held != null) {
            Buffer next = held.poll();
            if (held.isEmpty()) {
                held = null;
            }
            if (next != null) {
                heldBytes -= next.length();
                listener.received(next);
            }
        }
    }

    @Override
    public void write(Buffer datagrams) {
        if (!over) {
            server.send(datagrams, peer);
        }
    }

    @Override
    public boolean full() {
        return false;
    }

    @Override
    public void close(CloseReason why) {
        end();
    }

    @Override
    public void abort() {
        end();
    }

    private void end() {
        if (!over) {
            over = true;
            held = null;
            server.remove(this);
            listener.closed(CloseReason.PEER_CLOSED);
        }
    }
}
