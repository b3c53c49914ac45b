package io.hubbub;

import io.hubbub.net.ConnectionLimiter;
import io.hubbub.net.DatagramPeers;

/**
 * Who is counted at a door, over all instances. Thread-safe.
 *
 * @param people all who come in within the limits
 * @param consoles those that are open beyond them, at a web door
 * @param peers whose datagrams come in, at a door for those
 */
record Gates(ConnectionLimiter people, ConnectionLimiter consoles, DatagramPeers peers) {
    /** How many connections are open, whoever has them. */
    int inside() {
        return people.inside() + consoles.inside();
    }
}
