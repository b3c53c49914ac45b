package io.hubbub.client;

import io.hubbub.net.Text;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.io.PrintStream;
import java.time.Duration;

/** The {@link Probe} at a UDP door: sends a datagram, sends the cookie back that comes, and prints what else comes. */
final class DatagramProbe {
    private final Vertx vertx;
    private final PrintStream out;
    private final Duration readTimeout;
    private final Promise<Integer> exitCode = Promise.promise();

    private boolean answered;
    private long silence = -1;

    /** @param readTimeout how long nothing may come before the probe is done */
    DatagramProbe(Vertx vertx, PrintStream out, Duration readTimeout) {
        this.vertx = vertx;
        this.out = out;
        this.readTimeout = readTimeout;
    }

    /**
     * Completes with the exit code when nothing has come for a while: 0 if anything has.
     *
     * @param payload what to send; the server answers only what is as long as a cookie, or longer
     */
    Future<Integer> run(Endpoint endpoint, Buffer payload) {
        Tools.datagrams(vertx, endpoint, connection -> begin(connection, payload))
                .onFailure(failure -> {
                    say("no socket: " + Tools.whyNotConnected(endpoint, failure));
                    exitCode.complete(1);
                });
        return exitCode.future();
    }

    private UdpConnection begin(UdpConnection connection, Buffer payload) {
        connection.listen(
                data -> received(connection, data),
                failure -> say("error: " + Text.harmless(String.valueOf(failure.getMessage()))),
                this::over);
        connection.whenAdmitted(() -> admitted(connection));
        connection
                .write(payload)
                .onSuccess(sent -> say("we sent: " + payload.length()))
                .onFailure(failure -> say("not sent: " + Text.harmless(String.valueOf(failure.getMessage()))))
                .onComplete(sent -> waitForMore(connection));
        return connection;
    }

    private void admitted(UdpConnection connection) {
        answered = true;
        say("got a cookie; sent it back, and the text again");
        waitForMore(connection);
    }

    private void received(UdpConnection connection, Buffer data) {
        answered = true;
        say("got " + data.length() + ": " + Text.harmless(data.toString()));
        waitForMore(connection);
    }

    private void waitForMore(UdpConnection connection) {
        vertx.cancelTimer(silence);
        silence = vertx.setTimer(readTimeout.toMillis(), fired -> connection.close());
    }

    private void over() {
        vertx.cancelTimer(silence);
        say(
                answered
                        ? "done"
                        : "nothing came back: is that a UDP door, and the text longer than its cookie, 16 bytes?");
        exitCode.tryComplete(answered ? 0 : 1);
    }

    private void say(String line) {
        out.print(line + "\n");
        out.flush();
    }
}
