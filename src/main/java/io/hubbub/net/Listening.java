package io.hubbub.net;

import io.vertx.core.http.ClientAuth;
import io.vertx.core.net.KeyCertOptions;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.ServerSSLOptions;
import java.util.concurrent.TimeUnit;

/** The listening side that all servers of doors share, whatever goes over their connections. */
public final class Listening {
    private static final int COMPLAINT_LENGTH = 120;

    /** A peer that has not spoken TLS by then is let go. Enough for a chain of certificates at a kilobyte a second. */
    private static final int TLS_HANDSHAKE_SECONDS = 10;

    /** Connections that may wait to be accepted: what Linux grants at most by default. */
    private static final int BACKLOG = 4096;

    private Listening() {}

    /** Sets a server up to listen as a door should. Returns what it was given. */
    public static <T extends NetServerOptions> T setUp(T server, ListenOptions listen) {
        server.setAcceptBacklog(BACKLOG).setTcpNoDelay(true);
        KeepAlive.setUp(server, listen.unreachableSeconds(), behindSeconds(listen));
        listen.tls()
                .ifPresent(certificate -> server.setSsl(true)
                        .setSslEngineOptions(new CountedTls(listen.handshakes()))
                        .setKeyCertOptions(certificate)
                        .setSslHandshakeTimeout(TLS_HANDSHAKE_SECONDS)
                        .setSslHandshakeTimeoutUnit(TimeUnit.SECONDS));
        if (listen.tls().isPresent() && listen.asksForCertificates()) {
            server.setClientAuth(ClientAuth.REQUEST).setTrustOptions(ClientCertificates.TAKEN);
        }
        return server;
    }

    private static int behindSeconds(ListenOptions listen) {
        return (int) TimeUnit.NANOSECONDS.toSeconds(listen.session().behindNs());
    }

    /**
     * How a server that was set up speaks TLS with another certificate; nothing else differs.
     *
     * @param asksForCertificates as the server was set up
     */
    public static ServerSSLOptions tls(KeyCertOptions certificate, boolean asksForCertificates) {
        ServerSSLOptions options = new ServerSSLOptions();
        options.setKeyCertOptions(certificate)
                .setSslHandshakeTimeout(TLS_HANDSHAKE_SECONDS)
                .setSslHandshakeTimeoutUnit(TimeUnit.SECONDS);
        if (asksForCertificates) {
            options.setClientAuth(ClientAuth.REQUEST).setTrustOptions(ClientCertificates.TAKEN);
        }
        return options;
    }

    /** Why there is no connection: plain text at a TLS door comes back in the message, every byte of it. */
    public static String shortly(Throwable error) {
        return shortly(String.valueOf(error.getMessage() == null ? error : error.getMessage()));
    }

    /** So much of a text from outside as a log can bear. */
    public static String shortly(String text) {
        return text.length() <= COMPLAINT_LENGTH ? text : text.substring(0, COMPLAINT_LENGTH) + "...";
    }
}
