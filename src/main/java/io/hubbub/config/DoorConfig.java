package io.hubbub.config;

import java.util.Optional;

/**
 * One door: where it listens, and how it behaves. Immutable.
 *
 * @param options of the class that belongs to its kind
 */
public record DoorConfig(DoorWiring wiring, DoorOptions options) {
    public String name() {
        return wiring.name();
    }

    public String host() {
        return wiring.host();
    }

    public int port() {
        return wiring.port();
    }

    public Optional<Certificate> tls() {
        return wiring.tls();
    }

    public LimitsConfig limits() {
        return options.limits;
    }
}
