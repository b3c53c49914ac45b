package io.hubbub.door;

import io.hubbub.net.ConnectionLimiter;

/**
 * The connections that are counted at a door, over all instances. Thread-safe.
 *
 * @param people all who come in within the limits
 * @param consoles those that are open beyond them, at a web door
 */
public record Gates(ConnectionLimiter people, ConnectionLimiter consoles) {
    /** How many connections are open, whoever has them. */
    public int inside() {
        return people.inside() + consoles.inside();
    }
}
