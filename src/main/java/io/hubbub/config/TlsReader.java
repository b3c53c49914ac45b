package io.hubbub.config;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reads a door's {@code tls}, and the files it names, so that a bad one is noticed before the start. */
final class TlsReader {
    private static final List<String> PEM_KEYS = List.of("certificate", "key");
    private static final List<String> PKCS12_KEYS = List.of("pkcs12", "password");
    private static final List<String> KEYS = List.of("certificate", "key", "pkcs12", "password");

    private final Section tls;

    private TlsReader(Section tls) {
        this.tls = tls;
    }

    static Optional<TlsConfig> read(Section door) {
        Section tls = door.section("tls");
        tls.allow(KEYS);
        boolean wanted = door.inFile("tls") || tls.hasAny(KEYS);
        return wanted ? Optional.of(new TlsReader(tls).read()) : Optional.empty();
    }

    private TlsConfig read() {
        boolean pkcs12 = tls.hasAny(PKCS12_KEYS);
        for (String key : PEM_KEYS) {
            if (pkcs12 && tls.has(key)) {
                throw tls.complaint(key, "expected either certificate and key or pkcs12 and password, got both");
            }
        }
        return pkcs12 ? pkcs12() : pem();
    }

    private TlsConfig pem() {
        String certificatePath = text("certificate", "the path of a PEM file (or a pkcs12 file and its password)");
        String keyPath = text("key", "the path of the certificate's private key, a PEM file");
        Path certificateFile = path("certificate", certificatePath);
        Path keyFile = path("key", keyPath);
        return checked(new TlsConfig.Pem(certificateFile, keyFile));
    }

    private TlsConfig pkcs12() {
        Path file = path("pkcs12", text("pkcs12", "the path of a PKCS#12 file"));
        String password = text("password", "the password of the PKCS#12 file");
        return checked(new TlsConfig.Pkcs12(file, password));
    }

    private TlsConfig checked(TlsConfig config) {
        try {
            Certificate.read(config);
            return config;
        } catch (UnusableTls unusable) {
            throw tls.complaint(unusable.key(), unusable.getMessage());
        }
    }

    private String text(String key, String what) {
        return tls.text(key).orElseThrow(() -> tls.missing(key, what));
    }

    private Path path(String key, String written) {
        try {
            return tls.origin().folder().resolve(written);
        } catch (InvalidPathException impossible) {
            throw tls.expected(key, "the path of a file", Words.quote(written));
        }
    }
}
