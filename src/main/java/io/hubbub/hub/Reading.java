package io.hubbub.hub;

/** How one session's peer is read: what keeps it from being read, when it was heard last, when its door wants to be woken. Runs on the hub's loop. */
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

    private final Hub hub;
    private final Session session;
    private final Outlet outlet;

    /** When the door wants to be woken; {@link #NEVER} if not. */
    private long wakeNs = NEVER;

    /** Reasons not to read, a bit each: idle sessions are many, and a set would be an object for each of them. */
    private byte pauses;

    /** Sweeps in a row at which nothing was read. */
    private byte unreadSweeps;

    private final long openedNs;
    private long heardNs;
    private long bytesIn;

    Reading(Hub hub, Session session, Outlet outlet) {
        this.hub = hub;
        this.session = session;
        this.outlet = outlet;
        this.openedNs = hub.nowNs();
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

    /** Whether nothing is read from the peer; who has some of it left to deal with leaves it until {@link Listener#readsOn}. */
    public boolean isPaused() {
        return pauses != 0;
    }

    /** Has {@link Listener#woken} called once so much time has gone by, to the second; only the last such call counts. */
    public void wakeAfter(long ns) {
        wakeNs = hub.nowNs() + ns;
    }

    /** How long nothing has come from the peer, though it is read: a peer that isn't read can't be heard. */
    public long silentNs() {
        return isPaused() ? 0 : idleNs();
    }

    /** The peer has sent something. */
    public void received() {
        heardNs = hub.nowNs();
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
        return hub.nowNs() - openedNs;
    }

    /** How long nothing has come from the peer, whether it is read or not. */
    long idleNs() {
        return hub.nowNs() - heardNs;
    }

    void pause(Pause why) {
        if (session.isOpen() && pauses == 0) {
            session.contain(outlet::pause);
        }
        pauses = (byte) (pauses | why.bit);
    }

    void resume(Pause why) {
        boolean paused = pauses != 0;
        pauses = (byte) (pauses & ~why.bit);
        if (session.isOpen() && paused && pauses == 0) {
            session.tell(Listener::readsOn);
        }
        if (session.isOpen() && paused && pauses == 0) {
            // What it sent meanwhile is heard from here on: its silence begins anew.
            received();
            session.contain(outlet::resume);
        }
    }

    boolean isToBeWoken() {
        return wakeNs != NEVER && hub.nowNs() - wakeNs >= 0;
    }

    /** Not if another one who was woken has just ended the session. */
    void wake() {
        if (session.isOpen()) {
            wakeNs = NEVER;
            session.tell(Listener::woken);
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
        return forLong && !session.backlog().isWaiting() && !outlet.asksUnread();
    }

    /** Whether the peer has been silent for longer than it may, though it is read. */
    boolean isIdle() {
        long limitNs = session.limits().idleNs();
        return limitNs > 0 && silentNs() > limitNs;
    }

    /** Not if another one who was told so has just ended the session. */
    void tellUnread() {
        if (session.isOpen()) {
            session.tell(Listener::unread);
        }
    }

    /** The session has ended: nobody is woken any more. */
    void end() {
        wakeNs = NEVER;
    }
}
