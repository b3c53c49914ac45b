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
import java.util.concurrent.ConcurrentSkipListMap;

/** The certificates of the doors that speak TLS, as they are served now. Thread-safe. */
public final class DoorCertificates {
    /** How long before its end a certificate is spoken of: what is renewed by itself has been by then, with days to spare. */
    static final Duration WARNING = Duration.ofDays(30);

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final List<DoorConfig> doors;

    /** By the number of the door. */
    private final Map<Integer, Certificate> current = new ConcurrentSkipListMap<>();

    private DoorCertificates(List<DoorConfig> doors) {
        this.doors = doors;
    }

    /**
     * Reads those of all doors. Blocks.
     *
     * @throws ConfigException when one can't be used
     */
    public static DoorCertificates read(Config config) {
        DoorCertificates certificates = new DoorCertificates(config.doors());
        certificates.numbers().forEach(door -> certificates.use(door, certificates.reread(door)));
        return certificates;
    }

    /** The numbers of the doors that speak TLS. */
    List<Integer> numbers() {
        List<Integer> numbers = new ArrayList<>();
        for (int door = 0; door < doors.size(); door++) {
            if (doors.get(door).tls().isPresent()) {
                numbers.add(door);
            }
        }
        return numbers;
    }

    /**
     * Reads a door's files again, and changes nothing. Blocks.
     *
     * @throws ConfigException when they can't be used
     */
    Certificate reread(int door) {
        DoorConfig config = doors.get(door);
        return Certificate.read(config.tls().orElseThrow(), "door " + config.name() + ": tls");
    }

    /** From now on this one is served at the door. */
    void use(int door, Certificate certificate) {
        current.put(door, certificate);
    }

    /** What a door serves; empty when it speaks no TLS. */
    Optional<KeyCertOptions> options(int door) {
        return Optional.ofNullable(current.get(door)).map(DoorCertificates::options);
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

    /** What the log says of one that was read. */
    String describe(int door, Certificate certificate) {
        return "door " + doors.get(door).name() + ": certificate " + certificate.file() + ", valid until "
                + DAY.format(certificate.until());
    }

    /** A sentence for each certificate that is not valid, or not for long, with the doors that show it. */
    public List<String> warnings(Instant now) {
        Map<String, List<String>> doorsOf = new LinkedHashMap<>();
        current.forEach((door, certificate) -> trouble(certificate, now)
                .map(trouble -> "the certificate " + certificate.file() + " " + trouble)
                .ifPresent(warning -> doorsOf.computeIfAbsent(warning, same -> new ArrayList<>())
                        .add(doors.get(door).name())));
        List<String> warnings = new ArrayList<>();
        doorsOf.forEach((warning, names) ->
                warnings.add((names.size() == 1 ? "door " : "doors ") + String.join(", ", names) + ": " + warning));
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
