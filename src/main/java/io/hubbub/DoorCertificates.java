package io.hubbub;

import io.hubbub.config.Certificate;
import io.hubbub.config.Config;
import io.hubbub.config.ConfigException;
import io.hubbub.config.DoorConfig;
import io.hubbub.config.TlsConfig;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.KeyCertOptions;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PfxOptions;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The certificates of the doors that speak TLS, as they are served now. Thread-safe. */
public final class DoorCertificates {
    /** How long before its end a certificate is spoken of: what is renewed by itself has been by then, with days to spare. */
    static final Duration WARNING = Duration.ofDays(30);

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** The names of the doors by where their certificate comes from, in the order of the configuration. */
    private final Map<TlsConfig, List<String>> doors = new LinkedHashMap<>();

    private final Map<TlsConfig, Certificate> current = new ConcurrentHashMap<>();

    /** Those of a configuration as they were read with it. */
    public DoorCertificates(Config config) {
        for (DoorConfig door : config.doors()) {
            door.tls().ifPresent(certificate -> {
                doors.computeIfAbsent(certificate.source(), source -> new ArrayList<>())
                        .add(door.name());
                use(certificate);
            });
        }
    }

    /** Where the certificates come from. */
    Set<TlsConfig> sources() {
        return doors.keySet();
    }

    /**
     * Reads the files again, and changes nothing. Blocks.
     *
     * @throws ConfigException when they can't be used
     */
    Certificate reread(TlsConfig source) {
        return Certificate.read(source, named(source) + ": tls");
    }

    /** From now on this one is served where the one from the same place was. */
    void use(Certificate certificate) {
        current.put(certificate.source(), certificate);
    }

    /** The certificate that a door serves; empty when it speaks no TLS. */
    Optional<KeyCertOptions> options(DoorConfig door) {
        return door.tls().map(first -> options(current.get(first.source())));
    }

    /** Whether a door serves what comes from there. */
    static boolean serves(DoorConfig door, TlsConfig source) {
        return door.tls().filter(first -> first.source().equals(source)).isPresent();
    }

    static KeyCertOptions options(Certificate certificate) {
        if (certificate.source() instanceof TlsConfig.Pkcs12 store) {
            return new PfxOptions()
                    .setValue(Buffer.buffer(certificate.content()))
                    .setPassword(store.password());
        }
        return new PemKeyCertOptions()
                .setCertValue(Buffer.buffer(certificate.content()))
                .setKeyValue(Buffer.buffer(certificate.key()));
    }

    /** The log's line about one that was read. */
    String describe(Certificate certificate) {
        return named(certificate.source()) + ": certificate " + certificate.file() + ", valid until "
                + DAY.format(certificate.until());
    }

    private String named(TlsConfig source) {
        List<String> names = doors.get(source);
        return (names.size() == 1 ? "door " : "doors ") + String.join(", ", names);
    }

    /** A sentence for each certificate that is not valid, or not for long, with the doors that show it. */
    public List<String> warnings(Instant now) {
        List<String> warnings = new ArrayList<>();
        for (TlsConfig source : doors.keySet()) {
            Certificate certificate = current.get(source);
            trouble(certificate, now)
                    .ifPresent(trouble ->
                            warnings.add(named(source) + ": the certificate " + certificate.file() + " " + trouble));
        }
        return warnings;
    }

    private static Optional<String> trouble(Certificate certificate, Instant now) {
        Duration left = Duration.between(now, certificate.until());
        if (left.isNegative()) {
            return Optional.of("expired on " + DAY.format(certificate.until()) + ": clients refuse it");
        } else if (now.isBefore(certificate.from())) {
            return Optional.of("is not valid before " + DAY.format(certificate.from()) + ": clients refuse it");
        } else if (left.compareTo(WARNING) < 0) {
            return Optional.of("expires on " + DAY.format(certificate.until()) + ", " + in(left.toDays())
                    + "; SIGHUP makes the server read a new one");
        }
        return Optional.empty();
    }

    private static String in(long days) {
        return days == 0 ? "within a day" : days == 1 ? "in a day" : "in " + days + " days";
    }
}
