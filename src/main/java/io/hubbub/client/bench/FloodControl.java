package io.hubbub.client.bench;

import java.util.Locale;

/**
 * How much a server lets one sender say. Figures taken under it tell what it allows, not what it can do.
 *
 * @param burst messages at once, or 0 if it has not said that there is a limit
 * @param perSecond messages afterwards
 */
record FloodControl(int burst, int perSecond) {
    static final FloodControl NONE = new FloodControl(0, 0);

    /** Servers let people say so much a second at most; a client that is held up by anything else is faster. */
    private static final double MOST_FOR_PEOPLE = 25;

    /** Nobody needs that explained who has as many deliveries. */
    private static final double PLENTY = 50_000;

    private static final String ADVICE = "; these figures show that limit, not what the server can do"
            + " (\"floodBurst\": 0 switches it off in Hubbub's doors)";

    /** The note about it for a report; empty when it made no difference. */
    String note(double sentBySender, double sentBySenderEachSecond, double deliveriesEachSecond, boolean wantedMore) {
        if (burst > 0 && sentBySender > burst) {
            return String.format(
                    Locale.ROOT,
                    "flood control lets each sender say %,d messages at once and %,d a second then%s",
                    burst,
                    perSecond,
                    ADVICE);
        }
        boolean slow = wantedMore && sentBySenderEachSecond < MOST_FOR_PEOPLE && deliveriesEachSecond < PLENTY;
        return burst == 0 && slow
                ? String.format(
                        Locale.ROOT,
                        "%.1f messages a second of each sender look like flood control%s",
                        sentBySenderEachSecond,
                        ADVICE)
                : "";
    }
}
