package io.hubbub;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.cert.CertificateFactory;
import java.util.HexFormat;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
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
        return of(file, null);
    }

    /** The same for a client that shows the certificate in a PKCS #12 file of {@link #FOLDER}, and has its key. */
    public static Certificates showing(String store, String password, String trusted) {
        try (InputStream in = Files.newInputStream(FOLDER.resolve(store))) {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(in, password.toCharArray());
            KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            managers.init(keys, password.toCharArray());
            return of(trusted, managers.getKeyManagers());
        } catch (IOException | GeneralSecurityException failure) {
            throw new AssertionError(failure);
        }
    }

    /** The SHA-256 of the certificate in a file of {@link #FOLDER}, in hexadecimal digits. */
    public static String fingerprint(String file) {
        try (InputStream pem = Files.newInputStream(FOLDER.resolve(file))) {
            byte[] der = CertificateFactory.getInstance("X.509")
                    .generateCertificate(pem)
                    .getEncoded();
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(der));
        } catch (IOException | GeneralSecurityException failure) {
            throw new AssertionError(failure);
        }
    }

    private static Certificates of(String file, KeyManager[] own) {
        try (InputStream pem = Files.newInputStream(FOLDER.resolve(file))) {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            store.setCertificateEntry(
                    "it", CertificateFactory.getInstance("X.509").generateCertificate(pem));
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(own, trust.getTrustManagers(), null);
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
