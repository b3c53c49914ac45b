package io.hubbub;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/** What a client trusts: one certificate of the tests' own, and only for the host that it names. */
public final class Certificates {
    /** Where the tests' certificates and keys are; see the README.md there. */
    public static final Path FOLDER = folder();

    private final SSLContext context;

    private Certificates(SSLContext context) {
        this.context = context;
    }

    /** Trusts the certificate in a file of {@link #FOLDER}. */
    public static Certificates of(String file) {
        try (InputStream pem = Files.newInputStream(FOLDER.resolve(file))) {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            store.setCertificateEntry(
                    "it", CertificateFactory.getInstance("X.509").generateCertificate(pem));
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return new Certificates(context);
        } catch (IOException | GeneralSecurityException failure) {
            throw new AssertionError(failure);
        }
    }

    /** Connects to a port of this machine by TLS. */
    public Peer connect(int port) {
        try {
            SSLSocket socket =
                    (SSLSocket) context.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), port);
            SSLParameters checked = socket.getSSLParameters();
            checked.setEndpointIdentificationAlgorithm("HTTPS");
            socket.setSSLParameters(checked);
            socket.startHandshake();
            return new Peer(socket);
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }

    private static Path folder() {
        try {
            return Path.of(Certificates.class
                            .getResource("config/tls/rsa-cert.pem")
                            .toURI())
                    .getParent();
        } catch (URISyntaxException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
