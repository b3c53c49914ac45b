package io.hubbub.room;

/**
 * Deals with each kind of departure: a new kind does not compile before every handler knows it.
 *
 * @param <R> what comes of it
 */
public interface DepartureHandler<R> {
    /** Somebody went out. */
    R left(Event.Left left);

    /** Somebody has left the server. */
    R quit(Event.Quit quit);

    /** Somebody was thrown out. */
    R kicked(Event.Kicked kicked);
}
