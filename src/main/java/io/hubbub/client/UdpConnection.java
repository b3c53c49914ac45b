package io.hubbub.client;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.datagram.DatagramPacket;
import io.vertx.core.datagram.DatagramSocket;
import io.vertx.core.datagram.DatagramSocketOptions;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.streams.WriteStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * Datagrams to and from a server's UDP door. The first one is sent until a cookie comes. That is sent back, followed by the first
 * datagram and the last one to which nothing but a cookie came: the server has kept neither. The cookie goes again now and then as a
 * sign of life, and when nothing comes to what was sent, since a server that has forgotten us answers it with a new one. A server that
 * took us for a member from the first datagram on, since one with our port was here a moment ago, sends none. Used on one event loop.
 */
public final class UdpConnection implements Connection, WriteStream<Buffer> {
    /** How often something is tried again that nothing came to; and so often at most a cookie is sent back, if it is the same one. */
    private static final long TRY_AGAIN_MS = 1000;

    /** So many tries apart are signs of life. A server lets go of a member that is silent for a minute: two of them may be lost. */
    private static final int SIGN_OF_LIFE_TRIES = 20;

    /** Bytes that fit into one datagram, and into what waits in the system. */
    private static final int RECEIVE_BYTES = 1 << 18;

    private static final Pattern COOKIE = Pattern.compile("hubbub[a-km-np-z2-9]{10}\n?");
    private static final int COOKIE_BYTES = 16;
    private static final int LONGEST_COOKIE_BYTES = COOKIE_BYTES + 1;

    /** Makes a cookie longer than any that comes: a server answers only with less than it gets. */
    private static final String LINE_END = "\r\n";

    /** Has the form of a cookie and is none, so that no member is told it, and a stranger is sent one. */
    private static final Buffer KNOCK = Buffer.buffer("hubbub2222222222" + LINE_END);

    private final Vertx vertx;
    private final Endpoint server;
    private final DatagramSocket socket;
    private final long timer;

    /** Where the server is: its name until something comes, then the address that this came from. Only that one is heard from there on. */
    private String host;

    private boolean found;

    private Handler<Buffer> data = nothing -> {};
    private Handler<Throwable> failure = nothing -> {};
    private Runnable end = () -> {};
    private Runnable admitted = () -> {};
    private Buffer first;
    private Buffer unanswered;

    /** Null until one has come. */
    private Buffer cookie;

    /** Whether anything has come since the last new cookie. */
    private boolean heard;

    private boolean justSentBack;
    private int quietTries;
    private boolean closed;

    private UdpConnection(Vertx vertx, Endpoint server, DatagramSocket socket) {
        this.vertx = vertx;
        this.server = server;
        this.host = server.host();
        this.socket = socket;
        this.timer = vertx.setPeriodic(TRY_AGAIN_MS, now -> tryAgain());
        socket.handler(this::received);
        socket.exceptionHandler(error -> failure.handle(error));
    }

    /** Opens a socket of its own; nothing is sent yet. Call on the event loop. */
    public static Future<UdpConnection> open(Vertx vertx, Endpoint server) {
        boolean ipv6 = server.host().indexOf(':') >= 0;
        DatagramSocketOptions options =
                new DatagramSocketOptions().setIpV6(ipv6).setReceiveBufferSize(RECEIVE_BYTES);
        DatagramSocket socket = vertx.createDatagramSocket(options);
        return socket.listen(0, ipv6 ? "::" : "0.0.0.0").map(open -> new UdpConnection(vertx, server, socket));
    }

    /** Does something each time that a cookie has been sent back. */
    public void whenAdmitted(Runnable action) {
        admitted = action;
    }

    private void received(DatagramPacket packet) {
        Buffer bytes = packet.data();
        if (!isServers(packet.sender())) {
            return;
        }
        if (isCookie(bytes)) {
            Buffer newCookie = bytes.getBuffer(0, COOKIE_BYTES).appendString(LINE_END);
            boolean isNew = !newCookie.equals(cookie);
            cookie = newCookie;
            if (isNew || !justSentBack) {
                heard = false;
                sendBack();
            }
        } else {
            heard = true;
            unanswered = null;
            data.handle(bytes);
        }
    }

    private boolean isServers(SocketAddress sender) {
        if (sender.port() != server.port() || (found && !host.equals(sender.hostAddress()))) {
            return false;
        }
        host = sender.hostAddress();
        found = true;
        return true;
    }

    private static boolean isCookie(Buffer bytes) {
        return bytes.length() <= LONGEST_COOKIE_BYTES
                && COOKIE.matcher(bytes.toString(StandardCharsets.ISO_8859_1)).matches();
    }

    private void sendBack() {
        justSentBack = true;
        send(cookie);
        if (first != null) {
            send(first);
        }
        if (unanswered != null && unanswered != first) {
            send(unanswered);
        }
        admitted.run();
    }

    private void tryAgain() {
        justSentBack = false;
        quietTries++;
        if (heard) {
            showLife();
        } else if (cookie != null) {
            sendBack();
        } else if (first != null) {
            send(first);
        }
    }

    private void showLife() {
        if (unanswered != null || quietTries >= SIGN_OF_LIFE_TRIES) {
            quietTries = 0;
            send(cookie == null ? KNOCK : cookie);
        }
    }

    private Future<Void> send(Buffer bytes) {
        return socket.send(bytes, server.port(), host);
    }

    @Override
    public Future<Void> write(Buffer bytes) {
        first = first == null ? bytes : first;
        unanswered = bytes;
        return send(bytes);
    }

    /** Asks for a cookie with something that nobody is told. */
    public Future<Void> knock() {
        return send(KNOCK);
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            vertx.cancelTimer(timer);
            socket.close();
            end.run();
        }
    }

    @Override
    public void listen(Handler<Buffer> newData, Handler<Throwable> newFailure, Runnable newEnd) {
        data = newData;
        failure = newFailure;
        end = newEnd;
    }

    // As a stream, which is never full: what the network doesn't carry is lost.

    @Override
    public Future<Void> end() {
        close();
        return Future.succeededFuture();
    }

    @Override
    public UdpConnection exceptionHandler(Handler<Throwable> handler) {
        return this;
    }

    @Override
    public UdpConnection setWriteQueueMaxSize(int bytes) {
        return this;
    }

    @Override
    public boolean writeQueueFull() {
        return false;
    }

    @Override
    public UdpConnection drainHandler(Handler<Void> handler) {
        return this;
    }
}
