package io.hubbub.config;

/** How blocking tasks are run. What each number means: the {@link Setting} of the same name. */
public record TasksConfig(int workers, int queue, int deadlineSeconds) {
    public static TasksConfig defaults() {
        return new TasksConfig(
                Setting.WORKERS.standard(), Setting.QUEUE.standard(), Setting.DEADLINE_SECONDS.standard());
    }
}
