package io.hubbub.hub;

/**
 * A question for a page of what is kept of a room.
 *
 * @param after where the page may begin: behind this place
 * @param before where it ends: in front of this place
 * @param kind which events are wanted
 * @param side from which end the page is filled if not everything between the places goes into one
 * @param most how many events at most
 */
public record PastQuery(Place after, Place before, Archive.Kind kind, Archive.Side side, int most) {

    /** A place in a room's log, of which the event that stands there is no part. */
    public sealed interface Place {
        /** Before everything that is kept, or behind everything that has happened. */
        record Open() implements Place {}

        /** At the event with that number. */
        record Seq(long seq) implements Place {}

        /** At the events of that time, in milliseconds since 1970. */
        record Time(long ms) implements Place {}
    }

    /** No bound. */
    public static final Place OPEN = new Place.Open();

    /** The last events that happened. */
    public static PastQuery latest(Archive.Kind kind, int most) {
        return new PastQuery(OPEN, OPEN, kind, Archive.Side.NEWEST, most);
    }
}
