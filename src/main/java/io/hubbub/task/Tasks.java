package io.hubbub.task;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs tasks on worker threads for those who ask. One for the whole process, shared by all verticle instances: every
 * method is thread-safe, and none blocks.
 *
 * <p>At most {@code workers} tasks run and {@code queue} wait. A worker is taken until its task has really ended, even
 * if its asker has given up on it: a task that ignores interruption makes the others wait, but never costs more threads or memory.
 */
public final class Tasks {
    private static final Logger LOG = LoggerFactory.getLogger(Tasks.class);
    private static final String THREADS = "hubbub-task";

    private final TaskCatalog catalog;
    private final Duration deadline;
    private final Places<Work> places;
    private final WorkerExecutor executor;
    private final TaskCounts counts = new TaskCounts();

    /** A job, and who wants to know its result. */
    private record Work(TaskRun run, Job job) {}

    /**
     * Made outside any verticle, whose end would take the worker threads away; they start when needed.
     *
     * @param queue how many requests may wait for a worker, 0 or more
     * @param deadline from the request to the latest answer, waiting included; 1 ms or more
     */
    public Tasks(Vertx vertx, TaskCatalog catalog, int workers, int queue, Duration deadline) {
        if (deadline.toMillis() < 1) {
            throw new IllegalArgumentException("expected a deadline of 1 ms or more, got " + deadline);
        }
        this.catalog = catalog;
        this.deadline = deadline;
        this.places = new Places<>(workers, queue);
        // The deadline is kept here; Vert.x would log every second that a task takes its time.
        this.executor = vertx.createSharedWorkerExecutor(THREADS, workers, Long.MAX_VALUE, TimeUnit.NANOSECONDS);
    }

    /**
     * Asks for a task. Called on an event loop, whose context the answer comes back on: once, after this method has
     * returned, and at the deadline at the latest; or never, if the asker cancels first or the tasks are closed.
     *
     * @param arguments what the asker wrote after the name
     */
    public TaskRun run(String name, String arguments, Consumer<TaskResult> answer) {
        TaskRun run = new TaskRun(askersContext(), counts, answer);
        Optional<Task> task = find(name, run);
        if (task.isPresent()) {
            ask(new Work(run, new Job(task.get(), arguments)));
        }
        return run;
    }

    /** One line for each task there is, sorted by name, for people: what to write and what comes back. */
    public List<String> usages() {
        try {
            return catalog.all().stream().map(Tasks::usage).toList();
        } catch (IllegalStateException e) {
            LOG.warn("No task can run: {}", e.getMessage());
            return List.of(e.getMessage());
        }
    }

    /** A question about what tasks there are has nothing to do with one task's mistake. */
    private static String usage(Task task) {
        try {
            return String.valueOf(task.usage());
        } catch (Throwable e) {
            LOG.warn("Task {} failed to tell its usage", task.name(), e);
            return task.name() + ": its usage can't be shown; the log says why";
        }
    }

    /** The names of all tasks, sorted; none if they can't be loaded. */
    public List<String> names() {
        try {
            return catalog.names();
        } catch (IllegalStateException e) {
            LOG.warn("No task can run: {}", e.getMessage());
            return List.of();
        }
    }

    /** The workers taken, each by a task that runs or is about to. */
    public int running() {
        return places.working();
    }

    /** The requests that wait for a worker. */
    public int queued() {
        return places.waiting();
    }

    /** The requests answered so far in this way: done, failed, busy, late … */
    public long answered(TaskResult.Kind kind) {
        return counts.answered(kind);
    }

    /** The requests so far whose asker left before the answer. */
    public long dropped() {
        return counts.dropped();
    }

    /**
     * Cancels everything, interrupts the workers and answers {@link TaskResult.Kind#BUSY} from now on. Called before the
     * Vertx is closed, as often as one likes. The future doesn't wait for tasks that ignore interruption.
     */
    public Future<Void> close() {
        places.close().forEach(this::drop);
        return executor.close();
    }

    private static Context askersContext() {
        Context context = Vertx.currentContext();
        if (context == null || !Context.isOnEventLoopThread()) {
            throw new IllegalStateException("a task is asked for on an event loop, not on " + Thread.currentThread());
        }
        return context;
    }

    private Optional<Task> find(String name, TaskRun run) {
        try {
            Optional<Task> task = catalog.find(name);
            if (task.isEmpty()) {
                run.answerSoon(TaskResult.unknown(name, catalog.names()));
            }
            return task;
        } catch (IllegalStateException e) {
            LOG.warn("No task can run: {}", e.getMessage());
            run.answerSoon(TaskResult.failed(Wording.quoted(name), e));
            return Optional.empty();
        }
    }

    private void ask(Work work) {
        Optional<TaskResult> mistake = work.job.mistake();
        if (mistake.isPresent()) {
            work.run.answerSoon(mistake.get());
            return;
        }
        switch (places.enter(work)) {
            case WORKS -> {
                await(work);
                start(work);
            }
            case WAITS -> await(work);
            case FULL -> work.run.answerSoon(TaskResult.busy(places.workers(), places.queue()));
            case CLOSED -> work.run.answerSoon(TaskResult.stopping());
        }
    }

    private void await(Work work) {
        work.run.await(deadline.toMillis(), () -> giveUp(work), () -> TaskResult.late(work.job.name(), deadline));
    }

    /** On the asker's loop. Unordered: in order, Vert.x's default, a slow task would hold up all of this verticle's. */
    private void start(Work work) {
        try {
            executor.executeBlocking(
                    () -> {
                        computed(work).ifPresent(work.run::answerSoon);
                        return work;
                    },
                    false);
        } catch (RejectedExecutionException | IllegalStateException e) {
            LOG.debug("Task {} came too late to start", work.job.name(), e);
            leaveWorker(work);
            work.run.answerSoon(TaskResult.stopping());
        }
    }

    /** On a worker thread. The place is free before the asker hears: it may ask again at once. */
    private Optional<TaskResult> computed(Work work) {
        try {
            return work.job.work();
        } finally {
            leaveWorker(work);
        }
    }

    private void leaveWorker(Work work) {
        places.leaveWorker(work).ifPresent(next -> next.run.context().runOnContext(v -> start(next)));
    }

    private void giveUp(Work work) {
        if (!places.leaveQueue(work) && work.job.giveUp()) {
            LOG.debug("Task {} was given up while it ran", work.job.name());
        }
    }

    private void drop(Work work) {
        if (!work.job.giveUp()) {
            // A closed executor forgets what it hasn't started.
            leaveWorker(work);
        }
        try {
            work.run.context().runOnContext(v -> work.run.cancel());
        } catch (RejectedExecutionException e) {
            LOG.debug("Task {} outlived its asker's event loop", work.job.name(), e);
        }
    }
}
