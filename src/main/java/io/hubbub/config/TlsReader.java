package io.hubbub.config;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a door's {@code tls}, and the files it names. */
final class TlsReader {
    private static final List<String> PEM_KEYS = List.of("certificate", "key");
    private static final List<String> PKCS12_KEYS = List.of("pkcs12", "password");
    private static final List<String> KEYS = List.of("certificate", "key", "pkcs12", "password");

    private final Section tls;
    private final Map<TlsConfig, Certificate> known;

    private TlsReader(Section tls, Map<TlsConfig, Certificate> known) {
        this.tls = tls;
        this.known = known;
    }

    /** @param known those of other doors, to which that of this one is added */
    static Optional<Certificate> read(Section door, Map<TlsConfig, Certificate> known) {
        Section tls = door.section("tls");
        tls.allow(KEYS);
        boolean wanted = door.inFile("tls") || tls.hasAny(KEYS);
        return wanted ? Optional.of(new TlsReader(tls, known).read()) : Optional.empty();
    }

    private Certificate read() {
        boolean pkcs12 = tls.hasAny(PKCS12_KEYS);
        for (String key : PEM_KEYS) {
            if (pkcs12 && tls.has(key)) {
                throw tls.complaint(key, "expected either certificate and key or pkcs12 and password, got both");
            }
        }
        return pkcs12 ? pkcs12() : pem();
    }

    private Certificate pem() {
        String certificatePath = text("certificate", "the path of a PEM file (or a pkcs12 file and its password)");
        String keyPath = text("key", "the path of the certificate's private key, a PEM file");
        Path certificateFile = path("certificate", certificatePath);
        Path keyFile = path("key", keyPath);
        return certificate(new TlsConfig.Pem(certificateFile, keyFile));
    }

    private Certificate pkcs12() {
        Path file = path("pkcs12", text("pkcs12", "the path of a PKCS#12 file"));
        String password = text("password", "the password of the PKCS#12 file");
        return certificate(new TlsConfig.Pkcs12(file, password));
    }

    private Certificate certificate(TlsConfig source) {
        if (known.containsKey(source)) {
            return known.get(source);
        }
        try {
            Certificate certificate = Certificate.read(source);
            known.put(source, certificate);
            return certificate;
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
