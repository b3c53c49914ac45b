package io.hubbub.net;

import io.vertx.core.net.TrustOptions;
import java.net.Socket;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Certificates of clients. People make their own, and nobody vouches for them: TLS proves that a client has the key of the one that it shows, and its
 * fingerprint is compared with those that accounts have.
 */
final class ClientCertificates {
    /** Takes whatever a client shows. */
    static final TrustOptions TAKEN = TrustOptions.wrap(new TakesAll());

    private ClientCertificates() {}

    /** The SHA-256 of the DER form of the one that the peer has shown. */
    static Optional<byte[]> fingerprint(SSLSession session) {
        try {
            byte[] der = session.getPeerCertificates()[0].getEncoded();
            return Optional.of(MessageDigest.getInstance("SHA-256").digest(der));
        } catch (SSLPeerUnverifiedException | CertificateEncodingException none) {
            return Optional.empty();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    private static final class TakesAll extends X509ExtendedTrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        /** None: a client that is told whom the server trusts sends nothing else. */
        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
