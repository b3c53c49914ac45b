package io.hubbub.client;

import io.hubbub.net.Text;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.ConnectOptions;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetSocket;
import java.io.PrintStream;
import java.time.Duration;

/**
 * Connects once, sends once, and prints what happens while it happens: for finding out what a server does. Everything
 * after {@link #run} happens on one event loop.
 */
final class Probe {
    private final Vertx vertx;
    private final NetClient client;
    private final PrintStream out;
    private final Duration readTimeout;
    private final Promise<Integer> exitCode = Promise.promise();

    /** Null unless the server speaks IRC. */
    private final String ircNick;

    private IrcIntroduction introduction;
    private boolean wrote;
    private boolean midLine;
    private long silence = -1;

    /**
     * @param readTimeout how long the peer may say nothing before the probe hangs up
     * @param ircNick how to introduce ourselves to a server that speaks IRC, or null
     */
    Probe(Vertx vertx, PrintStream out, Duration readTimeout, String ircNick) {
        this.vertx = vertx;
        this.client = vertx.createNetClient();
        this.out = out;
        this.readTimeout = readTimeout;
        this.ircNick = ircNick;
    }

    /**
     * Completes with the exit code when the connection is over: 0 if it came about and everything was written, and, on IRC,
     * the server let us in and answered.
     *
     * @param payload what to send, or null for nothing
     * @param connectTimeout covers looking up the name, too
     */
    Future<Integer> run(Endpoint endpoint, Buffer payload, Duration connectTimeout) {
        vertx.runOnContext(start -> connect(endpoint, payload, connectTimeout));
        return exitCode.future();
    }

    private void connect(Endpoint endpoint, Buffer payload, Duration connectTimeout) {
        say("connecting...");
        ConnectOptions where = new ConnectOptions()
                .setHost(endpoint.host())
                .setPort(endpoint.port())
                .setTimeout((int) connectTimeout.toMillis());
        client.connect(where)
                .map(NetSocket::pause)
                .timeout(connectTimeout)
                .onSuccess(socket -> connected(socket, payload))
                .onFailure(failure -> {
                    say("not connected! " + Tools.whyNotConnected(endpoint, failure));
                    exitCode.complete(1);
                });
    }

    /** The socket is paused: reading waits until the write is reported, so that the story is told in its order. */
    private void connected(NetSocket socket, Buffer payload) {
        socket.handler(data -> received(socket, data));
        socket.endHandler(ended -> disconnected());
        socket.exceptionHandler(failure -> say("error: " + Text.harmless(String.valueOf(failure.getMessage()))));
        say("connected!");
        if (ircNick == null) {
            write(socket, payload);
        } else {
            introduction = new IrcIntroduction(socket, ircNick, payload, this::say, System::nanoTime);
            write(socket, introduction.greeting());
        }
    }

    private void write(NetSocket socket, Buffer payload) {
        Future<Void> written = payload == null ? Future.succeededFuture() : socket.write(payload);
        written.onSuccess(done -> wrote(payload))
                .onFailure(failure -> say("not written: " + Text.harmless(String.valueOf(failure.getMessage()))))
                .onComplete(done -> read(socket));
    }

    private void wrote(Buffer payload) {
        wrote = true;
        if (payload != null) {
            say("we wrote: " + payload.length());
        }
    }

    private void read(NetSocket socket) {
        say("reading...");
        waitForMore(socket);
        socket.resume();
    }

    private void received(NetSocket socket, Buffer data) {
        waitForMore(socket);
        out.write(data.getBytes(), 0, data.length());
        out.flush();
        midLine = data.getByte(data.length() - 1) != '\n';
        if (introduction != null) {
            introduction.received(data);
        }
    }

    private void waitForMore(NetSocket socket) {
        vertx.cancelTimer(silence);
        silence = vertx.setTimer(readTimeout.toMillis(), fired -> socket.close());
    }

    private void disconnected() {
        vertx.cancelTimer(silence);
        say("disconnected!");
        boolean answered = introduction == null || introduction.isAnswered();
        exitCode.complete(wrote && answered ? 0 : 1);
    }

    private void say(String line) {
        out.print((midLine ? "\n" : "") + line + "\n");
        out.flush();
        midLine = false;
    }
}
