package io.hubbub.bus;

import java.util.List;

/**
 * The replies of one home to one hub in one tick, or of one hub to another.
 *
 * @param home the instance whose home says it; {@link #NO_HOME} for a hub
 * @param number what the home has sent under it
 * @param awaited whether the home waits for the hub to name the number again, as it does when the hub has to answer somebody
 */
public record ReplyBatch(List<Reply> replies, int home, long number, boolean awaited) {
    private static final int NO_HOME = -1;

    /** From one hub to another. */
    public ReplyBatch(List<Reply> replies) {
        this(replies, NO_HOME, 0, false);
    }
}
