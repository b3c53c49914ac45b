package io.hubbub.door.irc;

import io.hubbub.net.Steps;
import io.hubbub.net.Throttle;
import io.hubbub.room.Session;
import java.util.concurrent.TimeUnit;

/**
 * What only time tells about one client: whether it may be read again after a burst, and whether it is still there. Runs on
 * the session's event loop.
 */
final class Pace {
    private static final long SECOND_NS = TimeUnit.SECONDS.toNanos(1);
    private static final long NEVER = Long.MAX_VALUE;

    private final Session session;
    private final Steps steps;
    private final Throttle throttle;
    private final Liveness liveness;
    private boolean throttled;
    private long livenessDueNs = NEVER;

    Pace(Client client, IrcOptions.Patience patience) {
        this.session = client.session();
        this.steps = client.steps;
        this.throttle = new Throttle(patience.burst(), patience.perSecond(), session.nowNs());
        this.liveness = new Liveness(client, patience);
    }

    /** A line was dealt with: the next one may have to wait. */
    void tookLine() {
        if (!throttle.take(session.nowNs())) {
            throttled = true;
            steps.hold();
            wakeInTime();
        }
    }

    /** The client has come so far that something else is waited for. */
    void began() {
        livenessDueIn(liveness.nextNs());
        wakeInTime();
    }

    void woken() {
        if (livenessDueNs != NEVER && session.nowNs() - livenessDueNs >= 0) {
            livenessDueIn(liveness.check());
        }
        if (throttled && throttle.has(session.nowNs())) {
            throttled = false;
            steps.letGo();
        }
        wakeInTime();
    }

    private void livenessDueIn(long ns) {
        livenessDueNs = ns == NEVER ? NEVER : session.nowNs() + ns;
    }

    private void wakeInTime() {
        long untilNs = livenessDueNs == NEVER ? NEVER : livenessDueNs - session.nowNs();
        long nextNs = throttled ? Math.min(SECOND_NS, untilNs) : untilNs;
        if (nextNs != NEVER) {
            session.wakeAfter(nextNs);
        }
    }
}
