package io.hubbub;

import io.hubbub.metrics.Pulse;
import io.hubbub.stats.StorageHealth;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.healthchecks.HealthChecks;
import io.vertx.ext.healthchecks.Status;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

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
    private final Optional<Supplier<StorageHealth>> storage;
    private final LongSupplier clockNs;
    private volatile Doors doors = Doors.NOT_YET_OPEN;

    // Guarded by this; null until somebody asks.
    private HealthChecks live;
    private HealthChecks ready;

    /**
     * @param storage how the database does; empty if there is none
     * @param clockNs the clock of the loops' pulses
     */
    Health(Vertx vertx, List<Pulse> loops, Optional<Supplier<StorageHealth>> storage, LongSupplier clockNs) {
        this.vertx = vertx;
        this.loops = loops;
        this.storage = storage;
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
        return doors == Doors.OPEN && isLive() && isKept();
    }

    /** Whether what happens is stored, where it should be. */
    private boolean isKept() {
        return storage.map(health -> health.get().isWorking()).orElse(true);
    }

    /** {@link #isLive} with its parts: one check for each event loop. */
    public synchronized HealthChecks live() {
        if (live == null) {
            live = checkLoops(HealthChecks.create(vertx));
        }
        return live;
    }

    /** {@link #isReady} with its parts: those of {@link #live}, the doors, and the history if one is kept. */
    public synchronized HealthChecks ready() {
        if (ready == null) {
            ready = checkLoops(HealthChecks.create(vertx)).register("doors", answer -> answer.complete(doorStatus()));
            storage.ifPresent(
                    health -> ready.register("history", answer -> answer.complete(storageStatus(health.get()))));
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

    private static Status storageStatus(StorageHealth health) {
        return health.isWorking()
                ? Status.OK()
                : Status.KO(why(health.trouble())
                        .put("since", Instant.ofEpochMilli(health.sinceMs()).toString()));
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
