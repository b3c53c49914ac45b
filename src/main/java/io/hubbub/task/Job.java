package io.hubbub.task;

import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One computation, which at most one worker thread does and which anybody may give up.
 *
 * <p>MUST hold: an interrupt reaches the worker only while it is inside {@link Task#run}, and nothing of it is left on
 * the thread afterwards. Hence entering, leaving and giving up exclude each other.
 */
final class Job {
    private static final Logger LOG = LoggerFactory.getLogger(Job.class);

    private final Task task;
    private final String arguments;

    // Guarded by this.
    private Thread worker;
    private boolean givenUp;

    Job(Task task, String arguments) {
        this.task = task;
        this.arguments = arguments.strip();
    }

    String name() {
        return task.name();
    }

    /** On an event loop: what the task says against its arguments, if anything. */
    Optional<TaskResult> mistake() {
        try {
            task.check(arguments);
            return Optional.empty();
        } catch (Throwable e) {
            return Optional.of(failed(e));
        }
    }

    /** On a worker thread: does the computation. Never throws; empty if the job has been given up meanwhile. */
    Optional<TaskResult> work() {
        if (!enter()) {
            return Optional.empty();
        }
        try {
            String text = runAndLeave();
            return isGivenUp() ? Optional.empty() : Optional.of(TaskResult.done(text));
        } catch (Throwable e) {
            // A user's task may throw anything, and its asker is to hear of it in any case.
            return isGivenUp() ? Optional.empty() : Optional.of(failed(e));
        }
    }

    /** On any thread: never starts it if it hasn't been, else interrupts it. Returns whether a worker is in it now. */
    synchronized boolean giveUp() {
        givenUp = true;
        if (worker != null) {
            worker.interrupt();
        }
        return worker != null;
    }

    private String runAndLeave() throws Exception {
        try {
            return Objects.requireNonNull(task.run(arguments), "it answered nothing at all");
        } finally {
            leave();
        }
    }

    private synchronized boolean enter() {
        if (!givenUp) {
            worker = Thread.currentThread();
        }
        return !givenUp;
    }

    private synchronized void leave() {
        worker = null;
        Thread.interrupted();
    }

    private synchronized boolean isGivenUp() {
        return givenUp;
    }

    private TaskResult failed(Throwable failure) {
        if (failure instanceof IllegalArgumentException mistake) {
            LOG.debug("Task {} refused {}", name(), Wording.quoted(arguments), mistake);
            return TaskResult.badArguments(name(), mistake);
        }
        LOG.warn("Task {} failed, given {}", name(), Wording.quoted(arguments), failure);
        return TaskResult.failed(name(), failure);
    }
}
