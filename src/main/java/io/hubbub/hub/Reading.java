package io.hubbub.hub;

import io.hubbub.room.CloseReason;

/**
 * How one session's peer is read: what keeps it from being read, when it was heard last, when its door wants to be woken. Runs on the
 * hub's loop.
 */
public final class Reading {
    /** Why nothing is read from the peer at the moment. */
    enum Pause {
        /** The door is not ready. */
        DOOR(1),
        /** Too much of what it said is still in flight. */
        TOO_FAST(2),
        /** It doesn't read what is written to it. */
        BEHIND(4);

        private final int bit;

        Pause(int bit) {
            this.bit = bit;
        }
    }

    private static final long NEVER = Long.MAX_VALUE;

    /**
     * After so many sweeps without reading, which are seconds, the door may ask whether the peer is still there: so long at most
     * somebody speaks on who is gone. A question now and then takes little of what a client that is read slowly may send.
     */
    static final int UNREAD_SWEEPS = 5;

    private final Turn turn;
    private final Guard guard;
    private final Outlet outlet;
    private final SessionLimits limits;

    /** When the door wants to be woken; {@link #NEVER} if not. */
    private long wakeNs = NEVER;

    /** Reasons not to read, a bit each: idle sessions are many, and a set would be an object for each of them. */
    private byte pauses;

    /** Sweeps in a row at which nothing was read. */
    private byte unreadSweeps;

    private final long openedNs;
    private long heardNs;
    private long bytesIn;

    Reading(Turn turn, Guard guard, Connection connection) {
        this.turn = turn;
        this.guard = guard;
        this.outlet = connection.outlet();
        this.limits = connection.limits();
        this.openedNs = turn.nowNs();
        this.heardNs = openedNs;
    }

    /** Reads nothing from the peer until {@link #resume()}. */
    public void pause() {
        pause(Pause.DOOR);
    }

    /** Reads from the peer again, unless something else is in the way. */
    public void resume() {
        resume(Pause.DOOR);
    }

    /** Whether nothing is read from the peer; a door that has some of it left to deal with leaves it until {@link Listener#readsOn}. */
    public boolean isPaused() {
        return pauses != 0;
    }

    /** Has {@link Listener#woken} called once so much time has gone by, to the second; only the last such call counts. */
    public void wakeAfter(long ns) {
        wakeNs = turn.nowNs() + ns;
    }

    /** How long nothing has come from the peer, though it is read: a peer that isn't read can't be heard. */
    public long silentNs() {
        return isPaused() ? 0 : idleNs();
    }

    /** The peer has sent something. */
    public void received() {
        heardNs = turn.nowNs();
    }

    /** The peer has sent so many bytes. */
    public void received(int bytes) {
        bytesIn += bytes;
        received();
    }

    long bytesIn() {
        return bytesIn;
    }

    /** How long the session has been here. */
    long openNs() {
        return turn.nowNs() - openedNs;
    }

    /** How long nothing has come from the peer, whether it is read or not. */
    long idleNs() {
        return turn.nowNs() - heardNs;
    }

    void pause(Pause why) {
        if (guard.isOpen() && pauses == 0) {
            guard.contain(outlet::pause);
        }
        pauses = (byte) (pauses | why.bit);
    }

    void resume(Pause why) {
        boolean paused = pauses != 0;
        pauses = (byte) (pauses & ~why.bit);
        if (guard.isOpen() && paused && pauses == 0) {
            guard.tell(Listener::readsOn);
        }
        if (guard.isOpen() && paused && pauses == 0) {
            // Bytes that it sent meanwhile are read from here on: its silence begins anew.
            received();
            guard.contain(outlet::resume);
        }
    }

    boolean isToBeWoken() {
        return wakeNs != NEVER && turn.nowNs() - wakeNs >= 0;
    }

    /** Not if another one who was woken has just ended the session. */
    void wake() {
        if (guard.isOpen()) {
            wakeNs = NEVER;
            guard.tell(Listener::woken);
        }
    }

    /**
     * Counts another sweep. Returns whether the peer has not been read for so long that its door should ask whether it is there; a peer
     * that doesn't read can't be asked.
     */
    boolean isUnreadForLong() {
        unreadSweeps = isPaused() ? (byte) (unreadSweeps + 1) : 0;
        boolean forLong = unreadSweeps >= UNREAD_SWEEPS;
        if (forLong) {
            unreadSweeps = 0;
        }
        return forLong && (pauses & Pause.BEHIND.bit) == 0 && !outlet.asksUnread();
    }

    /** Whether the peer has been silent for longer than it may, though it is read. */
    boolean isIdle() {
        long limitNs = limits.idleNs();
        return limitNs > 0 && silentNs() > limitNs;
    }

    void closeIdle() {
        guard.close(CloseReason.IDLE);
    }

    /** Not if another one who was told so has just ended the session. */
    void tellUnread() {
        if (guard.isOpen()) {
            guard.tell(Listener::unread);
        }
    }

    /** The session has ended: nobody is woken any more. */
    void end() {
        wakeNs = NEVER;
    }
}
