package io.hubbub;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;

/** The end of the time that something may take, which several things share. For any thread. */
final class Deadline {
    private final Vertx vertx;
    private final long untilNs;

    /** @param time from now on */
    Deadline(Vertx vertx, Duration time) {
        this.vertx = vertx;
        this.untilNs = System.nanoTime() + time.toNanos();
    }

    /** Whether something is done before the time is over; told then at the latest. */
    Future<Boolean> meets(Future<?> something) {
        Promise<Boolean> inTime = Promise.promise();
        long leftMs = Math.max(1, (untilNs - System.nanoTime()) / 1_000_000);
        long timer = vertx.setTimer(leftMs, late -> inTime.tryComplete(false));
        something.onComplete(done -> {
            vertx.cancelTimer(timer);
            inTime.tryComplete(true);
        });
        return inTime.future();
    }
}
