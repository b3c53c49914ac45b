package io.hubbub.client;

import io.hubbub.net.Text;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.net.ConnectOptions;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetSocket;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import javax.net.ssl.SSLException;

/** Shared by the client, the probe and the load generator: one small Vert.x, and reasons in plain words. */
public final class Tools {
    /** The exit code of a tool that was called wrongly and did nothing. */
    public static final int EXIT_BAD_ARGUMENTS = 2;

    /** ECONNREFUSED of Linux, as Netty writes it before words that are in the machine's language. */
    private static final String REFUSED = "error(-111)";

    private Tools() {}

    /**
     * A Vert.x with a single event loop, so that all of a tool's sockets live on one thread. The caller closes it. A tool
     * may block its loop while its own output is blocked, so nothing watches for that.
     */
    public static Vertx oneLoop() {
        FileSystemOptions noFiles =
                new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false);
        return Vertx.vertx(new VertxOptions()
                .setEventLoopPoolSize(1)
                .setWorkerPoolSize(1)
                .setInternalBlockingPoolSize(1)
                .setPreferNativeTransport(true)
                .setBlockedThreadCheckIntervalUnit(TimeUnit.DAYS)
                .setBlockedThreadCheckInterval(1)
                .setFileSystemOptions(noFiles));
    }

    /**
     * Connects, and lets {@code connected} set up the socket before anything can arrive on it. A handler set by another
     * thread than the socket's, as it would be after a plain {@code connect} from outside, could come too late.
     */
    static <T> Future<T> connect(
            Vertx vertx, NetClient client, ConnectOptions where, Function<NetSocket, T> connected) {
        Promise<T> done = Promise.promise();
        vertx.getOrCreateContext()
                .runOnContext(inside -> client.connect(where).map(connected).onComplete(done));
        return done.future();
    }

    /** Opens a socket for datagrams, and lets {@code opened} set it up before anything can arrive on it. */
    static <T> Future<T> datagrams(Vertx vertx, Endpoint server, Function<UdpConnection, T> opened) {
        Promise<T> done = Promise.promise();
        vertx.getOrCreateContext()
                .runOnContext(
                        inside -> UdpConnection.open(vertx, server).map(opened).onComplete(done));
        return done.future();
    }

    /** Why connecting to this endpoint failed, as one sentence for the user. */
    public static String whyNotConnected(Endpoint endpoint, Throwable failure) {
        if (hasCause(failure, UnknownHostException.class)) {
            return "unknown host " + endpoint.host();
        }
        String text = String.valueOf(failure.getMessage());
        if (failure instanceof TimeoutException || text.contains("timed out")) {
            return "timed out: " + endpoint + " did not answer in time";
        }
        if (text.contains("refused") || text.contains(REFUSED)) {
            return "connection refused: nothing listens on " + endpoint;
        }
        if (hasCause(failure, CertificateException.class)) {
            return "the certificate of " + endpoint + " is not trusted, or is not for " + endpoint.host()
                    + "; --insecure accepts any";
        }
        if (hasCause(failure, SSLException.class)) {
            return "no TLS connection: is that a port with TLS?";
        }
        String kind =
                failure instanceof ConnectException ? "" : failure.getClass().getSimpleName() + ": ";
        return Text.harmless(kind + text);
    }

    /** @throws IllegalArgumentException naming the option, when the value is not above 0 */
    static Duration positiveMillis(String option, int millis) {
        if (millis < 1) {
            throw new IllegalArgumentException(option + " must be at least 1 ms, not " + millis);
        }
        return Duration.ofMillis(millis);
    }

    private static boolean hasCause(Throwable failure, Class<? extends Throwable> kind) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (kind.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }
}
