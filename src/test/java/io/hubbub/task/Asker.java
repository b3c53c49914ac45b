package io.hubbub.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Somebody on an event loop of its own, asking for tasks. */
final class Asker {
    private final Context context;
    private final Tasks tasks;

    private Asker(Context context, Tasks tasks) {
        this.context = context;
        this.tasks = tasks;
    }

    static Asker of(Tasks tasks, Vertx vertx) {
        CompletableFuture<Context> itsContext = new CompletableFuture<>();
        vertx.deployVerticle(new VerticleBase() {
            @Override
            public Future<?> start() {
                itsContext.complete(context);
                return Future.succeededFuture();
            }
        });
        return new Asker(Waits.within30s(itsContext), tasks);
    }

    /** One asking: its run, and its answer if it gets one. */
    static final class Asked {
        final CompletableFuture<TaskResult> answer = new CompletableFuture<>();
        final AtomicInteger answers = new AtomicInteger();
        TaskRun run;

        TaskResult result() {
            TaskResult result = Waits.within30s(answer);
            assertEquals(1, answers.get());
            return result;
        }

        String text() {
            return result().text();
        }

        TaskResult.Kind kind() {
            return result().kind();
        }
    }

    Asked ask(String name, String arguments) {
        return onLoop(() -> askHere(name, arguments));
    }

    /** Asks, and lets the loop do nothing else (no timer, no answer) until the gate has been reached. */
    Asked askAndReach(GateTask gate, String arguments) {
        return onLoop(() -> {
            Asked asked = askHere(gate.name(), arguments);
            gate.awaitEntered();
            return asked;
        });
    }

    void cancel(Asked asked) {
        onLoop(() -> {
            asked.run.cancel();
            return asked;
        });
    }

    /** To be called on the loop. */
    Asked askHere(String name, String arguments) {
        Asked asked = new Asked();
        Thread loop = Thread.currentThread();
        asked.run = tasks.run(name, arguments, result -> {
            try {
                assertSame(loop, Thread.currentThread());
                assertSame(context, Vertx.currentContext());
                assertEquals(1, asked.answers.incrementAndGet());
                asked.answer.complete(result);
            } catch (AssertionError e) {
                asked.answer.completeExceptionally(e);
            }
        });
        assertEquals(0, asked.answers.get(), "answered before run returned");
        return asked;
    }

    <T> T onLoop(Supplier<T> action) {
        return Waits.within30s(soon(action));
    }

    <T> CompletableFuture<T> soon(Supplier<T> action) {
        CompletableFuture<T> done = new CompletableFuture<>();
        context.runOnContext(v -> {
            try {
                done.complete(action.get());
            } catch (Throwable e) {
                done.completeExceptionally(e);
            }
        });
        return done;
    }
}
