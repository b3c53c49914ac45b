package io.hubbub.task;

import io.vertx.core.Context;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * One request, as its asker sees it: it is answered once, or cancelled. Belongs to the event loop it was asked on; its
 * methods are called there.
 */
public final class TaskRun {
    private static final long NO_TIMER = -1;

    private final Context context;
    private final Thread loop = Thread.currentThread();
    private final TaskCounts counts;

    // Until it is answered or cancelled; then empty, so that a task that goes on holds on to no connection.
    private Consumer<TaskResult> answer;
    private Runnable giveUp = () -> {};
    private long timer = NO_TIMER;

    TaskRun(Context context, TaskCounts counts, Consumer<TaskResult> answer) {
        this.context = context;
        this.counts = counts;
        this.answer = answer;
    }

    /**
     * The asker has left: whatever the task computes is dropped and counted. A task that waits loses its place at once
     * and never starts, one that runs is interrupted. Has no effect once answered or cancelled.
     */
    public void cancel() {
        assertOnLoop();
        if (answer != null) {
            giveUp.run();
            settle();
            counts.drop();
        }
    }

    /** Computing has begun, or waiting for it: {@code giveUp} ends it, {@code late} is the answer at the deadline. */
    void await(long deadlineMs, Runnable giveUp, Supplier<TaskResult> late) {
        assertOnLoop();
        this.giveUp = giveUp;
        timer = context.owner().setTimer(deadlineMs, id -> {
            giveUp.run();
            answer(late.get());
        });
    }

    void answer(TaskResult result) {
        assertOnLoop();
        if (answer != null) {
            Consumer<TaskResult> asker = settle();
            counts.answer(result.kind());
            asker.accept(result);
        }
    }

    /** On any thread: answers later, never inside this call, so that no answer overtakes the {@link TaskRun} itself. */
    void answerSoon(TaskResult result) {
        context.runOnContext(v -> answer(result));
    }

    Context context() {
        return context;
    }

    private Consumer<TaskResult> settle() {
        Consumer<TaskResult> asker = answer;
        answer = null;
        giveUp = () -> {};
        if (timer != NO_TIMER) {
            context.owner().cancelTimer(timer);
        }
        return asker;
    }

    private void assertOnLoop() {
        assert Thread.currentThread() == loop : "a request belongs to " + loop + ", not to " + Thread.currentThread();
    }
}
