package io.hubbub.config;

import java.nio.file.Path;
import java.security.UnrecoverableKeyException;
import java.security.cert.X509Certificate;
import java.time.Instant;

/**
 * A door's certificate and its private key, read from the files that the configuration names and found to belong together.
 * The certificate that is served is the one that was checked, even if the files change in between. Immutable.
 */
public final class Certificate {
    private final TlsConfig source;
    private final byte[] content;
    private final byte[] key;
    private final X509Certificate own;

    private Certificate(TlsConfig source, byte[] content, byte[] key, X509Certificate own) {
        this.source = source;
        this.content = content;
        this.key = key;
        this.own = own;
    }

    /**
     * Reads the files again. Blocks.
     *
     * @param place how a complaint calls the {@code tls} of a door
     * @throws ConfigException with one line that names the key and the file
     */
    public static Certificate read(TlsConfig source, String place) {
        try {
            return read(source);
        } catch (UnusableTls unusable) {
            throw new ConfigException(place + "." + unusable.key() + ": " + unusable.getMessage());
        }
    }

    static Certificate read(TlsConfig source) throws UnusableTls {
        if (source instanceof TlsConfig.Pem pem) {
            return pem(pem);
        } else if (source instanceof TlsConfig.Pkcs12 store) {
            return pkcs12(store);
        }
        throw new IllegalStateException("no certificate in " + source);
    }

    private static Certificate pem(TlsConfig.Pem source) throws UnusableTls {
        byte[] chain;
        X509Certificate own;
        try {
            chain = SmallFile.bytes(source.certificate());
            own = Credentials.certificate(chain);
        } catch (Unusable unusable) {
            throw unusable("certificate", source.certificate(), unusable);
        }
        try {
            byte[] key = SmallFile.bytes(source.key());
            Credentials.checkKey(key, own);
            return new Certificate(source, chain, key, own);
        } catch (Unusable unusable) {
            throw unusable("key", source.key(), unusable);
        }
    }

    private static Certificate pkcs12(TlsConfig.Pkcs12 source) throws UnusableTls {
        try {
            byte[] store = SmallFile.bytes(source.file());
            return new Certificate(source, store, new byte[0], Credentials.ofStore(store, source.password()));
        } catch (UnrecoverableKeyException wrong) {
            throw new UnusableTls(
                    "password", "expected the password of " + source.file() + " and its key, got another", wrong);
        } catch (Unusable unusable) {
            throw unusable("pkcs12", source.file(), unusable);
        }
    }

    private static UnusableTls unusable(String key, Path file, Unusable unusable) {
        return new UnusableTls(key, file + ": " + unusable.getMessage(), unusable);
    }

    /** Where it was read. */
    public TlsConfig source() {
        return source;
    }

    /** The file that has the certificate. */
    public Path file() {
        return source instanceof TlsConfig.Pem pem ? pem.certificate() : ((TlsConfig.Pkcs12) source).file();
    }

    /** The chain as PEM, or the PKCS#12 store. */
    public byte[] content() {
        return content.clone();
    }

    /** The private key as PEM; empty for a store, which has it in itself. */
    public byte[] key() {
        return key.clone();
    }

    /** When it begins to be valid. */
    public Instant from() {
        return own.getNotBefore().toInstant();
    }

    /** When it runs out: the server's own certificate, not those of the authorities that signed it. */
    public Instant until() {
        return own.getNotAfter().toInstant();
    }
}
