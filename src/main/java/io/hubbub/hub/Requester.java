package io.hubbub.hub;

/** The part of a session that asks. */
interface Requester {
    /** The bytes that it has in flight. */
    long inFlightBytes();

    /** It has asked for more, or something is settled. */
    void addInFlight(long bytes);

    /** Reads nothing more from its peer until less is in flight. */
    void holdBack();

    /** Asks for what waits, as far as it may. */
    void goOn();

    /** Reads from its peer again. */
    void readOn();
}
