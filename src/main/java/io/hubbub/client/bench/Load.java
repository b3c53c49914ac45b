package io.hubbub.client.bench;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.internal.ContextInternal;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * The load itself: warms up, measures, stops sending, and waits until everything has come back. Confined to one event
 * loop.
 */
final class Load {
    private static final int PATIENCE_SECONDS = 5;
    private static final int DRAIN_PATIENCE_SECONDS = 2;

    private final ContextInternal context;
    private final Vertx vertx;
    private final BenchOptions options;
    private final Pace pace;
    private final Senders senders;
    private final Audience audience;
    private final Latencies latencies;
    private final LongSupplier clock;
    private final Progress progress;
    private final ScheduledExecutorService loop;

    private final Promise<Void> done = Promise.promise();
    private boolean sending = true;
    private boolean turnScheduled;
    private boolean stalled;
    private Snapshot begin;
    private Snapshot end;

    private long bytesLastSecond;
    private int quietSeconds;

    /** @param clock nanoseconds, in which the pace counts too */
    Load(
            ContextInternal context,
            BenchOptions options,
            Pace pace,
            Senders senders,
            Audience audience,
            Latencies latencies,
            LongSupplier clock,
            Progress progress) {
        this.context = context;
        this.vertx = context.owner();
        this.options = options;
        this.pace = pace;
        this.senders = senders;
        this.audience = audience;
        this.latencies = latencies;
        this.clock = clock;
        this.progress = progress;
        this.loop = context.nettyEventLoop();
    }

    /** Completes when the load is over, for whatever reason. */
    Future<Void> run() {
        long warmupMs = Math.max(1, Math.round(options.warmupSeconds() * 1000));
        long measureMs = Math.max(1, Math.round(options.seconds() * 1000));
        vertx.setTimer(warmupMs, warm -> beginMeasuring());
        vertx.setTimer(warmupMs + measureMs, over -> stop());
        long everySecond = vertx.setPeriodic(1000, second -> eachSecond());
        turn();
        return done.future().onComplete(over -> vertx.cancelTimer(everySecond));
    }

    /** Something has arrived: what is not due at once waits until everything of this turn of the event loop is read. */
    void arrived() {
        if (sending && pace.isDue()) {
            pace.send(clock.getAsLong());
        }
        if (!turnScheduled) {
            turnScheduled = true;
            context.runOnContext(later -> turn());
        }
    }

    private void turn() {
        turnScheduled = false;
        if (sending) {
            long nowNs = clock.getAsLong();
            pace.send(nowNs);
            long waitNs = pace.nextDueNs(nowNs);
            if (waitNs > 0) {
                turnScheduled = true;
                loop.schedule(this::turn, waitNs, TimeUnit.NANOSECONDS);
            }
        } else if (audience.hasEverything(senders.total())) {
            done.tryComplete();
        }
    }

    private void beginMeasuring() {
        if (sending) {
            begin = snapshot();
            latencies.measure(begin.timeNs());
        }
    }

    /** Sends nothing more. What is in flight may still arrive. */
    void stop() {
        if (sending) {
            sending = false;
            end = snapshot();
            begin = begin == null ? end : begin;
            latencies.stop(end.timeNs());
            arrived();
        }
    }

    private Snapshot snapshot() {
        return Snapshot.take(clock.getAsLong(), audience, options.serverPid());
    }

    private void eachSecond() {
        audience.dropLaggards();
        progress.second(begin != null, audience, latencies.takeInterval());
        quietSeconds = audience.receivedBytes() == bytesLastSecond ? quietSeconds + 1 : 0;
        bytesLastSecond = audience.receivedBytes();
        boolean waiting = audience.delivered() < senders.total();
        if (sending && (audience.allGone() || (waiting && quietSeconds >= PATIENCE_SECONDS))) {
            stalled = true;
            stop();
        }
        if (!sending && quietSeconds >= DRAIN_PATIENCE_SECONDS) {
            done.tryComplete();
        }
    }

    /** How many messages were sent, warming up included. */
    long sent() {
        return senders.total();
    }

    /** Whether it ended early because nothing came back any more. */
    boolean stalled() {
        return stalled;
    }

    Snapshot begin() {
        return begin;
    }

    Snapshot end() {
        return end;
    }
}
