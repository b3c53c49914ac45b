package io.hubbub.net;

import io.hubbub.hub.Session;
import java.util.concurrent.TimeUnit;

/**
 * The clock of one peer: tells whether it may be read again after a burst, and whether something is due that was
 * waited for. Runs on the session's event loop, and takes the session's only alarm for itself.
 */
public final class Pace {
    /** No time is too long. */
    public static final long NEVER = Long.MAX_VALUE;

    private static final long SECOND_NS = TimeUnit.SECONDS.toNanos(1);

    private final Session session;
    private final Steps steps;
    private final RateLimiter limiter;
    private final Runnable whenDue;
    private boolean throttled;
    private long dueNs = NEVER;

    /**
     * @param burst how much is dealt with at once; 0 for any number
     * @param perSecond how much a second after that
     * @param whenDue told once when the time is over that {@link #dueIn} began
     */
    public Pace(Session session, Steps steps, int burst, int perSecond, Runnable whenDue) {
        this.session = session;
        this.steps = steps;
        this.limiter = new RateLimiter(burst, perSecond, session.nowNs());
        this.whenDue = whenDue;
    }

    /** Something that the peer sent was dealt with: the next may have to wait. */
    public void took() {
        took(1);
    }

    /** The same of something that counts for several. */
    public void took(int count) {
        if (!limiter.take(count, session.nowNs()) && !throttled) {
            throttled = true;
            steps.hold();
            wakeInTime();
        }
    }

    /** Waits for so long, or {@link #NEVER} again; only the last such request counts. */
    public void dueIn(long ns) {
        dueNs = ns == NEVER ? NEVER : session.nowNs() + ns;
        wakeInTime();
    }

    /** The session was woken. */
    public void woken() {
        if (dueNs != NEVER && session.nowNs() - dueNs >= 0) {
            dueNs = NEVER;
            whenDue.run();
        }
        if (throttled && limiter.has(session.nowNs())) {
            throttled = false;
            steps.letGo();
        }
        wakeInTime();
    }

    private void wakeInTime() {
        long untilNs = dueNs == NEVER ? NEVER : dueNs - session.nowNs();
        long nextNs = throttled ? Math.min(SECOND_NS, untilNs) : untilNs;
        if (nextNs != NEVER) {
            session.reading().wakeAfter(nextNs);
        }
    }
}
