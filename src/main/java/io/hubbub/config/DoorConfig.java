package io.hubbub.config;

import java.util.Optional;

/**
 * One listening address and what is served there. Immutable.
 *
 * @param name unique among the doors whatever the case; letters, digits and {@code -}
 * @param host an IP address or a host name, not yet resolved
 * @param port 0 picks a free one, the same for all instances
 * @param tls what is shown at first; absent: plain TCP
 * @param limits the server's limits with the door's own laid over them; {@code connections} counts this door alone
 */
public record DoorConfig(
        String name, String host, int port, Optional<Certificate> tls, LimitsConfig limits, Service service) {}
