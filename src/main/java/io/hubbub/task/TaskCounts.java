package io.hubbub.task;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** How requests ended, since the start: each is counted once, before its asker hears. Thread-safe. */
final class TaskCounts {
    private final Map<TaskResult.Kind, LongAdder> answered = new EnumMap<>(TaskResult.Kind.class);
    private final LongAdder dropped = new LongAdder();

    TaskCounts() {
        for (TaskResult.Kind kind : TaskResult.Kind.values()) {
            answered.put(kind, new LongAdder());
        }
    }

    void answer(TaskResult.Kind kind) {
        answered.get(kind).increment();
    }

    void drop() {
        dropped.increment();
    }

    long answered(TaskResult.Kind kind) {
        return answered.get(kind).sum();
    }

    long dropped() {
        return dropped.sum();
    }
}
