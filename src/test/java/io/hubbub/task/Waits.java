package io.hubbub.task;

import io.vertx.core.Future;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Waiting in tests: only ever for what must come, with a limit that says the test has failed. */
final class Waits {
    private Waits() {}

    static <T> T within30s(CompletableFuture<T> future) {
        try {
            return future.get(30, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    static <T> T within30s(Future<T> future) {
        return within30s(future.toCompletionStage().toCompletableFuture());
    }

    static void within30s(Semaphore event) {
        try {
            if (!event.tryAcquire(30, TimeUnit.SECONDS)) {
                throw new AssertionError("not within 30 s");
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    static void within30s(BooleanSupplier condition) {
        long endNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - endNs > 0) {
                throw new AssertionError("not within 30 s");
            }
            Thread.onSpinWait();
        }
    }
}
