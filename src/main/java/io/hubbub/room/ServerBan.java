package io.hubbub.room;

/**
 * A ban of the server: whoever it is about is on no door of it while it lasts. Immutable. Times are in milliseconds since 1970.
 *
 * @param reason why; those whom it is about are told. May be empty
 * @param by who made it
 * @param untilMs {@link #FOR_GOOD} if it doesn't end by itself
 */
public record ServerBan(BanTarget target, String reason, String by, long sinceMs, long untilMs) {
    /** The end of a ban that only an operator ends. */
    public static final long FOR_GOOD = Long.MAX_VALUE;

    /** Characters of the longest reason: longer than any sentence that somebody reads who wants to get in. */
    public static final int LONGEST_REASON = 300;

    /** Whether it has ended by itself. */
    public boolean isOver(long nowMs) {
        return untilMs <= nowMs;
    }
}
