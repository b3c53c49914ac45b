package io.hubbub.door;

import io.hubbub.net.ConnectionLimiter;
import io.hubbub.net.DatagramPeers;

/**
 * The connections that are counted at a door, over all instances. Thread-safe.
 *
 * @param people all who come in within the limits
 * @param consoles those that are open beyond them, at a web door
 * @param peers whose datagrams come in, at a door for those
 */
public record DoorLimiters(ConnectionLimiter people, ConnectionLimiter consoles, DatagramPeers peers) {
    /** How many connections are open, those beyond the limits included. */
    public int inside() {
        return people.inside() + consoles.inside();
    }
}
