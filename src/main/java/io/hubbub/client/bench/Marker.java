package io.hubbub.client.bench;

/** The numbers of the messages that mark a point in the stream. */
final class Marker {
    /** From the end of this message on, all receivers' streams must be the same. */
    static final long START = 0;

    /** This and higher numbers: a receiver that sees one is certainly in the room. */
    static final long FIRST_PROBE = 1;

    private Marker() {}
}
