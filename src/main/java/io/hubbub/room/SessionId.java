package io.hubbub.room;

/**
 * The number of a session, and what it tells: which instance's hub it is at. It is never negative, and it is unique among all sessions
 * of the server while they are open.
 */
public final class SessionId {
    /** The bits that count at the hub; the number of its {@link InstanceId instance} stands above. */
    private static final int COUNTER_BITS = 32;

    private static final long COUNTER_MASK = (1L << COUNTER_BITS) - 1;

    private SessionId() {}

    /** The number of the session that is the {@code count}th of a hub; after four thousand millions they begin again. */
    public static long of(int hub, long count) {
        return ((long) hub << COUNTER_BITS) | (count & COUNTER_MASK);
    }

    /** The hub that a session is at. */
    public static int hub(long session) {
        return (int) (session >> COUNTER_BITS);
    }
}
