package io.hubbub.client.bench;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.function.LongConsumer;

/**
 * Brings all receivers to one point of the stream. A connection that is open is not yet in the room, so first probes are
 * sent until every receiver has seen one; then everyone is certain to see the starting marker.
 */
final class Rendezvous {
    private static final long TICK_MS = 20;
    private static final int TICKS_BETWEEN_PROBES = 10;
    private static final int PATIENCE_TICKS = 500;
    /** A door that answers each sender alone keeps bytes coming for ever: after so many probes, a minute, it is given up. */
    private static final int MOST_PROBES = 300;

    private final Vertx vertx;
    private final Audience audience;
    private final LongConsumer mark;
    private final boolean lossy;
    private final Promise<Void> met = Promise.promise();

    private long probes;
    private boolean startSent;
    private int ticks;
    private int quietTicks;
    private long bytesAtLastTick;

    /**
     * @param mark sends the marker with that number
     * @param lossy whether some may never get one, so that the starting marker is sent again
     */
    Rendezvous(Vertx vertx, Audience audience, LongConsumer mark, boolean lossy) {
        this.lossy = lossy;
        this.vertx = vertx;
        this.audience = audience;
        this.mark = mark;
    }

    /** Completes when all receivers have passed the starting marker; fails when that can't be any more. */
    Future<Void> meet() {
        long timer = vertx.setPeriodic(0, TICK_MS, id -> tick());
        return met.future().onComplete(done -> vertx.cancelTimer(timer));
    }

    private void tick() {
        quietTicks = audience.receivedBytes() == bytesAtLastTick ? quietTicks + 1 : 0;
        bytesAtLastTick = audience.receivedBytes();
        if (audience.allStarted()) {
            met.tryComplete();
        } else if (audience.goneCount() > 0) {
            met.tryFail(new IllegalStateException(
                    audience.goneCount() + " of " + audience.size() + " connections were closed before the run began"));
        } else if (quietTicks > PATIENCE_TICKS || (!startSent && probes > MOST_PROBES)) {
            met.tryFail(new IllegalStateException(whatIsMissing()));
        } else if (startSent) {
            if (lossy && ticks++ % TICKS_BETWEEN_PROBES == 0) {
                mark.accept(Marker.START);
            }
        } else if (audience.allSawProbe()) {
            startSent = true;
            mark.accept(Marker.START);
        } else if (ticks++ % TICKS_BETWEEN_PROBES == 0) {
            mark.accept(Marker.FIRST_PROBE + probes++);
        }
    }

    private String whatIsMissing() {
        int missing = audience.size() - audience.sawProbeCount();
        return missing > 0
                ? missing + " of " + audience.size() + " receivers never saw any of " + probes + " messages sent to all"
                : "not all receivers saw the message that starts the run";
    }
}
