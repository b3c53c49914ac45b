package io.hubbub.room;

/** The number of a session, and what it tells: which hub it is at. Unique among all sessions of the server while they are open. */
public final class SessionId {
    /** The bits that count at the hub; the hub's own number stands above. */
    private static final int COUNTER_BITS = 40;

    private SessionId() {}

    /** The number of the session that is the {@code count}th of a hub. */
    public static long of(int hub, long count) {
        return ((long) hub << COUNTER_BITS) | count;
    }

    /** The hub that a session is at. */
    public static int hub(long session) {
        return (int) (session >>> COUNTER_BITS);
    }
}
