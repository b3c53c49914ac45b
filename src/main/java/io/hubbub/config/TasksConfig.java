package io.hubbub.config;

/** The configuration's section about blocking tasks. */
public final class TasksConfig extends Options {
    public final int workers =
            keys.number("workers", 1, 1024, 15, "tasks that run at once, each on a thread of its own");
    public final int queue =
            keys.number("queue", 0, 100_000, 256, "tasks that may wait for a worker; the next one is answered busy");
    public final int deadlineSeconds = keys.number(
            "deadlineSeconds", 1, 86_400, 30, "seconds after which a task is cancelled, and the one who asked is told");

    TasksConfig(Keys keys) {
        super(keys);
    }
}
