package io.hubbub;

import io.hubbub.net.ConnectionLimiter;

/**
 * Who is counted at a door, over all instances. Thread-safe.
 *
 * @param people all who come in within the limits
 * @param consoles those that are open beyond them, at a web door
 */
record Gates(ConnectionLimiter people, ConnectionLimiter consoles) {
    /** How many connections are open, whoever has them. */
    int inside() {
        return people.inside() + consoles.inside();
    }
}
