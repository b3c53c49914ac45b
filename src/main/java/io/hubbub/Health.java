package io.hubbub;

import io.hubbub.metrics.Pulse;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.healthchecks.HealthChecks;
import io.vertx.ext.healthchecks.Status;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * The health of the server: whether it works, for a supervisor that starts it again when it doesn't ({@link #live}), and whether
 * people may be sent to it ({@link #ready}). Thread-safe; the checks take no time, and are not made before somebody asks.
 */
public final class Health {
    /**
     * A loop that has not got to anything for so long is stuck. Longer than a bad garbage collection or a machine that is short
     * of processors for a moment, either of which a new start would only make worse.
     */
    static final int SILENT_SECONDS = 5;

    private static final long SILENT_NS = TimeUnit.SECONDS.toNanos(SILENT_SECONDS);

    private enum Doors {
        NOT_YET_OPEN,
        OPEN,
        CLOSING
    }

    private final Vertx vertx;
    private final List<Pulse> loops;
    private final LongSupplier clockNs;
    private volatile Doors doors = Doors.NOT_YET_OPEN;

    // Guarded by this; null until somebody asks.
    private HealthChecks live;
    private HealthChecks ready;

    /** @param clockNs the clock of the loops' pulses */
    Health(Vertx vertx, List<Pulse> loops, LongSupplier clockNs) {
        this.vertx = vertx;
        this.loops = loops;
        this.clockNs = clockNs;
    }

    /** All doors are open. */
    void opened() {
        doors = Doors.OPEN;
    }

    /** The doors are about to be closed, for good. */
    void closing() {
        doors = Doors.CLOSING;
    }

    /** Whether every event loop works: if not, only a new start helps. */
    public boolean isLive() {
        return loops.stream().allMatch(this::answers);
    }

    /** Whether people can come in. */
    public boolean isReady() {
        return doors == Doors.OPEN && isLive();
    }

    /** {@link #isLive} with its parts: one check for each event loop. */
    public synchronized HealthChecks live() {
        if (live == null) {
            live = checkLoops(HealthChecks.create(vertx));
        }
        return live;
    }

    /** {@link #isReady} with its parts: those of {@link #live}, and the doors. */
    public synchronized HealthChecks ready() {
        if (ready == null) {
            ready = checkLoops(HealthChecks.create(vertx)).register("doors", answer -> answer.complete(doorStatus()));
        }
        return ready;
    }

    private HealthChecks checkLoops(HealthChecks checks) {
        for (int i = 0; i < loops.size(); i++) {
            Pulse loop = loops.get(i);
            checks.register("loop-" + i, answer -> answer.complete(loopStatus(loop)));
        }
        return checks;
    }

    private boolean answers(Pulse loop) {
        return loop.silentNs(clockNs.getAsLong()) < SILENT_NS;
    }

    private Status loopStatus(Pulse loop) {
        if (answers(loop)) {
            return Status.OK();
        }
        long silentSeconds = TimeUnit.NANOSECONDS.toSeconds(loop.silentNs(clockNs.getAsLong()));
        return Status.KO(new JsonObject().put("silentSeconds", silentSeconds));
    }

    private Status doorStatus() {
        return switch (doors) {
            case OPEN -> Status.OK();
            case NOT_YET_OPEN -> Status.KO(why("not all doors are open yet"));
            case CLOSING -> Status.KO(why("the server is stopping"));
        };
    }

    private static JsonObject why(String sentence) {
        return new JsonObject().put("why", sentence);
    }
}
