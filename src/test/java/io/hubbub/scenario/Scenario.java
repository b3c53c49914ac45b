package io.hubbub.scenario;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** What all scenarios share: sizes, seeds, and waiting for what must come. */
final class Scenario {
    /** How long anything may take that must come; only ever reached by what has failed. */
    static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final long GLANCE_NS = 2_000_000;

    private Scenario() {}

    /** Whether the sizes of the promise itself are wanted, and not those that a quick run on two cores can have. */
    static boolean isFull() {
        return Boolean.getBoolean("hubbub.scenario.full");
    }

    /** A duration that a property can set, in seconds. */
    static Duration seconds(String property, int quick, int full) {
        return Duration.ofSeconds(Integer.getInteger(property, isFull() ? full : quick));
    }

    /** Random numbers whose seed the log shows and {@code -Dhubbub.scenario.seed} repeats. */
    static Random random() {
        long seed = Long.getLong("hubbub.scenario.seed", System.nanoTime());
        System.out.println("-Dhubbub.scenario.seed=" + seed);
        return new Random(seed);
    }

    static void await(String what, BooleanSupplier condition) {
        long startNs = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - startNs > PATIENCE.toNanos()) {
                throw new AssertionError("not within " + PATIENCE.toSeconds() + " s: " + what);
            }
            LockSupport.parkNanos(GLANCE_NS);
        }
    }

    /** A configuration in a file of its own, to be deleted by who asked for it. */
    static Path configuration(String json) {
        try {
            return Files.writeString(Files.createTempFile("hubbub", ".json"), json);
        } catch (IOException unwritable) {
            throw new AssertionError(unwritable);
        }
    }
}
