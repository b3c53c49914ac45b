package io.hubbub.task;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The tasks that one connection has asked for and not been answered yet. Belongs to the connection's event loop. Made when the first
 * task is asked for, since most connections never do.
 */
public final class TaskDesk {
    /** Tasks that a connection may wait for and still be read from: they take far more memory than the lines that ask for them. */
    private static final int MOST = 100;

    private final Tasks tasks;
    private final Consumer<Runnable> guard;
    private final Set<TaskRun> open = new LinkedHashSet<>();

    /** @param guard does what an answer leads to; a mistake in there is the connection's and goes no further */
    public TaskDesk(Tasks tasks, Consumer<Runnable> guard) {
        this.tasks = tasks;
        this.guard = guard;
    }

    /** Asks for a task; the answer comes on this loop, once, unless the connection closes first. */
    public void ask(String name, String arguments, Consumer<TaskResult> answer) {
        TaskRun[] run = new TaskRun[1];
        run[0] = tasks.run(name, arguments, result -> {
            open.remove(run[0]);
            guard.accept(() -> answer.accept(result));
        });
        open.add(run[0]);
    }

    /**
     * Asks for a task, and holds the connection's reader while this is more than it may wait for.
     *
     * @param hold reads nothing more
     * @param letGo undoes that; told after the answer
     */
    public void ask(String name, String arguments, Consumer<TaskResult> answer, Runnable hold, Runnable letGo) {
        boolean fills = open.size() + 1 >= MOST;
        ask(name, arguments, result -> {
            answer.accept(result);
            if (fills) {
                letGo.run();
            }
        });
        if (fills) {
            hold.run();
        }
    }

    /** Whether nothing is waited for. */
    public boolean isIdle() {
        return open.isEmpty();
    }

    /** The connection is gone: nobody wants the answers any more. */
    public void close() {
        open.forEach(TaskRun::cancel);
        open.clear();
    }
}
