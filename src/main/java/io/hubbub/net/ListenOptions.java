package io.hubbub.net;

import io.hubbub.hub.SessionLimits;
import io.vertx.core.net.KeyCertOptions;
import java.util.Optional;

/**
 * Where a door listens, and how much it bears.
 *
 * @param name the door's name in logs and lists
 * @param host the local address
 * @param port the port; a negative one stands for a free port, the same for all instances that give the same number
 * @param tls certificate and key, if the door speaks TLS
 * @param asksForCertificates whether clients are asked for a certificate, if the door speaks TLS; nobody needs one
 * @param handshakes where those who have not agreed on TLS yet are counted, if the door speaks it
 * @param unreachableSeconds how long a peer's machine may answer nothing at all; 0 for as long as the system bears with it
 * @param session what each of them may do
 */
public record ListenOptions(
        String name,
        String host,
        int port,
        Optional<KeyCertOptions> tls,
        boolean asksForCertificates,
        Handshakes handshakes,
        int unreachableSeconds,
        SessionLimits session) {

    /** The same with other limits for sessions. */
    public ListenOptions with(SessionLimits other) {
        return new ListenOptions(name, host, port, tls, asksForCertificates, handshakes, unreachableSeconds, other);
    }
}
