package io.hubbub.hub;

import java.util.Set;

/**
 * An account, as an administrator sees it. Times are in milliseconds since 1970.
 *
 * @param hasPassword whether a password lets somebody in
 * @param grants their words
 * @param seenMs when somebody was last let in; 0 for never
 * @param suspendedUntilMs 0 if it is not; {@link #FOR_GOOD}
 * @param reason why it is suspended; may be empty
 */
public record AccountView(
        long id,
        String name,
        boolean isBot,
        boolean hasPassword,
        Set<String> grants,
        long createdMs,
        long seenMs,
        long suspendedUntilMs,
        String reason,
        int tokens,
        int certificates) {

    /** The end of a suspension that doesn't end by itself. */
    public static final long FOR_GOOD = Long.MAX_VALUE;

    /** Whether nobody is let in at that time. */
    public boolean isSuspended(long nowMs) {
        return suspendedUntilMs > nowMs;
    }
}
