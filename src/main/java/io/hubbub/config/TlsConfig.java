package io.hubbub.config;

import java.nio.file.Path;

/** Where a door's certificate and private key are. */
public sealed interface TlsConfig {
    /** A chain of certificates, the server's own first, and its RSA or EC key without a pass phrase. */
    record Pem(Path certificate, Path key) implements TlsConfig {}

    /** Both in one store; its entry is locked with the same password. */
    record Pkcs12(Path file, String password) implements TlsConfig {
        /** Without the password, for logs. */
        @Override
        public String toString() {
            return "Pkcs12[file=" + file + "]";
        }
    }
}
