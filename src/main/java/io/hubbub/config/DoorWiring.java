package io.hubbub.config;

import java.util.Optional;

/**
 * Where a door listens, and as what: a change of any of these is another door.
 *
 * @param name unique among the doors whatever the case; letters, digits and {@code -}
 * @param kind the word of what is served
 * @param host an IP address or a host name, not yet resolved
 * @param port 0 picks a free one, the same for all instances
 * @param tls what is shown at first; absent: plain TCP
 */
public record DoorWiring(String name, String kind, String host, int port, Optional<Certificate> tls) {}
